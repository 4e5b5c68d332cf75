import type { Db } from '../../../lib/db/types.ts'
import type { PaymentDeps } from './deps.ts'

/** What Mercado Pago refuses us as long as somebody has not repaired it, with the alert about it. */
export const REFUSAL_KEYS = { link: 'payment_link_refused', token: 'mercado_pago_unauthorized' } as const
type Refused = keyof typeof REFUSAL_KEYS

/** It was given again: whichever process was refused, the alert in the database ends. */
export function endRefusal(deps: PaymentDeps, db: Db, what: Refused): Promise<void> {
  return deps.closeAlert(db, REFUSAL_KEYS[what])
}

export async function tellTokenRefused(deps: PaymentDeps, db: Db, message: string): Promise<void> {
  await db.transaction((tx) =>
    deps.alert(tx, {
      kind: 'mercado_pago_unauthorized',
      severity: 'critical',
      summary:
        `Mercado Pago refuses the access token (${message}). No payment can be read until ` +
        'MERCADOPAGO_ACCESS_TOKEN is right; nothing is lost meanwhile.',
      entity: 'channel',
      entityId: 'mercado_pago',
      dedupeKey: REFUSAL_KEYS.token,
    }),
  )
}
