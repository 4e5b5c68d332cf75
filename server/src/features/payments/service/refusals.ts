import type { Db } from '../../../lib/db/types.ts'
import type { PaymentDeps, Work } from './deps.ts'

/** What Mercado Pago refuses us as long as somebody has not repaired it, with the alert about it. */
export const REFUSAL_KEYS = { link: 'payment_link_refused', token: 'mercado_pago_unauthorized' } as const
type Refused = keyof typeof REFUSAL_KEYS

/** After a start nobody here knows what the owner was told. */
export const unknownRefusals = (): PaymentDeps['refusals'] => ({ link: true, token: true })

export function noteRefused({ deps, tx }: Work, what: Refused): void {
  tx.afterCommit(() => {
    deps.refusals[what] = true
  })
}

/** It was given again. Costs nothing while nothing was refused. */
export async function endRefusal(deps: PaymentDeps, db: Db, what: Refused): Promise<void> {
  if (!deps.refusals[what]) return
  // Before the alert is closed: a refusal that comes meanwhile is not forgotten.
  deps.refusals[what] = false
  try {
    await db.transaction((tx) => deps.closeAlert(tx, REFUSAL_KEYS[what]))
  } catch (error) {
    deps.refusals[what] = true
    throw error
  }
}

export async function tellTokenRefused(deps: PaymentDeps, db: Db, message: string): Promise<void> {
  await db.transaction((tx) => {
    noteRefused({ deps, tx }, 'token')
    return deps.alert(tx, {
      kind: 'mercado_pago_unauthorized',
      severity: 'critical',
      summary:
        `Mercado Pago refuses the access token (${message}). No payment can be read until ` +
        'MERCADOPAGO_ACCESS_TOKEN is right; nothing is lost meanwhile.',
      entity: 'channel',
      entityId: 'mercado_pago',
      dedupeKey: REFUSAL_KEYS.token,
    })
  })
}
