import {
  type CheckName,
  CODES,
  type Code,
  type NamedFinding,
  type SetupWords,
  type Status,
} from './finding.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'

const SETUP_LANGUAGES = ['es', 'en'] as const
export type SetupLanguage = (typeof SETUP_LANGUAGES)[number]

const WORDS: Readonly<Record<SetupLanguage, SetupWords>> = { es, en }

export interface WordedFinding {
  readonly check: CheckName
  readonly title: string
  readonly status: Status
  readonly code: Code
  readonly says: string
  /** What to do; null when nothing is to be done. */
  readonly advice: string | null
}

export function worded({ check, code, values }: NamedFinding, language: SetupLanguage): WordedFinding {
  const words = WORDS[language]
  const [says, advice] = words.codes[code]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_gap, name: string) => values?.[name] ?? '')
  return {
    check,
    title: words.checks[check],
    status: CODES[code],
    code,
    says: fill(says),
    advice: advice === null ? null : fill(advice),
  }
}

export function statusWord(status: Status, language: SetupLanguage): string {
  return WORDS[language].status[status]
}
