import type { Instant } from '../../lib/clock.ts'
import { column, table } from '../../lib/db/table.ts'
import type { Db } from '../../lib/db/types.ts'
import type { PropertyId } from '../../lib/ids.ts'
import type { Answer, AnswerId, OpenQuestion, QuestionId } from './domain/answer.ts'

const OF_PROPERTY = { property_id: 'every statement is of one property' }

/** @public Checked against the migrations. */
export const ANSWERS = table<Answer>(
  'answers',
  {
    id: column('id'),
    accommodationIds: column('accommodation_ids'),
    questions: column('questions'),
    text: column('text'),
    createdAt: column('created_at'),
    updatedAt: column('updated_at'),
  },
  OF_PROPERTY,
)

/** @public Checked against the migrations. */
export const QUESTIONS = table<OpenQuestion>(
  'unanswered_questions',
  {
    id: column('id'),
    conversationId: column('conversation_id'),
    accommodationId: column('accommodation_id'),
    language: column('language'),
    text: column('text'),
    askedAt: column('asked_at'),
    answeredAt: column('answered_at'),
    answerText: column('answer_text'),
  },
  OF_PROPERTY,
)

export function answersRepository(db: Db, propertyId: PropertyId) {
  return {
    async list(): Promise<Answer[]> {
      const { rows } = await db.query(
        `select ${ANSWERS.select()} from answers where property_id = $1 order by created_at, id`,
        [propertyId],
      )
      return rows.map(ANSWERS.read)
    },

    async lock(id: AnswerId): Promise<Answer | undefined> {
      const { rows } = await db.query(
        `select ${ANSWERS.select()} from answers where id = $1 and property_id = $2 for update`,
        [id, propertyId],
      )
      return rows[0] && ANSWERS.read(rows[0])
    },

    async insert(answer: Answer): Promise<void> {
      await db.query(...ANSWERS.insert(answer, { property_id: propertyId }))
    },

    async update({ id, createdAt: _created, ...written }: Answer): Promise<void> {
      const { sql, params } = ANSWERS.sets(written, 3)
      await db.query(`update answers set ${sql} where id = $1 and property_id = $2`, [
        id,
        propertyId,
        ...params,
      ])
    },

    async remove(id: AnswerId): Promise<boolean> {
      const { rows } = await db.query('delete from answers where id = $1 and property_id = $2 returning id', [
        id,
        propertyId,
      ])
      return rows.length > 0
    },

    async ask(question: OpenQuestion): Promise<void> {
      await db.query(...QUESTIONS.insert(question, { property_id: propertyId }))
    },

    async openQuestionsOf(conversationId: OpenQuestion['conversationId']): Promise<OpenQuestion[]> {
      const { rows } = await db.query(
        `select ${QUESTIONS.select()} from unanswered_questions
          where conversation_id = $1 and property_id = $2 and answered_at is null`,
        [conversationId, propertyId],
      )
      return rows.map(QUESTIONS.read)
    },

    async listOpen(page: {
      limit: number
      offset: number
    }): Promise<{ items: OpenQuestion[]; total: number }> {
      const { rows } = await db.query<{ total: number }>(
        `select ${QUESTIONS.select()}, count(*) over ()::int as total from unanswered_questions
          where property_id = $1 and answered_at is null order by asked_at, id limit $2 offset $3`,
        [propertyId, page.limit, page.offset],
      )
      return { items: rows.map(QUESTIONS.read), total: rows[0]?.total ?? 0 }
    },

    async lockQuestion(id: string): Promise<OpenQuestion | undefined> {
      const { rows } = await db.query(
        `select ${QUESTIONS.select()} from unanswered_questions where id = $1 and property_id = $2 for update`,
        [id, propertyId],
      )
      return rows[0] && QUESTIONS.read(rows[0])
    },

    async findQuestion(id: string): Promise<OpenQuestion | undefined> {
      const { rows } = await db.query(
        `select ${QUESTIONS.select()} from unanswered_questions where id::text = $1 and property_id = $2`,
        [id, propertyId],
      )
      return rows[0] && QUESTIONS.read(rows[0])
    },

    /** Of these chats, or of before; answers which went. */
    async forgetQuestions(
      of: { readonly conversationIds: readonly string[] } | { readonly before: Instant },
    ): Promise<QuestionId[]> {
      const byChat = 'conversationIds' in of
      const { rows } = await db.query<{ id: QuestionId }>(
        `delete from unanswered_questions
          where property_id = $1 and ${byChat ? 'conversation_id::text = any($2)' : 'asked_at < $2'} returning id`,
        [propertyId, byChat ? of.conversationIds : of.before],
      )
      return rows.map(({ id }) => id)
    },

    async markAnswered(id: QuestionId, text: string, now: Instant): Promise<void> {
      await db.query(
        'update unanswered_questions set answered_at = $3, answer_text = $4 where id = $1 and property_id = $2',
        [id, propertyId, now, text],
      )
    },
  }
}
