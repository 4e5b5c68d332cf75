import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import type { PaymentRequest, RequestId } from '../domain/request.ts'
import { REQUEST } from '../repository.ts'

/** The first link of a hold, in as few statements as it takes: every hold pays for them. */
export function firstLinkRepository(db: Db) {
  return {
    /**
     * The one link of a stay that nobody has asked the provider for, claimed at once: undefined when there is none, or
     * when something else has to be looked at first. `wasRefused`: the owner has been told so, and not yet of the end.
     */
    async claimUnheard(
      of: { readonly id: RequestId } | { readonly reservationId: ReservationId },
      at: { readonly now: Instant; readonly until: Instant; readonly refusal: string },
    ): Promise<(PaymentRequest & { readonly wasRefused: boolean }) | undefined> {
      const [column, value] = 'id' in of ? ['id', of.id] : ['reservation_id', of.reservationId]
      const { rows } = await db.query<PaymentRequest & { readonly wasRefused: boolean }>(
        `update payment_requests set claimed_until = $3
          where ${column} = $1 and purpose = 'deposit' and state = 'wanted' and preference_id is null
            and claimed_until is null and expires_at > $2
          returning ${REQUEST},
            exists (select from alerts where dedupe_key = $4 and resolved_at is null) as "wasRefused"`,
        [value, at.now, at.until, at.refusal],
      )
      return rows[0]
    },
    /** Records the link of what was claimed here; the guest is told in the same statement. */
    async recordFirstLink(
      id: RequestId,
      link: { readonly preferenceId: string; readonly initPoint: string; readonly collectorId: string },
      told: { readonly now: Instant; readonly tell: (tx: Db) => Promise<void> },
    ): Promise<PaymentRequest | undefined> {
      const { rows } = await db.writeWith<PaymentRequest>(told.tell, [
        {
          sql: `update payment_requests set preference_id = $2, init_point = $3, collector_id = $4, closed_at = null,
                  claimed_until = null, announced_at = coalesce(announced_at, $5),
                  state = case when state in ('wanted', 'open') then 'open' else 'closing' end
                where id = $1 returning ${REQUEST}`,
          params: [id, link.preferenceId, link.initPoint, link.collectorId, told.now],
        },
      ])
      return rows[0]
    },
  }
}
