import { type Clock, type Instant, secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId } from '../../../lib/ids.ts'
import { dateAt, type LocalDate } from '../../../lib/local-date.ts'
import type { CleaningService } from '../../cleaning/service.ts'
import { type DoorRow, doorRepository } from '../repository/door.ts'
import { type WaitingRow, waitingRepository } from '../repository/waiting.ts'

export interface TodayDeps {
  readonly clock: Clock
  readonly propertyId: PropertyId
  /** IANA zone of the property: its day is meant. */
  readonly zone: string
  readonly cleaning: (db: Db) => Pick<CleaningService, 'states'>
}

export interface DoorOfToday {
  readonly now: Instant
  readonly date: LocalDate
  readonly arrivals: readonly DoorRow[]
  readonly departures: readonly DoorRow[]
  readonly inHouse: readonly DoorRow[]
  readonly holds: readonly DoorRow[]
  readonly cabins: Awaited<ReturnType<CleaningService['states']>>
}

/** Alerts about something that stands in the list by itself, and alerts that only tell. */
const TOLD_ELSEWHERE = new Set([
  'human_wanted',
  'question_unanswered',
  'payment_proof',
  'payment_proof_repeated',
  'calendar_unreadable',
])

/** The owner's first page: who is at the door, and what waits for a decision. */
export function todayService(deps: TodayDeps) {
  return (db: Db) => ({
    async door(): Promise<DoorOfToday> {
      const now = deps.clock.now()
      const date = dateAt(now, deps.zone)
      const read = doorRepository(db, deps.propertyId)
      const [sold, external, holds, cabins] = await Promise.all([
        read.sold(date),
        read.external(date),
        read.holds(now),
        deps.cleaning(db).states(),
      ])
      const stays = [...sold, ...external.filter((stay) => stay.check_in <= date && stay.check_out >= date)]
      return {
        now,
        date,
        arrivals: stays.filter((stay) => stay.check_in === date),
        departures: stays.filter((stay) => stay.check_out === date),
        inHouse: stays.filter((stay) => isInside(stay, date)),
        holds,
        cabins,
      }
    },

    /** The oldest first: who has waited longest is answered first. */
    async decisions(): Promise<WaitingRow[]> {
      const read = waitingRepository(db, deps.propertyId)
      const found = await Promise.all([
        read.guests(),
        read.questions(),
        read.receipts(),
        read.conflicts(),
        read.unreadable(),
        read.alerts(),
      ])
      return found
        .flat()
        .filter((row) => !(row.source === 'alert' && isTold(row.sort)))
        .toSorted((a, b) => secondsBetween(b.since, a.since))
    },
  })
}

function isTold(kind: string): boolean {
  return TOLD_ELSEWHERE.has(kind) || kind.startsWith('calendar_conflict') || kind.startsWith('conflict')
}

/** Who has come and not left; a platform's guest is taken to be there from the day after arrival. */
function isInside(stay: DoorRow, date: LocalDate): boolean {
  if (stay.kind === 'external') return stay.check_in < date && stay.check_out > date
  if (stay.status === 'checked_in') return true
  return stay.status === 'confirmed' && stay.check_in < date && stay.check_out > date
}

export type TodayService = ReturnType<ReturnType<typeof todayService>>
