import {
  answerBodySchema,
  answerListSchema,
  answerPatchSchema,
  answerQuestionBodySchema,
  answerSchema,
  unansweredQuestionListSchema,
  unansweredQuestionSchema,
} from '@tranquera/contracts/answers'
import { idParams, idParamsSchema, offsetOf, pageQuerySchema, paginate } from '@tranquera/contracts/common'
import { formatInstant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import { actorOf, type Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import type { Answer, OpenQuestion } from './domain/answer.ts'
import type { AnswersService } from './service.ts'

export interface AnswerRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly answers: (db: Db) => AnswersService
}

export function answerRoutes(deps: AnswerRouteDeps): Routes {
  return (app: App) => {
    writtenAnswers(app, deps)
    openQuestions(app, deps)
  }
}

function presentAnswer(one: Answer, zone: string) {
  return {
    id: one.id,
    text: one.text,
    questions: [...one.questions],
    accommodation_ids: one.accommodationIds && [...one.accommodationIds],
    created_at: formatInstant(one.createdAt, zone),
    updated_at: formatInstant(one.updatedAt, zone),
  }
}

function presentQuestion(one: OpenQuestion, zone: string) {
  return {
    id: one.id,
    conversation_id: one.conversationId,
    accommodation_id: one.accommodationId,
    language: one.language,
    text: one.text,
    asked_at: formatInstant(one.askedAt, zone),
    answered_at: one.answeredAt && formatInstant(one.answeredAt, zone),
    answer: one.answerText,
  }
}

const noAnswer = () => problem({ code: 'not_found', detail: 'There is no such answer.' })

function writtenAnswers(app: App, { db, zone, guards, answers }: AnswerRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/answers',
    id: 'listAnswers',
    summary: 'Lists what the owner has written for guests to be told.',
    tag: 'Answers',
    guard: guards.reader,
    schema: { querystring: pageQuerySchema, response: { 200: answerListSchema } },
    handler: async ({ query }) => {
      const all = await answers(db).list()
      const page = all.slice(offsetOf(query), offsetOf(query) + query.page_size)
      return { items: page.map((one) => presentAnswer(one, zone)), pagination: paginate(query, all.length) }
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/answers',
    id: 'createAnswer',
    summary: 'Writes down an answer with the questions that ask for it.',
    tag: 'Answers',
    guard: guards.staff,
    schema: { body: answerBodySchema, response: { 201: answerSchema } },
    handler: async (request, reply) =>
      reply.code(201).send(presentAnswer(await answers(db).create(request.body, actorOf(request)), zone)),
  })

  operation(app, {
    method: 'PATCH',
    url: '/admin/answers/:id',
    id: 'changeAnswer',
    summary: 'Changes an answer; what is left out stays.',
    tag: 'Answers',
    guard: guards.staff,
    problems: ['not_found'],
    schema: { params: idParams<'answer'>(), body: answerPatchSchema, response: { 200: answerSchema } },
    handler: async (request) => {
      const changed = await answers(db).patch(request.params.id, request.body, actorOf(request))
      if (!changed) throw noAnswer()
      return presentAnswer(changed, zone)
    },
  })

  operation(app, {
    method: 'DELETE',
    url: '/admin/answers/:id',
    id: 'removeAnswer',
    summary: 'Forgets an answer.',
    tag: 'Answers',
    guard: guards.staff,
    problems: ['not_found'],
    schema: { params: idParams<'answer'>() },
    handler: async (request, reply) => {
      if (!(await answers(db).remove(request.params.id, actorOf(request)))) throw noAnswer()
      return reply.code(204).send()
    },
  })
}

function openQuestions(app: App, { db, zone, guards, answers }: AnswerRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/unanswered-questions',
    id: 'listUnansweredQuestions',
    summary: 'Lists what guests asked that nobody has written down, the oldest first.',
    tag: 'Answers',
    guard: guards.reader,
    schema: { querystring: pageQuerySchema, response: { 200: unansweredQuestionListSchema } },
    handler: async ({ query }) => {
      const page = { limit: query.page_size, offset: offsetOf(query) }
      const { items, total } = await answers(db).listOpen(page)
      return { items: items.map((one) => presentQuestion(one, zone)), pagination: paginate(query, total) }
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/unanswered-questions/:id/answer',
    id: 'answerQuestion',
    summary: 'Sends the answer to the guest, and keeps it when it is to be remembered.',
    tag: 'Answers',
    guard: guards.staff,
    problems: ['not_found', 'conflict'],
    schema: {
      params: idParamsSchema,
      body: answerQuestionBodySchema,
      response: { 200: unansweredQuestionSchema },
    },
    handler: async (request) => {
      const done = await answers(db).answerQuestion(request.params.id, request.body, actorOf(request))
      if (done.ok) return presentQuestion(done.question, zone)
      if (done.reason === 'answered')
        throw problem({ code: 'conflict', detail: 'This question has been answered already.' })
      throw problem({ code: 'not_found', detail: 'There is no such question.' })
    },
  })
}
