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
    async begin(id: ConversationId, how: { readonly reason: string; readonly at: Instant }): Promise<void> {
      await db.query(
        `update conversations set status = 'waiting_human', handover_reason = $2, handover_notes = 1,
            handover_at = case when status = 'waiting_human' then coalesce(handover_at, $3) else $3 end
          where id = $1`,
        [id, how.reason, how.at],
      )
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
