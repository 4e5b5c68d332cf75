import { z } from 'zod'
import { idOf, languageSchema, localizedSchema, paginationSchema, uuidSchema, words } from './common.ts'

const text = z.union([words(4000).min(1, 'Write the answer.'), localizedSchema])
const questions = z.array(words(300).min(1)).min(1, 'Give at least one question that asks for it.').max(50)
const accommodationIds = z.array(idOf<'accommodation'>()).max(200).nullish()

/** A text alone is in `language`. Without `accommodation_ids` it holds for all cabins. */
export const answerBodySchema = z
  .strictObject({
    text,
    questions,
    accommodation_ids: accommodationIds,
    language: languageSchema.optional(),
  })
  .meta({ id: 'AnswerBody' })
export type AnswerBody = z.infer<typeof answerBodySchema>

/** Languages that are left out keep their text. */
export const answerPatchSchema = z
  .strictObject({
    text: text.optional(),
    questions: questions.optional(),
    accommodation_ids: accommodationIds,
  })
  .meta({ id: 'AnswerPatch' })
export type AnswerPatch = z.infer<typeof answerPatchSchema>

export const answerSchema = z
  .object({
    id: uuidSchema,
    text: localizedSchema,
    questions: z.array(z.string()),
    /** Null: all cabins. */
    accommodation_ids: z.array(uuidSchema).nullable(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: 'Answer' })
export const answerListSchema = z
  .object({ items: z.array(answerSchema), pagination: paginationSchema })
  .meta({ id: 'AnswerList' })

export const unansweredQuestionSchema = z
  .object({
    id: uuidSchema,
    conversation_id: uuidSchema,
    accommodation_id: uuidSchema.nullable(),
    language: languageSchema,
    text: z.string(),
    asked_at: z.string(),
    answered_at: z.string().nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: 'UnansweredQuestion' })
export const unansweredQuestionListSchema = z
  .object({ items: z.array(unansweredQuestionSchema), pagination: paginationSchema })
  .meta({ id: 'UnansweredQuestionList' })

/** `remember` keeps the answer for whoever asks next: about all cabins, or about the one the question was about. */
export const answerQuestionBodySchema = z
  .strictObject({
    text: words(4000).min(1, 'Write the answer.'),
    remember: z.boolean().default(false),
    for: z.enum(['all', 'cabin']).default('all'),
  })
  .meta({ id: 'AnswerQuestionBody' })
export type AnswerQuestionBody = z.infer<typeof answerQuestionBodySchema>
