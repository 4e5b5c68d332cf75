import type { Instant } from '../../../lib/clock.ts'
import { column, table } from '../../../lib/db/table.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId, StaffId } from '../../../lib/ids.ts'
import type { PushSubscription, SubscriptionId, TellingSettings } from '../domain/telling.ts'

/** @public Checked against the migrations. */
export const SUBSCRIPTIONS = table<PushSubscription>(
  'push_subscriptions',
  {
    id: column('id'),
    staffId: column('staff_id'),
    endpoint: column('endpoint'),
    p256dh: column('p256dh'),
    auth: column('auth'),
    createdAt: column('created_at'),
  },
  { property_id: 'every statement is of one property' },
)

export function tellingSettingsRepository(db: Db, propertyId: PropertyId) {
  return {
    async find(): Promise<Partial<TellingSettings> | undefined> {
      const { rows } = await db.query<{ settings: Partial<TellingSettings> }>(
        'select settings from notification_settings where property_id = $1',
        [propertyId],
      )
      return rows[0]?.settings
    },

    async store(settings: TellingSettings, at: Instant): Promise<void> {
      await db.query(
        `insert into notification_settings (property_id, settings, updated_at) values ($1, $2, $3)
         on conflict (property_id) do update set settings = excluded.settings, updated_at = excluded.updated_at`,
        [propertyId, JSON.stringify(settings), at],
      )
    },

    /** A browser has one subscription; who signs in there last is told there. */
    async subscribe(subscription: PushSubscription): Promise<SubscriptionId> {
      const [insert, params] = SUBSCRIPTIONS.insert(subscription, { property_id: propertyId })
      const { rows } = await db.query<{ id: SubscriptionId }>(
        `${insert} on conflict (endpoint) do update
           set staff_id = excluded.staff_id, p256dh = excluded.p256dh, auth = excluded.auth returning id`,
        params,
      )
      if (!rows[0]) throw new Error('The subscription was not stored')
      return rows[0].id
    },

    async listSubscriptions(): Promise<PushSubscription[]> {
      const { rows } = await db.query(
        `select ${SUBSCRIPTIONS.select()} from push_subscriptions where property_id = $1 order by created_at`,
        [propertyId],
      )
      return rows.map(SUBSCRIPTIONS.read)
    },

    async findSubscription(id: string): Promise<PushSubscription | undefined> {
      const { rows } = await db.query(
        `select ${SUBSCRIPTIONS.select()} from push_subscriptions where property_id = $1 and id::text = $2`,
        [propertyId, id],
      )
      return rows[0] ? SUBSCRIPTIONS.read(rows[0]) : undefined
    },

    async unsubscribe(id: string, of: StaffId | null): Promise<boolean> {
      const { rowCount } = await db.query(
        `delete from push_subscriptions
          where property_id = $1 and id::text = $2 and ($3::uuid is null or staff_id = $3)`,
        [propertyId, id, of],
      )
      return rowCount > 0
    },
  }
}
