import type { Db } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { addDays, dateAt, isNight, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import { isPayable, type PaymentRequest } from '../domain/request.ts'
import type { PaymentSettings } from '../domain/settings.ts'
import { requestRepository } from '../repository.ts'
import type { PaymentDeps, Work } from './deps.ts'
import { tellBalance } from './open-request.ts'
import { balanceDueKey, ensureRequest } from './requests.ts'
import { wishOf } from './wish.ts'

/** Handler of `payments.ask-balances`. Answers how many stays were looked at; at night none. */
export async function askBalances(deps: PaymentDeps, db: Db): Promise<number> {
  if (isNight(deps.clock.now(), deps.zone)) return 0
  const { balance } = await deps.settings(db)
  const today = dateAt(deps.clock.now(), deps.zone)
  const owing = await requestRepository(db).listOwing(today, addDays(today, balance.linkDaysBefore))
  for (const id of owing) {
    await db.transaction((tx) => askOne({ deps, tx }, id, { today, balance }))
  }
  return owing.length
}

async function askOne(
  work: Work,
  id: ReservationId,
  when: { readonly today: LocalDate; readonly balance: PaymentSettings['balance'] },
): Promise<void> {
  const { deps, tx } = work
  const reservation = await deps.reservations(tx).lockById(id)
  const wish = reservation && (await wishOf(work, reservation))
  if (!reservation || wish?.purpose !== 'balance') return
  if (!deps.provider) return alertUnasked(work, { id, code: reservation.code })
  await deps.closeAlert(tx, balanceDueKey(id))
  const request = await ensureRequest(work, reservation, wish)
  // A link that is still to be opened is told when it opens.
  if (!isPayable(request, deps.clock.now())) return
  const mark = reminderMark(nightsBetween(when.today, reservation.checkIn), when.balance)
  // The first word came with the link, unless its guest had asked for it; this is the reminder of a later day.
  if (mark === null || (mark === when.balance.linkDaysBefore && !isSilent(request))) return
  await tellBalance(work, { request, reservation, once: `balance:${id}:${reservation.checkIn}:${mark}` })
}

/** Made for somebody who was given the link itself. */
function isSilent({ announcedAt, createdAt }: PaymentRequest): boolean {
  return announcedAt?.epochMilliseconds === createdAt.epochMilliseconds
}

/** The reminder that is due this many days before arrival; null before the first. */
export function reminderMark(daysLeft: number, balance: PaymentSettings['balance']): number | null {
  const marks = [balance.linkDaysBefore, ...balance.reminderDaysBefore].filter((mark) => mark >= daysLeft)
  return marks.length > 0 ? Math.min(...marks) : null
}

async function alertUnasked({ deps, tx }: Work, of: { id: ReservationId; code: string }): Promise<void> {
  await deps.alert(tx, {
    kind: 'balance_due',
    severity: 'info',
    summary: `The balance of ${of.code} is due and there is no way to pay online. Ask the guest for it.`,
    about: of.code,
    entity: 'reservation',
    entityId: of.id,
    dedupeKey: balanceDueKey(of.id),
  })
}
