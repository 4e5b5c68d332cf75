import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import type { RefundState } from '../domain/records.ts'
import { paymentRepository } from '../repository/payments.ts'
import { refundRepository } from '../repository/refunds.ts'
import { accountOf } from './account.ts'
import type { Work } from './deps.ts'

/** What of one payment stands in the ledger of one cabin. */
export interface PaymentPart {
  readonly stay: Reservation
  /** Paid with it. */
  readonly share: number
  /** And not returned, nor promised where that is asked for. */
  readonly left: number
}

const RETURNED: ReadonlySet<RefundState> = new Set(['approved'])
const PROMISED: ReadonlySet<RefundState> = new Set([
  'approved',
  'queued',
  'sending',
  'in_process',
  'waiting_balance',
  'disputed',
])

/** The cabins that a payment has paid, with what of it is still theirs; only of payments for several cabins. */
export async function listParts(
  work: Work,
  of: {
    readonly paymentId: string
    readonly reservation: Reservation
    readonly beyondPromises?: boolean
  },
): Promise<PaymentPart[]> {
  const { tx } = work
  const states = of.beyondPromises ? PROMISED : RETURNED
  const parts: PaymentPart[] = []
  for (const stay of await accountOf(work, of.reservation)) {
    const payments = await paymentRepository(tx).ofReservation(stay.id)
    const paid = payments.find((one) => one.paymentId === of.paymentId)
    const share = paid?.appliedAt ? paid.amount : 0
    if (share <= 0) continue
    const back = (await refundRepository(tx).ofReservation(stay.id))
      .filter((one) => one.paymentId === of.paymentId && states.has(one.state))
      .reduce((sum, one) => sum + one.amount, 0)
    parts.push({ stay, share, left: Math.max(0, share - back) })
  }
  return parts
}

/**
 * Whose money went back, which nobody said: that of the one cabin whose part it is to the cent, a cancelled one before
 * others; else that of the cancelled ones first and of the others in their order. The parts sum to the amount.
 */
export async function divideReturned(
  work: Work,
  of: { readonly paymentId: string; readonly reservation: Reservation; readonly amount: number },
): Promise<readonly { readonly stay: Reservation; readonly amount: number }[]> {
  const { reservation, amount } = of
  if (reservation.groupId === null) return [{ stay: reservation, amount }]
  const now = work.deps.clock.now()
  const isGone = ({ stay }: PaymentPart) => statusAt(stay, now) === 'cancelled'
  const parts = await listParts(work, { ...of, beyondPromises: true })
  const ordered = [...parts.filter(isGone), ...parts.filter((one) => !isGone(one))]
  const exact = ordered.find((one) => one.left === amount)
  if (exact) return [{ stay: exact.stay, amount }]
  let rest = amount
  const divided = ordered.map(({ stay, left }) => {
    const part = Math.min(rest, left)
    rest -= part
    return { stay, amount: part }
  })
  const [first = { stay: reservation, amount: 0 }, ...others] = divided
  return [{ ...first, amount: first.amount + rest }, ...others].filter((one) => one.amount > 0)
}
