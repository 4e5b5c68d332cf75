import { moneyIn } from '../../pricing/domain/terms.ts'
import type { Choice } from '../domain/dialogue.ts'
import { findOwn, sayNoReservation } from './about-reservation.ts'
import { type Answering, saySaying } from './turn.ts'

/**
 * "Ya pagué, ¿te llegó?": what is known is said, and Mercado Pago is asked at once, outside this transaction. What it
 * sees makes a notice of its own.
 */
export async function checkPayment(answering: Answering, code: string | null): Promise<undefined> {
  const { deps, tx, turn } = answering
  const own = findOwn(answering, code)
  if (!own) return sayNoReservation(answering)
  const { paid, due } = await deps.reservations(tx).balance(own.id)
  if (own.status !== 'pre_reserved') {
    const variables = {
      code: own.code,
      paid: moneyIn(own.terms, paid),
      due: due > 0 ? moneyIn(own.terms, due) : null,
    }
    await saySaying(answering, { type: 'say', key: 'payment_seen', variables })
    return undefined
  }
  const awaited = await deps.proofAwaiting(tx, own.id)
  if (awaited) {
    await saySaying(answering, { type: 'say', key: 'proof_waiting', variables: { code: own.code } })
    return undefined
  }
  await deps.lookForPayment(tx, own.id)
  const transfer = turn.place.transfer !== null
  await saySaying(answering, { type: 'say', key: 'payment_looking', variables: { code: own.code, transfer } })
  return undefined
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
  const variables = { code: own.code, transfer: turn.place.transfer !== null }
  await saySaying(answering, { type: 'say', key: 'payment_help', variables, choices })
  return undefined
}
