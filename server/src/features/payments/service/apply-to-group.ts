import type { MinorUnits } from '../../../lib/money.ts'
import { statusAt } from '../../reservations/domain/reservation.ts'
import { atDayRate } from '../domain/day-rate.ts'
import type { PaymentOutcome } from '../domain/records.ts'
import type { PaymentRequest } from '../domain/request.ts'
import { paymentRepository } from '../repository/payments.ts'
import { accountOf, IS_HELD } from './account.ts'
import { decide, type Part } from './decide-group.ts'
import { PROVIDER, type Work } from './deps.ts'
import type { Money } from './on-stay.ts'
import { bookOutsideRefunds } from './outside-refunds.ts'
import { netBalance } from './returnable.ts'
import { STAYS_HERE, settleWay } from './way-of-payment.ts'

/**
 * A payment for several cabins: each is paid its part, all are confirmed or none, and the guest hears of it once
 * (contract section 3). Their rows are locked.
 */
export async function applyToGroup(work: Work, money: Money): Promise<PaymentOutcome> {
  const { tx, deps } = work
  const { payment } = money
  const parts = await divide(work, money)
  for (const [i, part] of parts.entries()) await book(work, { money, part, isFirst: i === 0 })
  const [first] = parts
  if (first) await bookOutsideRefunds(work, { payment, reservation: first.stay, isFirstSeen: true })
  const payments = paymentRepository(tx)
  await payments.markApplied(payment.id, deps.clock.now(), true)
  const outcome = await decide(work, { ...money, parts })
  for (const [i, { stay, before }] of STAYS_HERE.has(outcome) ? parts.entries() : []) {
    const paid = { method: 'mercado_pago', paidBefore: before.paid, actor: PROVIDER } as const
    await settleWay(work, { reservation: stay, ...paid, notify: i === parts.length - 1 })
  }
  await payments.setOutcome(payment.id, outcome)
  return outcome
}

/** Held cabins get their deposits, those that stand what they owe; when none lives, all of it is the payer's. */
async function divide(work: Work, { reservation, request, left }: Money): Promise<Part[]> {
  const now = work.deps.clock.now()
  const living: Omit<Part, 'amount'>[] = []
  for (const stay of await accountOf(work, reservation)) {
    const status = statusAt(stay, now)
    if (status === 'cancelled' || status === 'no_show') continue
    const before = await netBalance(work, stay.id)
    living.push({ stay, status, before, missing: missingOf({ stay, status, before }, request) })
  }
  if (living.length === 0) {
    const before = await netBalance(work, reservation.id)
    return [{ stay: reservation, status: reservation.status, before, missing: 0, amount: left }]
  }
  const isHeld = living.some((one) => IS_HELD.has(one.status))
  const wanted = living.map((one) => (isHeld && !IS_HELD.has(one.status) ? 0 : one.missing))
  const amounts = shareOut(left, wanted)
  return living.map((one, i) => ({ ...one, missing: wanted[i] ?? 0, amount: amounts[i] ?? 0 }))
}

function missingOf(
  { stay, status, before }: Pick<Part, 'stay' | 'status' | 'before'>,
  request: PaymentRequest,
) {
  if (IS_HELD.has(status)) return Math.max(0, stay.terms.deposit - before.paid)
  const { ledger_amount: agreed } = request.terms
  const rate = agreed === null ? null : { today: String(request.amount), agreed: String(agreed) }
  return Math.max(0, atDayRate(before.due, rate))
}

/** What had gone back before the payment was first seen passes through the first ledger. */
async function book(
  { deps, tx }: Work,
  of: { readonly money: Money; readonly part: Part; readonly isFirst: boolean },
): Promise<void> {
  const { money, part, isFirst } = of
  const { payment, left, request } = money
  const amount = part.amount + (isFirst ? payment.transactionAmount - left : 0)
  if (amount === 0) return
  await deps.reservations(tx).addEntry(part.stay.id, {
    kind: 'payment',
    method: 'mercado_pago',
    amount,
    currency: payment.currency,
    note: payment.paymentMethodId ?? '',
    actorKind: PROVIDER.kind,
    actorId: PROVIDER.id,
    sourceKey: isFirst ? `payment:${payment.id}` : `payment:${payment.id}:${part.stay.id}`,
  })
  await deps.audit(tx, {
    actor: PROVIDER,
    action: 'payment.received',
    entity: 'reservation',
    entityId: part.stay.id,
    cause: `payment ${payment.id}, ${request.purpose} of several cabins`,
    before: { ...part.before },
    after: { amount: part.amount },
  })
}

/**
 * What of one payment is whose: each gets what it misses, the first before the next; what nobody misses goes to the
 * last who missed something, or to the first. The parts sum to the amount.
 */
function shareOut(amount: MinorUnits, missing: readonly MinorUnits[]): MinorUnits[] {
  let left = amount
  const parts = missing.map((wanted) => {
    const part = Math.min(left, Math.max(0, wanted))
    left -= part
    return part
  })
  const last = Math.max(
    0,
    missing.findLastIndex((wanted) => wanted > 0),
  )
  return parts.map((part, i) => (i === last ? part + left : part))
}
