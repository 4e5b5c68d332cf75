import { LANGUAGES, type Language } from '../../../lib/i18n.ts'
import type { Answer, AnswerBody } from './answers-api.ts'

/** The form of one answer; a question a line. */
export interface AnswerDraft {
  readonly text: Readonly<Record<Language, string>>
  readonly questions: string
  /** None: it holds for all cabins. */
  readonly cabins: readonly string[]
}

export function answerDraft(answer?: Answer): AnswerDraft {
  return {
    text: { es: answer?.text.es ?? '', pt: answer?.text.pt ?? '', en: answer?.text.en ?? '' },
    questions: answer?.questions.join('\n') ?? '',
    cabins: answer?.accommodation_ids ?? [],
  }
}

/** Undefined while there is no answer or nothing that asks for it. */
export function answerBody({ text, questions, cabins }: AnswerDraft): AnswerBody | undefined {
  const asked = questions
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const written = LANGUAGES.filter((language) => text[language].trim() !== '')
  if (written.length === 0 || asked.length === 0) return undefined
  return {
    text: Object.fromEntries(LANGUAGES.map((language) => [language, text[language].trim()])),
    questions: asked,
    accommodation_ids: cabins.length > 0 ? [...cabins] : null,
  }
}
