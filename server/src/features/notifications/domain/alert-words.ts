import {
  type AlertWords,
  type FrameWords,
  knownKind,
  type TitleAndAdvice,
} from '@tranquera/contracts/alert-kinds'
import { EN, EN_FRAME } from '@tranquera/contracts/alert-texts/en'
import { ES, ES_FRAME } from '@tranquera/contracts/alert-texts/es'
import { PT, PT_FRAME } from '@tranquera/contracts/alert-texts/pt'
import type { OwnerLanguage } from './telling.ts'

const WORDS: Readonly<Record<OwnerLanguage, AlertWords>> = { es: ES, pt: PT, en: EN }
export const FRAME: Readonly<Record<OwnerLanguage, FrameWords>> = { es: ES_FRAME, pt: PT_FRAME, en: EN_FRAME }

export function wordsFor(kind: string, language: OwnerLanguage): TitleAndAdvice {
  const known = knownKind(kind)
  return known === 'other' ? FRAME[language].unknown : WORDS[language][known]
}
