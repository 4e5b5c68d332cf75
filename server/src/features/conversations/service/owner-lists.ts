import { secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { dateAt, instantAt, type LocalDate } from '../../../lib/local-date.ts'
import type { DoorOfToday } from '../../insights/service/today.ts'
import type { Language } from '../../language/domain.ts'
import type { MessageVariables } from '../../messaging/domain/catalogue.ts'
import { formatDay, formatMoney, formatStay } from '../../messaging/domain/format.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { Brief } from '../jobs.ts'
import type { ConversationDeps } from './deps.ts'
import { listDues } from './owner-stays.ts'
import { tellOwner } from './tell-owner.ts'
import type { Step } from './turn.ts'

const MOST_LINES = 20
const LIVE: ReadonlySet<string> = new Set(['confirmed', 'checked_in'])

export async function arrivals(
  { deps, tx }: Step,
  { date, language }: { readonly date: LocalDate | null; readonly language: Language },
) {
  const door = await deps.today(tx).door()
  if (date === null || date === door.date)
    return { day: formatDay(door.date, language), list: linesOf(door.arrivals, language), isToday: true }
  const stays = await staysOf(deps, tx, { checkInFrom: date, checkInTo: date })
  return otherDay({ deps, tx }, stays, { date, language })
}

/** Who leaves on a day; today's as the panel shows them. */
export async function departures(
  { deps, tx }: Step,
  { date, language }: { readonly date: LocalDate | null; readonly language: Language },
) {
  const door = await deps.today(tx).door()
  if (date === null || date === door.date)
    return { day: formatDay(door.date, language), list: linesOf(door.departures, language), isToday: true }
  return otherDay({ deps, tx }, await staysOf(deps, tx, { checkOut: date }), { date, language })
}

async function otherDay(
  { deps, tx }: Step,
  stays: readonly Reservation[],
  { date, language }: { readonly date: LocalDate; readonly language: Language },
) {
  const cabins = await deps.cabins(tx)
  const lines = stays.slice(0, MOST_LINES).map(({ contact, accommodationId, code }) => {
    const cabin = cabins.find((one) => one.id === accommodationId)?.name ?? ''
    return `• ${contact.name}, ${cabin} (${code})`
  })
  return { day: formatDay(date, language), list: lines.join('\n') || null, isToday: false }
}

/** Who sleeps here, as the panel shows them. */
export async function inHouse({ deps, tx }: Step, language: Language) {
  const door = await deps.today(tx).door()
  return { list: linesOf(door.inHouse, language) }
}

/** What waits to be confirmed under a name. */
export async function heldOf({ deps, tx }: Step, who: string): Promise<Reservation[]> {
  const order = { by: 'check_in' as const, descending: true, limit: 20, offset: 0 }
  const { items } = await deps.reservations(tx).list({ text: who, status: 'pre_reserved' }, order)
  return items.filter((one) => one.status === 'pre_reserved')
}

export async function owing(deps: ConversationDeps, db: Db, language: Language) {
  const stays = (await staysOf(deps, db, { owing: true })).slice(0, MOST_LINES)
  const dues = await listDues({ deps, tx: db }, stays)
  const lines = stays.flatMap((one, i) => {
    const due = dues[i]
    if (!due) return []
    return `${one.contact.name}, ${formatStay(one, language)}: ${formatMoney(due, language)} (${one.code})`
  })
  return { list: lines.join('\n') || null }
}

/** Who comes, who goes, who owes of those, and how many wait for a person: what the panel shows. */
export async function today(
  deps: ConversationDeps,
  db: Db,
  language: Language,
): Promise<MessageVariables['owner_today']> {
  return (await dayOf(deps, db, language)).variables
}

async function dayOf(
  deps: ConversationDeps,
  db: Db,
  language: Language,
): Promise<{ readonly variables: MessageVariables['owner_today']; readonly brief: Brief }> {
  const door = await deps.today(db).door()
  const decisions = await deps.today(db).decisions()
  const waiting = decisions.filter((one) => one.source === 'conversation' || one.source === 'question').length
  return {
    variables: {
      day: formatDay(door.date, language),
      arrivals: linesOf(door.arrivals, language),
      departures: linesOf(door.departures, language),
      waiting: waiting || null,
    },
    brief: { arriving: door.arrivals.length, leaving: door.departures.length, waiting },
  }
}

function linesOf(stays: DoorOfToday['arrivals'], language: Language): string | null {
  const lines = stays.slice(0, MOST_LINES).map((one) => {
    const { currency } = one
    const due = one.due_today ?? one.due
    const owed = due && due > 0 && currency ? `: ${formatMoney({ amount: due, currency }, language)}` : ''
    return `• ${one.label}, ${one.accommodation_name} (${one.code ?? one.channel})${owed}`
  })
  return lines.join('\n') || null
}

async function staysOf(
  deps: ConversationDeps,
  db: Db,
  filter: Parameters<ReturnType<typeof deps.reservations>['list']>[0],
): Promise<Reservation[]> {
  const order = { by: 'check_in' as const, descending: true, limit: 100, offset: 0 }
  const { items } = await deps.reservations(db).list(filter, order)
  return items.filter((one) => LIVE.has(one.status)).toReversed()
}

const MORNING = '08:00'
/** Who starts the server in the afternoon is not told about the morning. */
const MORNING_LASTS_SECONDS = 2 * 60 * 60

/** Handler of `conversations.owner-morning`. */
export async function ownerMorning(deps: ConversationDeps, db: Db): Promise<void> {
  if (deps.ownerPhones.length === 0) return
  const now = deps.clock.now()
  const day = dateAt(now, deps.zone)
  const late = secondsBetween(instantAt(day, MORNING, deps.zone), now)
  if (late < 0 || late > MORNING_LASTS_SECONDS) return
  const { variables, brief } = await dayOf(deps, db, 'es')
  const once = `morning:${day}`
  await tellOwner(deps, db, {
    ...{ once, key: 'owner_today', variables: { ...variables }, buttons: [], picture: null },
    ...{ brief, day },
  })
}
