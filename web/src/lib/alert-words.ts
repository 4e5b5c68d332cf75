import { type AlertKind, knownKind } from '@tranquera/contracts/alert-kinds'
import { EN, EN_FRAME } from '@tranquera/contracts/alert-texts/en'
import { ES, ES_FRAME } from '@tranquera/contracts/alert-texts/es'
import { useCallback } from 'react'
import { useLanguage } from './i18n.ts'

export interface ToldAlert {
  readonly title: string
  readonly advice: string
}

/** An alert in the panel's language by its kind, in the very words in which the bell rings. */
export function alertWords(kind: string, language: string): ToldAlert {
  const [words, frame] = language === 'en' ? [EN, EN_FRAME] : [ES, ES_FRAME]
  const known: AlertKind | 'other' = knownKind(kind)
  const [title, advice] = known === 'other' ? frame.unknown : words[known]
  return { title, advice }
}

export function useAlertWords(): (kind: string) => ToldAlert {
  const { language } = useLanguage()
  return useCallback((kind: string) => alertWords(kind, language), [language])
}
