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

/** Where money went that does not stay where the guest sent it, or does not reach: nobody may miss it. */
const OWED: ReadonlySet<MessageKey> = new Set([
  'payment_partial',
  'payment_late_refunded',
  'payment_returned',
  'payment_duplicate_refunded',
  'payment_excess_refunded',
  'payment_unmatched',
  'payment_taken_back',
])

export async function tell<Key extends MessageKey>(
  work: Work,
  reservation: Reservation,
  word: Word<Key>,
): Promise<void> {
  const body = renderMessage(word.key, reservation.language, word.variables)
  const { once, button = null } = word
  await tellInWords(work, reservation, { body, once, button, isOwed: OWED.has(word.key) })
}

/** For what no template says. Who booked without a chat is told by mail or telephone (contract 2.14). */
export async function tellInWords(
  { deps, tx }: Work,
  reservation: Reservation,
  word: {
    readonly body: string
    readonly once: string
    readonly button?: GuestWord['button']
    readonly isOwed: boolean
  },
): Promise<void> {
  const { conversationId } = reservation
  const { body, once, button = null, isOwed } = word
  const said = { body, button, key: `money:${once}` }
  if (conversationId) return deps.jobs.enqueue(tx, tellGuestJob, { conversationId, ...said })
  return deps.tellElsewhere(tx, reservation, { ...said, isOwed })
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
