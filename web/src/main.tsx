import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './lib/dictionaries/en.ts'
import { es } from './lib/dictionaries/es.ts'
import { pt } from './lib/dictionaries/pt.ts'
import { KEPT_AS, LOCALES, pickLanguage } from './lib/i18n.ts'
import '@fontsource/inter/latin-400.css'
import '@fontsource/inter/latin-500.css'
import '@fontsource/inter/latin-600.css'
import '@fontsource/inter/latin-700.css'
import './app/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Providers } from './app/providers.tsx'

startLanguages()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
)

/** For the panel and the guest's phone, which speak the language chosen before or the browser's. */
function startLanguages(): void {
  const language = pickLanguage(localStorage.getItem(KEPT_AS), navigator.languages)
  void i18next.use(initReactI18next).init({
    resources: { es: { translation: es }, pt: { translation: pt }, en: { translation: en } },
    lng: language,
    fallbackLng: 'es',
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  document.documentElement.lang = LOCALES[language]
}
