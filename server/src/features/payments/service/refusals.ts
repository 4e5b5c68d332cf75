import type { Db } from '../../../lib/db/types.ts'
import type { PaymentDeps, Work } from './deps.ts'

/** What Mercado Pago refuses us as long as somebody has not repaired it. */
type Refused = 'link' | 'token'

/** Whether the owner may have been told and not yet of its end; after a start nobody here knows. */
export type Refusals = Record<Refused, boolean>
export const unknownRefusals = (): Refusals => ({ link: true, token: true })

export const REFUSAL_KEYS: Readonly<Record<Refused, string>> = {
  link: 'payment_link_refused',
  token: 'mercado_pago_unauthorized',
}

export function noteRefused({ deps, tx }: Work, what: Refused): void {
  tx.afterCommit(() => {
    deps.refusals[what] = true
  })
}

/** It was given again. Costs nothing while nothing was refused. */
export async function endRefusal(deps: PaymentDeps, db: Db, what: Refused): Promise<void> {
  if (!deps.refusals[what]) return
  await db.transaction((tx) => deps.closeAlert(tx, REFUSAL_KEYS[what]))
  deps.refusals[what] = false
}
