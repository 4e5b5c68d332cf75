import { dateAt } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'
import { buttonLabel } from '../../messaging/domain/labels.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { moneyIn } from '../../pricing/domain/terms.ts'
import { paymentDue } from '../../reservations/domain/payment-due.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { Step } from './turn.ts'
import { namesOf } from './wording.ts'

/**
 * The hold with its code, its deadline and the way to pay. Null when nothing is due or the hold is over. Without a way
 * to pay online the transfer account is given instead, so the guest always knows what to do next.
 */
export async function payMessage(
  step: Step,
  reservation: Reservation,
  language: Language,
): Promise<OutboundContent | null> {
  const { expiresAt, status } = reservation
  if (status === 'confirmed' || status === 'checked_in') return balanceMessage(step, reservation, language)
  if (status !== 'pre_reserved' || !expiresAt) return null
  const { deps, tx: db } = step
  const whole = await deps.reservations(db).wholeStay(reservation)
  const { code, terms } = whole.reservation
  const due = paymentDue(whole.reservation, whole.balance)
  const deposit = due ?? moneyIn(terms, 0)
  const deadline = { at: expiresAt, zone: deps.zone, today: dateAt(deps.clock.now(), deps.zone) }
  const url = await deps.payLink(db, reservation)
  const { transfer } = await deps.place(db)
  if (!url) {
    const body = renderMessage('transfer_instructions', language, {
      code,
      amount: deposit,
      alias: transfer?.alias ?? null,
      cbu: transfer?.cbu ?? null,
      holder: transfer?.holder ?? null,
      bank: transfer?.bank ?? null,
      deadline,
    })
    return { type: 'text', body }
  }
  const cabin = namesOf(await deps.cabins(db), whole.accommodationIds)
  const everything = terms.deposit === terms.total
  const payButton = buttonLabel(everything ? 'pay_total' : 'pay_deposit', language)
  const body = renderMessage('hold_placed', language, {
    code,
    cabin,
    stay: reservation,
    deposit,
    total: moneyIn(terms, terms.total),
    deadline,
    payButton,
    transfer: transfer !== null,
    whole: everything,
  })
  return { type: 'cta_url', body, displayText: payButton, url }
}

/** What a confirmed stay still owes, with its link. Null when nothing is due or the link is still to be made. */
async function balanceMessage(
  { deps, tx: db }: Step,
  reservation: Reservation,
  language: Language,
): Promise<OutboundContent | null> {
  const whole = await deps.reservations(db).wholeStay(reservation)
  const due = paymentDue(whole.reservation, whole.balance)
  const url = due ? await deps.payLink(db, reservation) : null
  if (!url || !due) return null
  const cabin = namesOf(await deps.cabins(db), whole.accommodationIds)
  const payButton = buttonLabel('pay_balance', language)
  const body = renderMessage('balance_request', language, {
    code: whole.reservation.code,
    cabin,
    stay: reservation,
    due,
    dueDate: reservation.checkIn,
    payButton,
  })
  return { type: 'cta_url', body, displayText: payButton, url }
}
