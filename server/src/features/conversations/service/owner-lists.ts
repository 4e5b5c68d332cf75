import { secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { dateAt, instantAt } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'
import type { MessageVariables } from '../../messaging/domain/catalogue.ts'
import { formatDay, formatMoney, formatStay } from '../../messaging/domain/format.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { conversationRepository } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'
import { tellOwner } from './tell-owner.ts'

const MOST_LINES = 20
const LIVE: ReadonlySet<string> = new Set(['confirmed', 'checked_in'])

export async function arrivals(deps: ConversationDeps, db: Db, language: Language) {
  const today = dateAt(deps.clock.now(), deps.zone)
  const arriving = await staysOf(deps, db, { checkInFrom: today, checkInTo: today })
  return { day: formatDay(today, language), list: (await linesOf(deps, db, arriving, language)) || null }
}

export async function owing(deps: ConversationDeps, db: Db, language: Language) {
  const stays = await staysOf(deps, db, { owing: true })
  const lines: string[] = []
  for (const one of stays.slice(0, MOST_LINES)) {
    const { due } = await deps.reservations(db).balance(one.id)
    const amount = formatMoney({ amount: due, currency: one.terms.currency }, language)
    lines.push(`${one.contact.name}, ${formatStay(one, language)}: ${amount} (${one.code})`)
  }
  return { list: lines.join('\n') || null }
}

/** Who comes, who goes, who owes of those, and how many wait for a person. */
export async function today(
  deps: ConversationDeps,
  db: Db,
  language: Language,
): Promise<MessageVariables['owner_today']> {
  const day = dateAt(deps.clock.now(), deps.zone)
  const arriving = await staysOf(deps, db, { checkInFrom: day, checkInTo: day })
  const underWay = await staysOf(deps, db, { checkInTo: day })
  const leaving = underWay.filter((one) => one.checkOut === day)
  const waiting = await conversationRepository(db).list(deps.propertyId, {
    ...{ limit: 1, offset: 0, status: 'waiting_human' as const },
  })
  const questions = await deps.answers(db).listOpen({ limit: 1, offset: 0 })
  return {
    day: formatDay(day, language),
    arrivals: (await linesOf(deps, db, arriving, language)) || null,
    departures: (await linesOf(deps, db, leaving, language)) || null,
    waiting: waiting.total + questions.total > 0 ? waiting.total + questions.total : null,
  }
}

async function linesOf(
  deps: ConversationDeps,
  db: Db,
  stays: readonly Reservation[],
  language: Language,
): Promise<string> {
  const cabins = await deps.cabins(db)
  const lines: string[] = []
  for (const one of stays.slice(0, MOST_LINES)) {
    const cabin = cabins.find((known) => known.id === one.accommodationId)?.name ?? ''
    const { due } = await deps.reservations(db).balance(one.id)
    const owed = due > 0 ? `: ${formatMoney({ amount: due, currency: one.terms.currency }, language)}` : ''
    lines.push(`• ${one.contact.name}, ${cabin} (${one.code})${owed}`)
  }
  return lines.join('\n')
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
  const variables = await today(deps, db, 'es')
  await tellOwner(deps, db, {
    ...{
      once: `morning:${day}`,
      key: 'owner_today',
      variables: { ...variables },
      buttons: [],
      picture: null,
    },
  })
}
