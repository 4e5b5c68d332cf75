import type { AnswerBody, AnswerPatch, AnswerQuestionBody } from '@tranquera/contracts/answers'
import type { Clock, Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Actor } from '../../lib/http/actor.ts'
import { type AccommodationId, type ConversationId, type Ids, isId, type PropertyId } from '../../lib/ids.ts'
import type { Language } from '../language/domain.ts'
import type { Localized } from '../lodging/domain/accommodation.ts'
import type { MessagingService } from '../messaging/service.ts'
import type { CloseAlert, RaiseAlert } from '../notifications/domain/alert.ts'
import type { AuditEntry } from '../staff/domain/audit.ts'
import {
  type Answer,
  type AnswerId,
  findAnswer,
  type OpenQuestion,
  type QuestionId,
} from './domain/answer.ts'
import { SAME, similarity } from './domain/matching.ts'
import { answersRepository } from './repository.ts'

export interface AnswersDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  readonly messaging: (db: Db) => MessagingService
  readonly alert: RaiseAlert
  readonly closeAlert: CloseAlert
  readonly audit: (tx: Db, entry: AuditEntry) => Promise<void>
}

export interface Asked {
  readonly conversationId: ConversationId
  readonly accommodationId: string | null
  readonly language: Language
  readonly text: string
}

export type AnswersService = ReturnType<ReturnType<typeof answersService>>

/** What the owner has written for guests to be told, and what guests asked that nobody had written. */
export function answersService(deps: AnswersDeps) {
  const repositoryOf = (db: Db) => answersRepository(db, deps.propertyId)

  return (db: Db) => {
    const record = (
      tx: Db,
      actor: Actor,
      entry: Pick<AuditEntry, 'action' | 'entityId' | 'before' | 'after'>,
    ) => deps.audit(tx, { actor, entity: 'answer', cause: 'answers edited', ...entry })

    return {
      list: () => repositoryOf(db).list(),
      find: async (asked: { text: string; accommodationId: string | null }) =>
        findAnswer(await repositoryOf(db).list(), asked),
      async get(id: string): Promise<Answer | undefined> {
        return (await repositoryOf(db).list()).find((one) => one.id === id)
      },

      create(body: AnswerBody, actor: Actor): Promise<Answer> {
        return db.transaction(async (tx) => {
          const answer = compose(deps, body)
          await repositoryOf(tx).insert(answer)
          await record(tx, actor, { action: 'answer.created', entityId: answer.id, after: { ...answer } })
          return answer
        })
      },

      /** Undefined when there is no such answer. */
      patch(id: AnswerId, body: AnswerPatch, actor: Actor): Promise<Answer | undefined> {
        return db.transaction(async (tx) => {
          const before = await repositoryOf(tx).lock(id)
          if (!before) return undefined
          const after: Answer = {
            ...before,
            text: body.text === undefined ? before.text : { ...before.text, ...localizedOf(body.text) },
            questions: body.questions ?? before.questions,
            accommodationIds:
              body.accommodation_ids === undefined
                ? before.accommodationIds
                : cabinsOf(body.accommodation_ids),
            updatedAt: deps.clock.now(),
          }
          await repositoryOf(tx).update(after)
          await record(tx, actor, {
            action: 'answer.changed',
            entityId: id,
            before: { ...before },
            after: { ...after },
          })
          return after
        })
      },

      remove(id: AnswerId, actor: Actor): Promise<boolean> {
        return db.transaction(async (tx) => {
          const gone = await repositoryOf(tx).remove(id)
          if (gone) await record(tx, actor, { action: 'answer.removed', entityId: id })
          return gone
        })
      },

      /** Kept for the owner, who is told; the same question of one guest is asked once. */
      async askOwner(asked: Asked): Promise<QuestionId | null> {
        const repository = repositoryOf(db)
        const open = await repository.openQuestionsOf(asked.conversationId)
        if (open.some((one) => similarity(one.text, asked.text) >= SAME)) return null
        const id = deps.ids.uuid<QuestionId>()
        await repository.ask({
          id,
          conversationId: asked.conversationId,
          accommodationId: isId<'accommodation'>(asked.accommodationId) ? asked.accommodationId : null,
          language: asked.language,
          text: asked.text.slice(0, 1000),
          askedAt: deps.clock.now(),
          answeredAt: null,
          answerText: null,
        })
        await deps.alert(db, {
          kind: 'question_unanswered',
          severity: 'warning',
          summary: `A guest asks: "${asked.text.slice(0, 200)}". Answer it under questions; the guest gets your words.`,
          entity: 'conversation',
          entityId: asked.conversationId,
          dedupeKey: alertKey(id),
        })
        return id
      },

      question: (id: string) => repositoryOf(db).findQuestion(id),

      /** Decided in another way than by words of its own: the guest is told by whoever decided. */
      settle(id: string, text: string, actor: Actor): Promise<OpenQuestion | undefined> {
        return db.transaction(async (tx) => {
          const question = await repositoryOf(tx).lockQuestion(id)
          if (!question || question.answeredAt) return undefined
          await repositoryOf(tx).markAnswered(question.id, text, deps.clock.now())
          await deps.closeAlert(tx, alertKey(question.id))
          await record(tx, actor, { action: 'question.answered', entityId: question.id, after: {} })
          return question
        })
      },

      /** What was answered once is known from now on. Undefined while there is no answer. */
      remember(id: string, of: 'cabin' | 'all', actor: Actor): Promise<Answer | undefined> {
        return db.transaction(async (tx) => {
          const question = await repositoryOf(tx).lockQuestion(id)
          if (!question?.answerText) return undefined
          const answer = remembered(deps, question, { text: question.answerText, remember: true, for: of })
          const kept = await repositoryOf(tx).lock(answer.id)
          if (kept) return kept
          await repositoryOf(tx).insert(answer)
          await record(tx, actor, { action: 'answer.created', entityId: answer.id, after: { ...answer } })
          return answer
        })
      },

      /** What was asked is not kept longer than what was said. */
      forgetQuestions(
        of: { readonly conversationIds: readonly string[] } | { readonly before: Instant },
      ): Promise<void> {
        return db.transaction(async (tx) => {
          for (const id of await repositoryOf(tx).forgetQuestions(of)) await deps.closeAlert(tx, alertKey(id))
        })
      },

      listOpen: (page: { limit: number; offset: number }) => repositoryOf(db).listOpen(page),

      /** Goes to the guest as it is written, and is known from then on when it is to be remembered. */
      answerQuestion(
        id: string,
        body: AnswerQuestionBody,
        actor: Actor,
      ): Promise<
        | { ok: true; question: OpenQuestion; answer: Answer | null }
        | { ok: false; reason: 'not_found' | 'answered' }
      > {
        return db.transaction(async (tx) => {
          const repository = repositoryOf(tx)
          const question = await repository.lockQuestion(id)
          if (!question) return { ok: false, reason: 'not_found' as const }
          if (question.answeredAt) return { ok: false, reason: 'answered' as const }
          const now = deps.clock.now()
          await repository.markAnswered(question.id, body.text, now)
          await deps.messaging(tx).say({
            conversationId: question.conversationId,
            content: { type: 'text', body: body.text },
            dedupeKey: `question:${question.id}`,
          })
          const answer = body.remember ? remembered(deps, question, body) : null
          if (answer) await repository.insert(answer)
          await deps.closeAlert(tx, alertKey(question.id))
          await record(tx, actor, {
            action: 'question.answered',
            entityId: question.id,
            // The words stand with the question, where they can be forgotten.
            after: { remembered: answer?.id ?? null },
          })
          return { ok: true, question: { ...question, answeredAt: now, answerText: body.text }, answer }
        })
      },
    }
  }
}

const alertKey = (id: QuestionId) => `question:${id}`

function compose(deps: AnswersDeps, body: AnswerBody): Answer {
  const now = deps.clock.now()
  return {
    id: deps.ids.uuid<AnswerId>(),
    accommodationIds: cabinsOf(body.accommodation_ids),
    questions: body.questions,
    text: localizedOf(body.text, body.language),
    createdAt: now,
    updatedAt: now,
  }
}

/**
 * In the language in which it was asked: the owner wrote it for this guest. It bears the id of its question, so that
 * keeping it twice keeps it once.
 */
function remembered(deps: AnswersDeps, question: OpenQuestion, body: AnswerQuestionBody): Answer {
  const cabin = body.for === 'cabin' ? question.accommodationId : null
  const answer = compose(deps, {
    text: body.text,
    language: question.language,
    questions: [question.text],
    accommodation_ids: cabin ? [cabin] : undefined,
  })
  return { ...answer, id: question.id }
}

function localizedOf(text: AnswerBody['text'], language: Language = 'es'): Localized {
  return typeof text === 'string' ? { [language]: text } : text
}

function cabinsOf(ids: readonly AccommodationId[] | null | undefined): Answer['accommodationIds'] {
  return ids && ids.length > 0 ? ids : null
}
