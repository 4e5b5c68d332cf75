import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { en } from './dictionaries/en.ts'
import { es } from './dictionaries/es.ts'
import { pt } from './dictionaries/pt.ts'

export const LANGUAGES = ['es', 'pt', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
/** Owners write in Spanish or English; guests' pages also come in Portuguese. */
export const PANEL_LANGUAGES: readonly Language[] = ['es', 'en']

const KEPT_AS = 'tranquera.language'
const LOCALES: Record<Language, string> = { es: 'es-AR', pt: 'pt-BR', en: 'en-GB' }

/** Spanish unless the visitor chose, or the browser asks for, another one we write. */
export function pickLanguage(kept: string | null, preferred: readonly string[]): Language {
  const candidates = [kept ?? '', ...preferred].map((tag) => tag.slice(0, 2).toLowerCase())
  for (const tag of candidates) {
    const known = LANGUAGES.find((language) => language === tag)
    if (known) return known
  }
  return 'es'
}

export function startLanguages(): void {
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

export function useLanguage() {
  const { i18n } = useTranslation()
  const language = pickLanguage(i18n.language, [])
  return {
    language,
    locale: LOCALES[language],
    choose(next: Language) {
      localStorage.setItem(KEPT_AS, next)
      document.documentElement.lang = LOCALES[next]
      void i18n.changeLanguage(next)
    },
  }
}
