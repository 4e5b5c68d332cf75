import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId, PropertyId } from '../../../lib/ids.ts'
import type { ConversationStatus } from '../repository.ts'

export interface AttendedRow {
  readonly id: ConversationId
  readonly status: ConversationStatus
  readonly handover_reason: string | null
  readonly handover_at: Instant | null
  readonly handover_notes: number
  readonly human_at: Instant | null
  readonly guest_name: string | null
  readonly guest_phone: string | null
}

const ATTENDED = `c.id, c.status, c.handover_reason, c.handover_at, c.handover_notes, c.human_at,
  g.name as guest_name, g.phone as guest_phone`

/** Who looks after a chat: the bot, nobody yet, or a person. */
export function attendanceRepository(db: Db) {
  return {
    /**
     * The guest waits from here on, or went on waiting. An emergency stays one for as long as the wait lasts, and a
     * wait keeps its beginning.
     */
    async begin(
      id: ConversationId,
      how: { readonly reason: string; readonly at: Instant },
    ): Promise<{ readonly isNew: boolean; readonly reason: string }> {
      const { rows } = await db.query<{ isNew: boolean; reason: string }>(
        `with before as (
           select id, status = 'waiting_human' and handover_at is not null as waits, handover_reason, handover_at,
               handover_notes from conversations where id = $1 for no key update)
         update conversations c set status = 'waiting_human',
             handover_reason = case when b.waits and b.handover_reason = 'emergency' then 'emergency' else $2 end,
             handover_notes = case when b.waits then b.handover_notes else 1 end,
             handover_at = case when b.waits then b.handover_at else $3 end
           from before b where c.id = b.id
         returning not b.waits as "isNew", c.handover_reason as reason`,
        [id, how.reason, how.at],
      )
      return rows[0] ?? { isNew: true, reason: how.reason }
    },

    /** A person did something here: took it, wrote, or answered on the phone. */
    async personActed(id: ConversationId, at: Instant): Promise<void> {
      await db.query(
        `update conversations set status = 'human', human_at = greatest(human_at, $2), handover_at = null,
            handover_reason = null, handover_notes = 0 where id = $1`,
        [id, at],
      )
    },

    async backToBot(id: ConversationId): Promise<void> {
      await db.query(
        `update conversations set status = 'bot', handover_at = null, handover_reason = null, handover_notes = 0,
            human_at = null where id = $1`,
        [id],
      )
    },

    async countNote(id: ConversationId, notes: number): Promise<void> {
      await db.query('update conversations set handover_notes = $2 where id = $1', [id, notes])
    },

    /** Chats the bot does not lead; few, and never those of mails, which a person answers anyway. */
    async list(propertyId: PropertyId): Promise<AttendedRow[]> {
      const { rows } = await db.query<AttendedRow>(
        `select ${ATTENDED} from conversations c join guests g on g.id = c.guest_id
          where c.property_id = $1 and c.status <> 'bot' and c.channel = 'whatsapp' order by c.handover_at`,
        [propertyId],
      )
      return rows
    },

    async find(id: string): Promise<AttendedRow | undefined> {
      const { rows } = await db.query<AttendedRow>(
        `select ${ATTENDED} from conversations c join guests g on g.id = c.guest_id where c.id::text = $1`,
        [id],
      )
      return rows[0]
    },

    async lock(id: ConversationId): Promise<AttendedRow | undefined> {
      const { rows } = await db.query<AttendedRow>(
        `select ${ATTENDED} from conversations c join guests g on g.id = c.guest_id
          where c.id = $1 for no key update of c`,
        [id],
      )
      return rows[0]
    },
  }
}
