import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { dateAt } from '../../../lib/local-date.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { moneyIn } from '../../pricing/domain/terms.ts'
import type { Choice } from '../domain/effects.ts'
import type { DialogueEvent } from '../domain/events.ts'
import { speaksOf } from '../domain/talk-words.ts'
import { lookForPaymentJob } from '../jobs.ts'
import type { ConversationDeps } from './deps.ts'
import { balanceDueOn, findOwn, sayNoReservation, sayReceiptWaits, shownCode } from './own.ts'
import { type Answering, saySaying } from './turn.ts'

/**
 * "Ya pagué, ¿te llegó?": what is known is said, and Mercado Pago is asked at once, outside this transaction. What it
 * sees makes a notice of its own.
 */
export async function checkPayment(
  answering: Answering,
  code: string | null,
): Promise<DialogueEvent | undefined> {
  const { deps, tx, turn } = answering
  const own = findOwn(answering, code)
  if (!own && (await sayReceiptWaits(answering))) return undefined
  if (!own) {
    const choices: Choice[] = [{ action: { type: 'human' }, label: { key: 'human' } }]
    await saySaying(answering, { type: 'say', key: 'proof_unmatched', variables: { file: false }, choices })
    return { type: 'proof_unmatched' }
  }
  const whole = await deps.reservations(tx).wholeStay(own)
  const { paid, due } = whole.balance
  if (own.status !== 'pre_reserved') {
    const variables = {
      code: whole.reservation.code,
      paid: moneyIn(own.terms, paid),
      due: due > 0 ? moneyIn(own.terms, due) : null,
      dueDate: due > 0 ? balanceDueOn(deps, own) : null,
    }
    await saySaying(answering, { type: 'say', key: 'payment_seen', variables })
    return undefined
  }
  const awaited = await deps.proofAwaiting(tx, own.id)
  if (awaited) {
    await saySaying(answering, {
      type: 'say',
      key: 'proof_waiting',
      variables: { code: whole.reservation.code },
    })
    return undefined
  }
  // A transfer is not seen at Mercado Pago: its receipt is what is waited for.
  if (turn.place.transfer && speaksOf('transferred', turn.text)) {
    await saySaying(answering, { type: 'say', key: 'ask_proof', variables: { code: whole.reservation.code } })
    return undefined
  }
  await deps.jobs.enqueue(tx, lookForPaymentJob, { reservationId: own.id, key: turn.message.id })
  const transfer = turn.place.transfer !== null
  await saySaying(answering, {
    type: 'say',
    key: 'payment_looking',
    variables: { code: whole.reservation.code, transfer },
  })
  return undefined
}

/** Handler of `conversations.look-for-payment`. A confirmation or a part that came tells its own story. */
export async function tellPayment(
  deps: ConversationDeps,
  db: Db,
  asked: { readonly reservationId: ReservationId; readonly key: string },
): Promise<void> {
  const { found } = await deps.lookAtPayments(db, asked.reservationId)
  if (found === 'confirmed' || found === 'partial') return
  const own = await deps.reservations(db).getById(asked.reservationId)
  if (!own.conversationId) return
  const { language, conversationId } = own
  const code = await shownCode({ deps, tx: db }, own)
  const body =
    found === 'pending'
      ? renderMessage('payment_pending', language, { code })
      : found === 'rejected'
        ? renderMessage('payment_rejected', language, { code, deadline: null, cause: null })
        : renderMessage('payment_not_seen', language, { code })
  const dedupeKey = `looked:${asked.key}`
  await db.transaction((tx) =>
    deps.messaging(tx).say({ conversationId, content: { type: 'text', body }, dedupeKey }),
  )
}

/** The card is refused or the link is dead: the link again, the account, or a person. */
export async function helpPaying(answering: Answering, code: string | null): Promise<undefined> {
  const { turn } = answering
  const own = findOwn(answering, code)
  if (!own) return sayNoReservation(answering)
  const choices: Choice[] = [{ action: { type: 'pay', code: own.code }, label: { key: 'try_again' } }]
  if (turn.place.transfer)
    choices.push({ action: { type: 'transfer', code: own.code }, label: { key: 'transfer' } })
  choices.push({ action: { type: 'human' }, label: { key: 'human' } })
  const variables = { code: await shownCode(answering, own), transfer: turn.place.transfer !== null }
  await saySaying(answering, { type: 'say', key: 'payment_help', variables, choices })
  return undefined
}

/** "¿Puedo pagar mañana?": until when the nights wait, and how they can wait a little longer. */
export async function payLater(answering: Answering, code: string): Promise<undefined> {
  const { deps, turn } = answering
  const own = findOwn(answering, code)
  if (!own?.expiresAt) return sayNoReservation(answering)
  const today = dateAt(deps.clock.now(), deps.zone)
  const deadline = { at: own.expiresAt, zone: deps.zone, today }
  const canExtend = own.holdExtensions === 0
  const choices: Choice[] = [{ action: { type: 'pay', code }, label: { key: 'pay_now' } }]
  if (canExtend) choices.push({ action: { type: 'extend', code }, label: { key: 'extend' } })
  if (turn.place.transfer) choices.push({ action: { type: 'transfer', code }, label: { key: 'transfer' } })
  const variables = { code: await shownCode(answering, own), deadline, extendable: canExtend }
  await saySaying(answering, { type: 'say', key: 'pay_later', variables, choices })
  return undefined
}
