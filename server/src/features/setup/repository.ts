import type { Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { DatabaseFacts } from './domain/judge.ts'

export interface FeedToTry {
  readonly url: string
  readonly channel: string
  readonly cabin: string
  /** Nobody asks before. */
  readonly blockedUntil: Instant | null
}

export interface AlertReach {
  readonly browsers: number
  /** Chosen in the panel; null leaves it to the environment. */
  readonly emailTo: readonly string[] | null
  readonly whatsappTo: readonly string[] | null
}

/** What the checks read; they write nothing, and the tables may not be there yet. */
export function setupRepository(db: Db) {
  const exists = async (table: string): Promise<boolean> => {
    const { rows } = await db.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
      table,
    ])
    return rows[0]?.there === true
  }
  return {
    async facts(): Promise<DatabaseFacts> {
      const { rows } = await db.query<Omit<DatabaseFacts, 'migrations'>>(
        `select current_setting('server_version_num')::int as version,
           pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "readOnly",
           exists (select from pg_available_extensions where name = 'btree_gist') as "hasGist"`,
      )
      if (!rows[0]) throw new Error('The database said nothing of itself')
      if (!(await exists('schema_migrations'))) return { ...rows[0], migrations: null }
      const ran = await db.query<{ name: string; sha256: string }>(
        'select name, sha256 from schema_migrations order by name',
      )
      return { ...rows[0], migrations: ran.rows.length > 0 ? ran.rows : null }
    },

    async feeds(): Promise<FeedToTry[]> {
      if (!(await exists('calendar_feeds'))) return []
      const { rows } = await db.query<FeedToTry>(
        `select feed.url, feed.channel, cabin.name as cabin, feed.blocked_until as "blockedUntil"
           from calendar_feeds feed join accommodations cabin on cabin.id = feed.accommodation_id
          order by cabin.name, feed.channel`,
      )
      return rows
    },

    /** When a provider was last believed; null when never. */
    async lastWebhook(provider: 'whatsapp' | 'mercado_pago'): Promise<Instant | null> {
      if (!(await exists('webhook_events'))) return null
      const { rows } = await db.query<{ at: Instant | null }>(
        `select max(received_at) as at from webhook_events where provider = $1 and signature = 'valid'`,
        [provider],
      )
      return rows[0]?.at ?? null
    },

    async reach(): Promise<AlertReach> {
      const none = { browsers: 0, emailTo: null, whatsappTo: null }
      if (!(await exists('notification_settings'))) return none
      const { rows } = await db.query<AlertReach>(
        `select (select count(*)::int from push_subscriptions) as browsers,
           (select settings #> '{ways,email,to}' from notification_settings limit 1) as "emailTo",
           (select settings #> '{ways,whatsapp,to}' from notification_settings limit 1) as "whatsappTo"`,
      )
      return rows[0] ?? none
    },
  }
}
