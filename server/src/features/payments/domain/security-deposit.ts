import type { Instant } from '../../../lib/clock.ts'
import type { Id, ReservationId } from '../../../lib/ids.ts'
import type { Currency, MinorUnits } from '../../../lib/money.ts'
import type { Language } from '../../language/domain.ts'
import type { PaymentMethod } from '../../reservations/domain/ledger.ts'

export type SecurityEntryId = Id<'security-deposit-entry'>
export type SecurityKind = 'received' | 'returned' | 'kept'

/** Written once and never changed; a mistake is taken back by an entry of the opposite amount. */
export interface SecurityEntry {
  readonly id: SecurityEntryId
  readonly reservationId: ReservationId
  readonly kind: SecurityKind
  readonly method: PaymentMethod | null
  readonly amount: MinorUnits
  readonly currency: Currency
  readonly note: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly reverses: SecurityEntryId | null
  readonly createdAt: Instant
}

/** Outside total and revenue: what is asked, what came, what went back, what was kept for damage. */
export interface SecurityAccount {
  readonly asked: MinorUnits
  readonly received: MinorUnits
  readonly returned: MinorUnits
  readonly kept: MinorUnits
  /** Still the guest's, in the owner's hands. */
  readonly held: MinorUnits
  readonly currency: Currency
  readonly entries: readonly SecurityEntry[]
}

export function securityAccount(
  asked: { readonly amount: MinorUnits; readonly currency: Currency },
  entries: readonly SecurityEntry[],
): SecurityAccount {
  const sum = (kind: SecurityKind) =>
    entries.filter((one) => one.kind === kind).reduce((all, one) => all + one.amount, 0)
  const received = sum('received')
  const returned = sum('returned')
  const kept = sum('kept')
  const held = received - returned - kept
  return { asked: asked.amount, received, returned, kept, held, currency: asked.currency, entries }
}

/** The most that such an entry may be: no more comes than was asked, no more goes than is held. */
export function mostOf(account: SecurityAccount, kind: SecurityKind): MinorUnits {
  return kind === 'received' ? Math.max(0, account.asked - account.held - account.kept) : account.held
}

const RETURNED: Readonly<Record<Language, (amount: string, code: string) => string>> = {
  es: (amount, code) => `Te devolvimos ${amount} del depósito en garantía de tu reserva ${code}. ¡Gracias!`,
  pt: (amount, code) => `Devolvemos ${amount} do depósito de garantia da sua reserva ${code}. Obrigado!`,
  en: (amount, code) => `We returned ${amount} of the security deposit of your booking ${code}. Thank you!`,
}

export function returnedWords(
  language: Language,
  of: { readonly amount: string; readonly code: string },
): string {
  return RETURNED[language](of.amount, of.code)
}
