import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId } from '../../../lib/ids.ts'
import type { Language } from '../../language/domain.ts'

export interface TemplateVersion {
  readonly key: string
  readonly language: Language
  readonly version: number
  /** Null: the shipped text again. */
  readonly source: string | null
  readonly actor: string | null
  readonly created_at: Instant
}

/** The owner's own wording of messages, every version of it. */
export function messageTemplateRepository(db: Db, propertyId: PropertyId) {
  return {
    /** The newest version of each. */
    async listCurrent(): Promise<TemplateVersion[]> {
      const { rows } = await db.query<TemplateVersion>(
        `select distinct on (key, language) key, language, version, source, actor, created_at
           from message_templates where property_id = $1 order by key, language, version desc`,
        [propertyId],
      )
      return rows
    },

    async listVersions(key: string, language: Language): Promise<TemplateVersion[]> {
      const { rows } = await db.query<TemplateVersion>(
        `select key, language, version, source, actor, created_at from message_templates
          where property_id = $1 and key = $2 and language = $3 order by version desc`,
        [propertyId, key, language],
      )
      return rows
    },

    /** The constraint decides between two people who save at once: the second is refused, not lost. */
    async add(version: Omit<TemplateVersion, 'version'>): Promise<void> {
      await db.query(
        `insert into message_templates (property_id, key, language, version, source, actor, created_at)
         select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6 from message_templates
          where property_id = $1 and key = $2 and language = $3`,
        [propertyId, version.key, version.language, version.source, version.actor, version.created_at],
      )
    },
  }
}
