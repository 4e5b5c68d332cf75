import { LANGUAGES, type Language } from '@tranquera/contracts/values'
import { useTranslation } from 'react-i18next'

export { LANGUAGES, type Language }
/** Owners write in Spanish or English; guests' pages also come in Portuguese. */
export const PANEL_LANGUAGES: readonly Language[] = ['es', 'en']

export const KEPT_AS = 'tranquera.language'
export const LOCALES: Record<Language, string> = { es: 'es-AR', pt: 'pt-BR', en: 'en-GB' }

/** Spanish unless the visitor chose, or the browser asks for, another one we write. */
export function pickLanguage(kept: string | null, preferred: readonly string[]): Language {
  const candidates = [kept ?? '', ...preferred].map((tag) => tag.slice(0, 2).toLowerCase())
  for (const tag of candidates) {
    const known = LANGUAGES.find((language) => language === tag)
    if (known) return known
  }
  return 'es'
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
