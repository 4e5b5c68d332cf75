import type { Language } from '../../language/domain.ts'
import { buttonLabel } from '../../messaging/domain/labels.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { moneyIn } from '../../pricing/domain/terms.ts'
import type { LedgerEntry } from '../../reservations/domain/ledger.ts'
import { type AskedNow, followsRate, paymentDue } from '../../reservations/domain/payment-due.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { WholeStay } from '../../reservations/service/groups.ts'
import { momentAt } from './deps.ts'
import { balanceDueOn } from './own.ts'
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
  if (status === 'confirmed' || status === 'checked_in')
    return balanceMessage(step, reservation, { language })
  if (status !== 'pre_reserved' || !expiresAt) return null
  const { deps, tx: db } = step
  const whole = await deps.reservations(db).wholeStay(reservation)
  const { code, terms } = whole.reservation
  const due = paymentDue(whole.reservation, whole.balance)
  const deposit = due ?? moneyIn(terms, 0)
  const deadline = momentAt(deps, expiresAt)
  const url = await deps.payLink(db, reservation)
  const { transfer } = await deps.place(db)
  if (!url) {
    const body = renderMessage('transfer_instructions', language, {
      code,
      amount: deposit,
      ofToday: false,
      percent: null,
      total: null,
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

/** What is to be paid now: as it was agreed, or at the rate of today where the balance follows it. */
export async function dueNow({ deps, tx }: Step, whole: WholeStay): Promise<AskedNow | null> {
  const due = paymentDue(whole.reservation, whole.balance)
  const rated = due?.purpose === 'balance' && whole.stays.find((one) => followsRate(one.terms))
  if (!due || !rated) return due && { ...due, isOfToday: false }
  return (await deps.askedNow(tx, rated)) ?? { ...due, isOfToday: false }
}

/** What a confirmed stay still owes, with its link. Null when nothing is due or the link is still to be made. */
export async function balanceMessage(
  { deps, tx: db }: Step,
  reservation: Reservation,
  { language, asked = false }: { readonly language: Language; readonly asked?: boolean },
): Promise<OutboundContent | null> {
  const whole = await deps.reservations(db).wholeStay(reservation)
  const due = await dueNow({ deps, tx: db }, whole)
  // Whoever asks before there is a link hears of it once it is open.
  const url = due ? await deps.payLink(db, reservation, { aloud: asked }) : null
  if (!url || !due) return null
  const cabin = namesOf(await deps.cabins(db), whole.accommodationIds)
  const payButton = buttonLabel('pay_balance', language)
  const body = renderMessage('balance_request', language, {
    code: whole.reservation.code,
    cabin,
    stay: reservation,
    due,
    ofToday: due.isOfToday,
    dueDate: balanceDueOn(deps, reservation) ?? reservation.checkIn,
    payButton,
    asked,
  })
  return { type: 'cta_url', body, displayText: payButton, url }
}

/** A change of its price has its line in the ledger. */
async function wasRepriced(step: Step, whole: WholeStay): Promise<boolean> {
  return hasEntry(step, whole, ({ sourceKey }) => sourceKey?.startsWith('change:') === true)
}

/** Its price has changed, or money came for it, and may have gone again: the hold stands in the chat already. */
export async function isKnownHold(step: Step, whole: WholeStay): Promise<boolean> {
  return hasEntry(
    step,
    whole,
    ({ kind, sourceKey }) => kind === 'payment' || sourceKey?.startsWith('change:') === true,
  )
}

async function hasEntry(
  { deps, tx }: Step,
  { stays }: WholeStay,
  isWanted: (entry: LedgerEntry) => boolean,
): Promise<boolean> {
  for (const { id } of stays) {
    const entries = await deps.reservations(tx).ledger(id)
    if (entries.some(isWanted)) return true
  }
  return false
}

/** The link once more, after what was agreed has changed; the hold itself stands in the chat already. */
export async function linkAgain(
  { deps, tx: db }: Step,
  reservation: Reservation,
  language: Language,
): Promise<OutboundContent | null> {
  const whole = await deps.reservations(db).wholeStay(reservation)
  const deposit = paymentDue(whole.reservation, whole.balance)
  const url = await deps.payLink(db, reservation)
  if (!url || !deposit || !reservation.expiresAt) return payMessage({ deps, tx: db }, reservation, language)
  const everything = deposit.amount >= whole.balance.due
  const variables = { deposit, deadline: momentAt(deps, reservation.expiresAt), whole: everything }
  const body = renderMessage('hold_link', language, variables)
  const displayText = buttonLabel(everything ? 'pay_total' : 'pay_deposit', language)
  return { type: 'cta_url', body, displayText, url }
}

/**
 * What the stay is now (`balance`: of all its cabins, where there are several); a hold tells with it what it still
 * waits for, and how to pay that.
 */
export async function changedMessage(
  { deps, tx: db }: Step,
  reservation: Reservation,
  of: { readonly language: Language; readonly cabin: string; readonly balance?: WholeStay['balance'] },
): Promise<OutboundContent> {
  const { language, cabin } = of
  const { code, checkIn, checkOut, party, terms, status, expiresAt, groupId } = reservation
  const balance = of.balance ?? (await deps.reservations(db).balance(reservation.id))
  // One cabin of several has no payment of its own.
  const isWhole = groupId === null || of.balance !== undefined
  const deposit = status === 'pre_reserved' && isWhole ? paymentDue(reservation, balance) : null
  const body = renderMessage('changed', language, {
    code,
    cabin,
    stay: { checkIn, checkOut },
    guests: party,
    total: moneyIn(terms, terms.total),
    due: balance.due > 0 ? moneyIn(terms, balance.due) : null,
    deposit,
    deadline: deposit && expiresAt ? momentAt(deps, expiresAt) : null,
  })
  // Another amount has another link, which is told by itself.
  const isNewLink =
    deposit !== null &&
    (await wasRepriced({ deps, tx: db }, await deps.reservations(db).wholeStay(reservation)))
  const url = deposit && !isNewLink ? await deps.payLink(db, reservation) : null
  if (!url || !deposit) return { type: 'text', body }
  const label = deposit.amount >= balance.due ? 'pay_total' : 'pay_deposit'
  return { type: 'cta_url', body, displayText: buttonLabel(label, language), url }
}
