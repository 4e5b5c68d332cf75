import { idIn } from '../../../lib/ids.ts'
import { dateAt, type LocalDate } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'
import type { MessageVariables } from '../../messaging/domain/catalogue.ts'
import { formatMoney, formatStay } from '../../messaging/domain/format.ts'
import { type PaymentDue, paymentDue } from '../../reservations/domain/payment-due.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { Step } from './turn.ts'

const MOST_LINES = 20
const MOST_READ = 100
const LIVE: ReadonlySet<string> = new Set(['pre_reserved', 'confirmed', 'checked_in', 'completed'])

interface Asked {
  readonly type: 'stays' | 'coming'
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly accommodationId: string | null
  readonly language: Language
}

/** What each is to pay next, at the rate of today where its balance follows it. */
export async function listDues(
  { deps, tx }: Step,
  stays: readonly Reservation[],
): Promise<readonly (PaymentDue | null)[]> {
  const reservations = deps.reservations(tx)
  const today = await reservations.dueTodayOf(stays)
  const dues = []
  for (const one of stays) {
    const due = paymentDue(one, await reservations.balance(one.id))
    dues.push(due && { ...due, amount: today.get(one.id) ?? due.amount })
  }
  return dues
}

/** Who has booked in those days, or who arrives in them, with what each still owes. */
export async function booked(
  { deps, tx }: Step,
  { type, from, to, accommodationId, language }: Asked,
): Promise<MessageVariables['owner_stays']> {
  const now = deps.clock.now()
  const since = from ?? dateAt(now, deps.zone)
  const filter = {
    ...(to ? { checkInTo: to } : {}),
    ...(type === 'coming' ? { checkInFrom: since } : {}),
    ...(accommodationId ? { accommodationId: idIn<'accommodation'>(accommodationId) } : {}),
  }
  const order = { by: 'check_in' as const, descending: true, limit: MOST_READ, offset: 0 }
  const { items } = await deps.reservations(tx).list(filter, order)
  const cabins = await deps.cabins(tx)
  const stays = items.filter((one) => LIVE.has(one.status) && one.checkOut > since).toReversed()
  const shown = stays.slice(0, MOST_LINES)
  const dues = await listDues({ deps, tx }, shown)
  const lines = shown.map((one, i) => {
    const cabin = cabins.find(({ id }) => id === one.accommodationId)?.name ?? ''
    const due = dues[i]
    const owed = due ? `: ${formatMoney(due, language)}` : ''
    return `• ${one.contact.name}, ${cabin}, ${formatStay(one, language)} (${one.code})${owed}`
  })
  return { list: lines.join('\n') || null, isArriving: type === 'coming' }
}
