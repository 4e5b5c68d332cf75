import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import type { Work } from './deps.ts'

interface Received {
  readonly payment: ProviderPayment
  readonly reservation: Reservation
}

interface Said {
  readonly what: string
  readonly kind?: 'payment_late_returned' | 'payment_lost'
  readonly severity?: 'info'
}

/** `90000.00 ARS`, as the owner's notes write sums: never without their currency. */
export function sum(amount: number, currency: string): string {
  return `${(amount / 100).toFixed(2)} ${currency}`
}

/** Money came when nobody expected it, and this is what becomes of it. */
export async function alertOwner(
  { deps, tx }: Work,
  { payment, reservation }: Received,
  said: string | Said,
): Promise<void> {
  const told: Said = typeof said === 'string' ? { what: said } : said
  const { what, kind = 'payment_out_of_turn', severity = 'warning' } = told
  await deps.alert(tx, {
    kind,
    severity,
    summary:
      `Payment ${payment.id} of ${sum(payment.transactionAmount, payment.currency)} for ` +
      `${reservation.code}: ${what}.`,
    about: `${reservation.code}, ${sum(payment.transactionAmount, payment.currency)}`,
    entity: 'reservation',
    entityId: reservation.id,
    dedupeKey: `${kind}:${payment.id}`,
  })
}
