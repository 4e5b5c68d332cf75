import type { Db } from '../../../lib/db/types.ts'
import type { Money } from '../../../lib/money.ts'
import { moneyIn } from '../../pricing/domain/terms.ts'
import { type AskedNow, paymentDue } from '../../reservations/domain/payment-due.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { discountTaken } from '../../reservations/domain/way-of-payment.ts'
import type { WholeStay } from '../../reservations/service/groups.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { ShownChange } from '../domain/frame.ts'
import { momentAt } from './deps.ts'
import { findOwn } from './own.ts'
import { dueNow } from './pay-message.ts'
import { showReservations } from './show-reservations.ts'
import { tried } from './tried.ts'
import { type Answering, saySaying } from './turn.ts'
import { namesOf } from './wording.ts'

interface Owed {
  readonly reservation: Reservation
  /** With every cabin booked together. */
  readonly whole: WholeStay
  readonly shownCode: string
  readonly amount: AskedNow
}

/**
 * The account with what is to be transferred to it; where the stay costs something else by transfer, that price first,
 * which waits for a yes. Comes back refused when nothing is owed, or there is no account.
 */
export async function offerTransfer(
  answering: Answering,
  code: string | null,
): Promise<DialogueEvent | undefined> {
  const { turn } = answering
  const owed = await firstOwing(answering, code)
  if (!owed && turn.own.length > 0) return showReservations(answering)
  const takesTransfers = turn.place.transfer !== null
  if (!owed || !takesTransfers)
    return { type: 'transfer_refused', code: owed?.reservation.code ?? null, takesTransfers }
  return (await proposeTransfer(answering, owed)) ?? tellAccount(answering, owed)
}

/** Undefined where it costs the same by transfer, or is priced for it already. */
async function proposeTransfer(answering: Answering, owed: Owed): Promise<DialogueEvent | undefined> {
  const { result } = await tried(answering.tx, pricedFor(answering, owed.reservation), () => false)
  return result && result.reservation.terms.total !== owed.whole.reservation.terms.total
    ? proposal(answering, owed, result)
    : undefined
}

/** The guest said yes to exactly this price; where it is another by now, that is shown anew. */
export async function takeTransfer(
  answering: Answering,
  { held, shown }: { readonly held: Reservation; readonly shown: ShownChange | undefined },
): Promise<DialogueEvent | undefined> {
  const owed = await owedFor(answering, held)
  const { result, kept } = await tried(
    answering.tx,
    pricedFor(answering, held),
    (whole) => whole?.reservation.terms.total === shown?.total,
  )
  if (!owed || !result) return offerTransfer(answering, held.code)
  if (!kept) return proposal(answering, owed, result)
  await tellAccount(answering, { ...owed, whole: result, amount: { ...depositOf(result), isOfToday: false } })
  return { type: 'changed', code: held.code }
}

/** Null once something is paid: the way it is paid is no longer open. */
function pricedFor({ deps, turn }: Answering, held: Reservation) {
  const actor = { kind: 'guest' as const, id: turn.guest.id }
  const of = { reservation: held, way: 'transfer' as const, actor, cause: 'yes to its price by transfer' }
  return async (inner: Db): Promise<WholeStay | null> => {
    const reservations = deps.reservations(inner)
    if (!(await reservations.chooseWay(of)).ok) return null
    return reservations.wholeStay(await reservations.getById(held.id))
  }
}

async function proposal(
  { deps, tx }: Answering,
  { reservation, whole, shownCode }: Owed,
  priced: WholeStay,
): Promise<DialogueEvent> {
  const { code, accommodationId, checkIn, checkOut, party } = reservation
  const stay = { checkIn, checkOut }
  const before = whole.reservation.terms.total
  const { total, currency } = priced.reservation.terms
  const percent = discountTaken(priced.stays, 'transfer') ?? null
  return {
    type: 'change_proposed',
    proposal: {
      ...{ code, shownCode, agreed: stay, total, currency, refund: 0 },
      wish: { stay, party, accommodationId, payBy: 'transfer' },
      cabin: namesOf(await deps.cabins(tx), whole.accommodationIds),
      charge: Math.max(0, total - before),
      byTransfer: { percent, before, deposit: depositOf(priced).amount },
    },
  }
}

function depositOf({ reservation, balance }: WholeStay): Money {
  return paymentDue(reservation, balance) ?? moneyIn(reservation.terms, balance.due)
}

/** With the discount, where the stay is priced for a transfer. */
async function tellAccount(
  answering: Answering,
  { reservation, whole, shownCode, amount }: Owed,
): Promise<undefined> {
  const { deps, turn } = answering
  const account = turn.place.transfer
  if (!account) return
  const isHeld = reservation.status === 'pre_reserved'
  const percent = isHeld ? discountTaken(whole.stays, 'transfer') : undefined
  const { terms } = whole.reservation
  const variables = {
    code: shownCode,
    amount,
    ofToday: amount.isOfToday,
    percent: percent ?? null,
    total: percent === undefined ? null : moneyIn(terms, terms.total),
    ...account,
    deadline: reservation.expiresAt ? momentAt(deps, reservation.expiresAt) : null,
  }
  await saySaying(answering, { type: 'say', key: 'transfer_instructions', variables })
}

async function owedFor({ deps, tx }: Answering, reservation: Reservation): Promise<Owed | undefined> {
  const whole = await deps.reservations(tx).wholeStay(reservation)
  const amount = await dueNow({ deps, tx }, whole)
  return amount ? { reservation, whole, shownCode: whole.reservation.code, amount } : undefined
}

/** The stay of this code when it waits for money, else a hold, which runs out, before a balance. */
async function firstOwing(answering: Answering, code: string | null): Promise<Owed | undefined> {
  const meant = code === null ? undefined : findOwn(answering, code)
  const owing: Owed[] = []
  for (const reservation of answering.turn.own) {
    const owed = await owedFor(answering, reservation)
    if (owed) owing.push(owed)
  }
  return (
    owing.find((one) => one.reservation === meant) ??
    owing.find((one) => one.reservation.status === 'pre_reserved') ??
    owing[0]
  )
}
