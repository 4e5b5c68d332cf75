import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId } from '../../../lib/ids.ts'

export interface TemplateState {
  readonly name: string
  readonly language: string
  /** As WhatsApp writes it: APPROVED, PENDING, REJECTED, PAUSED, DISABLED … */
  readonly status: string
  readonly reason: string | null
  readonly updated_at: Instant
}

/** What WhatsApp thinks of the templates for outside the window. */
export function windowTemplateRepository(db: Db, propertyId: PropertyId) {
  return {
    async list(): Promise<TemplateState[]> {
      const { rows } = await db.query<TemplateState>(
        `select name, language, status, reason, updated_at from whatsapp_templates
          where property_id = $1 order by name, language`,
        [propertyId],
      )
      return rows
    },

    async record(state: TemplateState): Promise<void> {
      await db.query(
        `insert into whatsapp_templates (property_id, name, language, status, reason, updated_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict on constraint whatsapp_templates_once do update set status = excluded.status,
           reason = excluded.reason, updated_at = excluded.updated_at`,
        [propertyId, state.name, state.language, state.status, state.reason, state.updated_at],
      )
    },

    async isApproved(name: string, language: string): Promise<boolean> {
      const { rows } = await db.query(
        `select 1 from whatsapp_templates
          where property_id = $1 and name = $2 and language = $3 and status = 'APPROVED'`,
        [propertyId, name, language],
      )
      return rows.length > 0
    },
  }
}
