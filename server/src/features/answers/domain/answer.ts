import type { Instant } from '../../../lib/clock.ts'
import type { AccommodationId, ConversationId, Id } from '../../../lib/ids.ts'
import type { Language } from '../../language/domain.ts'
import type { Localized } from '../../lodging/domain/accommodation.ts'
import { PERHAPS, SAME, similarity } from './matching.ts'

export type AnswerId = Id<'answer'>
/** An answered question's id becomes its answer's. */
export type QuestionId = Id<'question'> & AnswerId

/** A fact in the owner's words, with the questions that ask for it. */
export interface Answer {
  readonly id: AnswerId
  /** Null: of all cabins. */
  readonly accommodationIds: readonly AccommodationId[] | null
  readonly questions: readonly string[]
  readonly text: Localized
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** What a guest asked and nobody had written down. */
export interface OpenQuestion {
  readonly id: QuestionId
  readonly conversationId: ConversationId
  readonly accommodationId: AccommodationId | null
  readonly language: Language
  readonly text: string
  readonly askedAt: Instant
  readonly answeredAt: Instant | null
  readonly answerText: string | null
}

export type Found =
  | { readonly sure: true; readonly answer: Answer }
  /** Near, and not near enough to be said: the guest is asked. */
  | { readonly sure: false; readonly answer: Answer; readonly question: string }

/** The answer whose questions are nearest to this one; an answer for this cabin wins over one for all. */
export function findAnswer(
  answers: readonly Answer[],
  asked: { readonly text: string; readonly accommodationId: string | null },
): Found | undefined {
  const ranked = answers
    .filter((one) => isFor(one, asked.accommodationId))
    .flatMap((answer) => answer.questions.map((question) => rank(answer, question, asked.text)))
    .toSorted((a, b) => b.likeness - a.likeness || Number(b.own) - Number(a.own))
  const [best] = ranked
  if (!best || best.likeness < PERHAPS) return undefined
  const { answer, question } = best
  return best.likeness >= SAME ? { sure: true, answer } : { sure: false, answer, question }
}

function rank(answer: Answer, question: string, text: string) {
  return {
    answer,
    question,
    likeness: similarity(question, text),
    own: answer.accommodationIds !== null,
  }
}

/** Without a cabin on the table, an answer about some of them would be said of all. */
function isFor({ accommodationIds }: Answer, cabin: string | null): boolean {
  return accommodationIds === null || accommodationIds.some((id) => id === cabin)
}
