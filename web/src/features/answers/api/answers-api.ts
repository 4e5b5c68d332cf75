import { useQuery } from '@tanstack/react-query'
import type {
  answerBodySchema,
  answerListSchema,
  answerPatchSchema,
  answerSchema,
  unansweredQuestionListSchema,
  unansweredQuestionSchema,
} from '@tranquera/contracts/answers'
import type { z } from 'zod'
import { askAdmin, PANEL, patch, post, REMOVE } from '../../../lib/admin.ts'

export type Answer = z.output<typeof answerSchema>
export type AnswerBody = z.input<typeof answerBodySchema>
export type OpenQuestion = z.output<typeof unansweredQuestionSchema>

export function useAnswers() {
  return useQuery({
    queryKey: [PANEL, 'answers'],
    queryFn: () => askAdmin<typeof answerListSchema>('/answers?page_size=100'),
  })
}

/** What guests asked and nobody has written down, the oldest first. */
export function useOpenQuestions() {
  return useQuery({
    queryKey: [PANEL, 'questions'],
    queryFn: () => askAdmin<typeof unansweredQuestionListSchema>('/unanswered-questions?page_size=100'),
  })
}

export function addAnswer(body: AnswerBody) {
  return askAdmin<typeof answerSchema>('/answers', post(body))
}

export function changeAnswer(id: string, body: z.input<typeof answerPatchSchema>) {
  return askAdmin<typeof answerSchema>(`/answers/${encodeURIComponent(id)}`, patch(body))
}

export function removeAnswer(id: string) {
  return askAdmin<z.ZodType>(`/answers/${encodeURIComponent(id)}`, REMOVE)
}

/** The guest gets it in the chat; `isKept`: whoever asks next gets it too. */
export function answerQuestion(id: string, { text, isKept }: { text: string; isKept: boolean }) {
  return askAdmin<typeof unansweredQuestionSchema>(
    `/unanswered-questions/${encodeURIComponent(id)}/answer`,
    post({ text, remember: isKept }),
  )
}
