import { type AlertWords, type FrameWords, knownKind, type TitleAndAdvice } from './alert-kinds.ts'
import type { OwnerLanguage } from './telling.ts'
import { EN, EN_FRAME } from './texts/en.ts'
import { ES, ES_FRAME } from './texts/es.ts'
import { PT, PT_FRAME } from './texts/pt.ts'

const WORDS: Readonly<Record<OwnerLanguage, AlertWords>> = { es: ES, pt: PT, en: EN }
export const FRAME: Readonly<Record<OwnerLanguage, FrameWords>> = { es: ES_FRAME, pt: PT_FRAME, en: EN_FRAME }

export function wordsFor(kind: string, language: OwnerLanguage): TitleAndAdvice {
  const known = knownKind(kind)
  return known === 'other' ? FRAME[language].unknown : WORDS[language][known]
}
