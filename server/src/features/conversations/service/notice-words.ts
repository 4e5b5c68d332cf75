import type { Db } from '../../../lib/db/types.ts'
import { buttonLabel } from '../../messaging/domain/labels.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { moneyIn } from '../../pricing/domain/terms.ts'
import { paymentDue } from '../../reservations/domain/payment-due.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import type { WholeStay } from '../../reservations/service/groups.ts'
import { encodeTap } from '../domain/buttons.ts'
import type { NOTICES } from '../jobs.ts'
import { type ConversationDeps, momentAt } from './deps.ts'
import { nearby } from './nearby.ts'
import { changedMessage, isKnownHold, linkAgain, payMessage } from './pay-message.ts'
import type { Step } from './turn.ts'
import { namesOf } from './wording.ts'

export type NoticeKind = (typeof NOTICES)[number]

export async function compose(
  step: Step,
  reservation: Reservation,
  told: {
    readonly notice: Exclude<NoticeKind, 'confirmed' | 'balance'>
    readonly key: string
    readonly refund?: number | undefined
  },
): Promise<OutboundContent[]> {
  const { deps, tx: db } = step
  const { language } = reservation
  const { currency } = reservation.terms
  const stay = { checkIn: reservation.checkIn, checkOut: reservation.checkOut }
  const whole = await deps.reservations(db).wholeStay(reservation)
  // A cabin that left its group, or was changed in it, is spoken of alone; all of them together by their own code.
  const isAlone = told.notice === 'changed' || told.notice === 'bumped' || !isOneWith(whole, reservation)
  const code = isAlone ? reservation.code : whole.reservation.code
  const ids = isAlone ? [reservation.accommodationId] : whole.accommodationIds
  const cabin = namesOf(await deps.cabins(db), ids)
  const status = statusAt(reservation, deps.clock.now())
  switch (told.notice) {
    case 'hold_placed': {
      if (status !== 'pre_reserved') return []
      const isAgain = await isLinkOfChange(step, reservation, told)
      const content = await (isAgain ? linkAgain : payMessage)(step, reservation, language)
      return content ? [content] : []
    }
    case 'hold_reminder': {
      // Whoever has sent the receipt has done their part.
      const isLate = status === 'pre_reserved' && !(await isReceiptAwaiting(deps, db, whole))
      return isLate ? [reminder(deps, { reservation, whole, cabin })] : []
    }
    case 'hold_extended':
      return reservation.expiresAt
        ? [
            text(
              renderMessage('hold_extended', language, {
                code,
                deadline: momentAt(deps, reservation.expiresAt),
              }),
            ),
          ]
        : []
    case 'hold_expired': {
      const proof = await isReceiptAwaiting(deps, db, whole)
      const body = renderMessage('hold_expired', language, { code, cabin, stay, proof })
      return [proof ? text(body) : expired(reservation, body)]
    }
    case 'cancelled': {
      const refund = told.refund ? { amount: told.refund, currency } : null
      return [text(renderMessage('cancelled', language, { code, refund }))]
    }
    case 'changed':
      return [await changedMessage(step, reservation, { language, cabin })]
    case 'bumped':
      return [await bumped(step, reservation, cabin)]
  }
}

/** The new link of a hold whose change is told by itself; one that the owner sends once more is told in full. */
export async function isLinkOfChange(
  step: Step,
  reservation: Reservation,
  { notice, key }: { readonly notice: NoticeKind; readonly key: string },
): Promise<boolean> {
  if (notice !== 'hold_placed' || key.includes(':again:')) return false
  return isKnownHold(step, await step.deps.reservations(step.tx).wholeStay(reservation))
}

/** A receipt for any of its cabins lies with the owner. */
async function isReceiptAwaiting(deps: ConversationDeps, db: Db, { stays }: WholeStay): Promise<boolean> {
  for (const { id } of stays) if (await deps.proofAwaiting(db, id)) return true
  return false
}

/** Whether the cabin is still part of what the group's words speak of. */
function isOneWith(whole: WholeStay, { status, accommodationId }: Reservation): boolean {
  const isGone = status === 'cancelled' && whole.reservation.status !== 'cancelled'
  return !isGone && whole.accommodationIds.includes(accommodationId)
}

function reminder(
  deps: ConversationDeps,
  of: { readonly reservation: Reservation; readonly whole: WholeStay; readonly cabin: string },
): OutboundContent {
  const { cabin, reservation } = of
  const { language, code, expiresAt } = reservation
  const { reservation: all, balance } = of.whole
  const whole = all.terms.deposit === all.terms.total
  const body = renderMessage('hold_reminder', language, {
    code: all.code,
    cabin,
    deposit: paymentDue(all, balance) ?? moneyIn(all.terms, 0),
    deadline: momentAt(deps, expiresAt ?? deps.clock.now()),
    whole,
  })
  const button = (type: 'pay' | 'extend', label: 'pay_deposit' | 'pay_total' | 'extend') => ({
    id: encodeTap({ version: 0, action: { type, code } }),
    title: buttonLabel(label, language),
  })
  const buttons = [button('pay', whole ? 'pay_total' : 'pay_deposit')]
  if (reservation.holdExtensions === 0) buttons.push(button('extend', 'extend'))
  return { type: 'buttons', body, buttons }
}

/** A tap asks whether it is still free. */
function expired(
  { language, accommodationId, checkIn, checkOut }: Reservation,
  body: string,
): OutboundContent {
  const action = { type: 'show', accommodationId, stay: { checkIn, checkOut } } as const
  const button = { id: encodeTap({ version: 0, action }), title: buttonLabel('check_again', language) }
  return { type: 'buttons', body, buttons: [button] }
}

async function bumped(
  { deps, tx: db }: Step,
  reservation: Reservation,
  cabin: string,
): Promise<OutboundContent> {
  const { language, code, party, accommodationId } = reservation
  const stay = { checkIn: reservation.checkIn, checkOut: reservation.checkOut }
  const alternatives = await nearby(deps, db, { stay, party, accommodationId })
  return text(
    renderMessage('bumped_by_channel', language, {
      code,
      cabin,
      stay,
      alternatives: alternatives.length > 0 ? alternatives : null,
    }),
  )
}

function text(body: string): OutboundContent {
  return { type: 'text', body }
}
