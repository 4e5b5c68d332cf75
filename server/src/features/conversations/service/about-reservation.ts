import type { Db } from '../../../lib/db/types.ts'
import { livingOf } from '../../reservations/domain/group.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { Effect } from '../domain/effects.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { CancelProposal } from '../domain/offered.ts'
import { sendVoucherJob } from '../jobs.ts'
import { payQuoteLater, tellHold } from './amounts.ts'
import { keepEmail } from './asides.ts'
import { changeStay, proposeChange } from './change-stay.ts'
import { momentAt } from './deps.ts'
import { findOwn, sayNoReservation, shownCode } from './own.ts'
import { offerTransfer } from './pay-by-transfer.ts'
import { balanceMessage, payMessage } from './pay-message.ts'
import { checkPayment, helpPaying, payLater } from './paying.ts'
import { showReservations } from './show-reservations.ts'
import { tried } from './tried.ts'
import { type Answering, say, saySaying } from './turn.ts'
import { namesOf } from './wording.ts'

export type AboutReservation = Extract<
  Effect,
  {
    type:
      | 'show_reservations'
      | 'propose_cancel'
      | 'cancel'
      | 'propose_change'
      | 'change'
      | 'send_payment_link'
      | 'offer_transfer'
      | 'send_voucher'
      | 'extend_hold'
      | 'note_name'
      | 'note_invoice'
      | 'check_payment'
      | 'help_paying'
      | 'pay_later'
      | 'note_email'
  }
>

export async function aboutReservation(
  answering: Answering,
  effect: AboutReservation,
): Promise<DialogueEvent | undefined> {
  switch (effect.type) {
    case 'show_reservations':
      return showReservations(answering)
    case 'propose_cancel':
      return { type: 'cancel_proposed', proposal: await proposeCancel(answering, effect.code) }
    case 'cancel':
      return cancel(answering, effect)
    case 'propose_change':
      return proposeChange(answering, effect)
    case 'change':
      return changeStay(answering, effect)
    case 'send_payment_link':
      return sendPaymentLink(answering, effect)
    case 'send_voucher':
      return voucherAgain(answering, effect.code)
    case 'offer_transfer':
      return offerTransfer(answering, effect.code)
    case 'extend_hold':
      return extendHold(answering, effect.code)
    case 'note_name':
      return noteName(answering, effect)
    case 'note_invoice':
      return noteInvoice(answering, effect.code)
    case 'check_payment':
      return checkPayment(answering, effect.code)
    case 'help_paying':
      return helpPaying(answering, effect.code)
    case 'pay_later':
      return effect.code === null ? payQuoteLater(answering) : payLater(answering, effect.code)
    case 'note_email':
      return noteEmail(answering, effect)
  }
}

/** By the job that brings it first, so that a slow drawing keeps nobody waiting for the words. */
async function voucherAgain(answering: Answering, code: string): Promise<undefined> {
  const { deps, tx, turn } = answering
  const own = findOwn(answering, code)
  if (!own) return
  await deps.jobs.enqueue(tx, sendVoucherJob, { reservationId: own.id, key: `again:${turn.message.id}` })
}

async function proposeCancel(answering: Answering, code: string | null): Promise<CancelProposal | null> {
  const { deps, tx } = answering
  const own = findOwn(answering, code)
  if (!own) return null
  const whole = await deps.reservations(tx).wholeStay(own)
  const { paid } = whole.balance
  return {
    code: own.code,
    shownCode: whole.reservation.code,
    cabin: namesOf(await deps.cabins(tx), whole.accommodationIds),
    stay: { checkIn: own.checkIn, checkOut: own.checkOut },
    paid,
    refund: await refundOf(answering, own),
    currency: own.terms.currency,
  }
}

/** What comes back by the policy, of every cabin that goes. */
export async function refundOf({ deps, tx }: Answering, own: Reservation): Promise<number> {
  const reservations = deps.reservations(tx)
  const members = own.groupId ? livingOf(await reservations.groupMembers(own.groupId)) : [own]
  let refund = 0
  for (const one of members) refund += (await reservations.refundIfCancelled(one)) ?? 0
  return refund
}

/** Only at the refund that was shown; when another is due by now, that is shown and nothing is cancelled. */
async function cancel(
  answering: Answering,
  { code, refund }: Extract<Effect, { type: 'cancel' }>,
): Promise<DialogueEvent> {
  const { deps, tx, turn } = answering
  const own = findOwn(answering, code)
  if (!own) return { type: 'cancel_proposed', proposal: null }
  const actor = { kind: 'guest' as const, id: turn.guest.id }
  const because = { actor, by: 'guest' as const, cause: 'yes to a cancellation in the chat' }
  const shown = (await deps.reservations(tx).wholeStay(own)).reservation.code
  /** What goes back; undefined where it cannot be cancelled. */
  const cancelled = async (inner: Db): Promise<number | undefined> => {
    const within = deps.reservations(inner)
    const done = await (own.groupId
      ? within.cancelGroup(own.groupId, because)
      : within.cancel(own.id, because))
    return done.ok ? (done.refundDue ?? 0) : undefined
  }
  const { result, kept } = await tried(tx, cancelled, (due) => due !== undefined && due === refund)
  if (result === undefined) return { type: 'cancel_proposed', proposal: null }
  if (!kept) return { type: 'cancel_proposed', proposal: await proposeCancel(answering, code) }
  return { type: 'cancelled', code: shown, refund: result, currency: own.terms.currency }
}

async function sendPaymentLink(
  answering: Answering,
  { code, brief = false }: { readonly code: string | null; readonly brief?: boolean },
): Promise<undefined> {
  const { deps, tx, turn } = answering
  const own = findOwn(answering, code)
  if (!own) return sayNoReservation(answering)
  // Who has sent the receipt has done all there is to do.
  if (brief && own.status === 'pre_reserved' && (await deps.proofAwaiting(tx, own.id))) {
    const code = await shownCode(answering, own)
    await saySaying(answering, { type: 'say', key: 'proof_waiting', variables: { code } })
    return undefined
  }
  if (brief && (await tellHold(answering, { code: own.code, asked: null }))) return undefined
  const { language } = turn
  const content =
    own.status === 'pre_reserved'
      ? await payMessage({ deps, tx }, own, language)
      : await balanceMessage({ deps, tx }, own, { language, asked: true })
  if (!content) return showReservations(answering)
  await say(answering, content)
  return undefined
}

async function noteName(
  answering: Answering,
  { code, name }: { readonly code: string; readonly name: string },
): Promise<undefined> {
  await annotate(answering, { code, note: `WhatsApp: ${name}`, unless: (own) => own.contact.name === name })
  return undefined
}

async function noteEmail(
  answering: Answering,
  { code, email }: { readonly code: string | null; readonly email: string },
): Promise<undefined> {
  await keepEmail(answering, email)
  if (code)
    await annotate(answering, {
      code,
      note: `E-mail: ${email}`,
      unless: (own) => own.contact.email === email,
    })
  return undefined
}

/** What the guest wrote holds the tax id and the name: the owner reads it on the stay, and is told. */
async function noteInvoice(answering: Answering, code: string): Promise<undefined> {
  const { deps, tx, turn } = answering
  const wrote = turn.text.slice(0, 300)
  const own = findOwn(answering, code)
  if (!own) return sayNoReservation(answering)
  await annotate(answering, { code, note: `Factura: ${wrote}`, unless: () => false })
  await deps.alert(tx, {
    kind: 'invoice_wanted',
    severity: 'info',
    summary: `The guest of ${code} asks for an invoice; what they wrote stands in the notes of the stay.`,
    entity: 'reservation',
    entityId: own.id,
    dedupeKey: `invoice:${own.id}`,
  })
  await saySaying(answering, {
    type: 'say',
    key: 'invoice_noted',
    variables: { code: await shownCode(answering, own) },
  })
  return undefined
}

async function annotate(
  answering: Answering,
  wish: { readonly code: string; readonly note: string; readonly unless: (own: Reservation) => boolean },
): Promise<void> {
  const { deps, tx } = answering
  const own = findOwn(answering, wish.code)
  const locked = own && (await deps.reservations(tx).lockById(own.id))
  if (!locked || wish.unless(locked) || locked.notes.includes(wish.note)) return
  const notes = [locked.notes, wish.note].filter(Boolean).join('\n')
  await deps.reservations(tx).annotate(locked.id, { notes })
}

async function extendHold(answering: Answering, code: string): Promise<undefined> {
  const { deps, tx, turn } = answering
  const own = findOwn(answering, code)
  if (!own?.expiresAt) return own ? sendPaymentLink(answering, { code }) : sayNoReservation(answering)
  const actor = { kind: 'guest' as const, id: turn.guest.id }
  const done = await deps.reservations(tx).extend(own.id, { actor, cause: 'asked for more time in the chat' })
  // The extension itself is announced by its own notice; only a refusal has to be said here.
  if (done.ok) return undefined
  const variables = { code: await shownCode(answering, own), deadline: momentAt(deps, own.expiresAt) }
  await saySaying(answering, { type: 'say', key: 'hold_extension_refused', variables })
  return undefined
}
