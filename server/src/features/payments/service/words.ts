import type { Instant } from '../../../lib/clock.ts'
import { dateAt } from '../../../lib/local-date.ts'
import type { MessageKey, MessageVariables } from '../../messaging/domain/catalogue.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { type GuestWord, tellGuestJob } from '../jobs.ts'
import type { PaymentDeps, Work } from './deps.ts'

export interface Word<Key extends MessageKey> {
  readonly key: Key
  readonly variables: MessageVariables[Key]
  /** The same thing is said once. */
  readonly once: string
  readonly button?: GuestWord['button']
}

/** Who booked without a chat reads it on the reservation's page: there is nobody to write to. */
export async function tell<Key extends MessageKey>(
  { deps, tx }: Work,
  reservation: Reservation,
  word: Word<Key>,
): Promise<void> {
  const body = renderMessage(word.key, reservation.language, word.variables)
  await tellInWords({ deps, tx }, reservation, { body, once: word.once, button: word.button ?? null })
}

/** For what no template says. */
export async function tellInWords(
  { deps, tx }: Work,
  reservation: Reservation,
  word: { readonly body: string; readonly once: string; readonly button?: GuestWord['button'] },
): Promise<void> {
  const { conversationId } = reservation
  if (!conversationId) return
  const { body, once, button = null } = word
  await deps.jobs.enqueue(tx, tellGuestJob, { conversationId, body, button, key: `money:${once}` })
}

/** Handler of `payments.tell-guest`. */
export async function tellGuest({ deps, tx }: Work, word: GuestWord): Promise<void> {
  const content: OutboundContent = word.button
    ? { type: 'cta_url', body: word.body, displayText: word.button.text, url: word.button.url }
    : { type: 'text', body: word.body }
  await deps.messaging(tx).say({ conversationId: word.conversationId, content, dedupeKey: word.key })
}

/** An instant as the guest reads it, told from today. */
export function moment(deps: Pick<PaymentDeps, 'clock' | 'zone'>, at: Instant) {
  return { at, zone: deps.zone, today: dateAt(deps.clock.now(), deps.zone) }
}

export function moneyOf(reservation: Reservation, amount: number) {
  return { amount, currency: reservation.terms.currency }
}
