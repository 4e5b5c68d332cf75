import { nameOfPlatform } from '@tranquera/contracts/platforms'
import type { Instant } from '../../lib/clock.ts'
import type { AccommodationId } from '../../lib/ids.ts'
import { dateAt, type LocalDate } from '../../lib/local-date.ts'

export type CleaningState = 'clean' | 'dirty'
/** By the link, or in the panel. */
export type CleaningHand = 'cleaner' | 'staff'

/** What was last said of a cabin. */
export interface CleaningMark {
  readonly state: CleaningState
  readonly by: CleaningHand
  readonly at: Instant
}

/** A cabin with its mark and the last day on which somebody left. */
export interface CabinRow {
  readonly id: AccommodationId
  readonly name: string
  readonly mark: CleaningMark | null
  readonly lastDeparture: LocalDate | null
}

/** A stay that begins, ends or lasts on a day. */
export interface DayStay {
  readonly cabinId: AccommodationId
  readonly kind: 'reservation' | 'external'
  readonly name: string
  readonly channel: string
  readonly status: string
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly people: number | null
  readonly pets: number | null
  /** As the guest told it; null: nobody asked, or no answer. */
  readonly arrivalTime: string | null
}

export interface DoorEvent {
  readonly name: string
  /** `HH:MM` */
  readonly at: string
  readonly people: number | null
  readonly pets: number | null
}

export interface CabinDay {
  readonly id: AccommodationId
  readonly name: string
  readonly state: CleaningState
  readonly mark: CleaningMark | null
  readonly departures: readonly DoorEvent[]
  readonly arrivals: readonly DoorEvent[]
  readonly occupied: boolean
}

/** `HH:MM` of the house. */
export interface HouseHours {
  readonly checkIn: string
  readonly checkOut: string
}

/**
 * Dirty from a departure on until somebody says it is clean; a cabin nobody has left yet is clean. Days are compared,
 * not hours: what is said on the day of a departure is said of that departure, however early the guest went.
 */
export function cleaningStateOf({ mark, lastDeparture }: CabinRow, zone: string): CleaningState {
  if (mark?.state === 'dirty') return 'dirty'
  if (!lastDeparture) return 'clean'
  return mark && dateAt(mark.at, zone) >= lastDeparture ? 'clean' : 'dirty'
}

export function cabinDay(
  cabin: CabinRow,
  stays: readonly DayStay[],
  of: { readonly date: LocalDate; readonly zone: string; readonly hours: HouseHours },
): CabinDay {
  const here = stays.filter((stay) => stay.cabinId === cabin.id)
  const leaving = here.filter((stay) => stay.checkOut === of.date)
  const coming = here.filter((stay) => stay.checkIn === of.date)
  return {
    id: cabin.id,
    name: cabin.name,
    state: cleaningStateOf(cabin, of.zone),
    mark: cabin.mark,
    departures: leaving.map((stay) => doorEvent(stay, of.hours.checkOut)),
    arrivals: coming.map((stay) => doorEvent(stay, stay.arrivalTime ?? of.hours.checkIn)),
    occupied: here.some((stay) => stay.checkIn < of.date && stay.checkOut > of.date),
  }
}

/** A first name is enough at the door; what a platform's calendar says may hold the digits of a phone. */
function doorEvent(stay: DayStay, at: string): DoorEvent {
  const { people, pets } = stay
  const first = stay.name.trim().split(/\s+/)[0] ?? ''
  const platform = nameOfPlatform(stay.channel) ?? 'Otra plataforma'
  return { name: stay.kind === 'external' ? platform : first, at, people, pets }
}

/** What has to be ready soonest comes first: a cabin with both doors, one to clean, one that waits, the others. */
export function byUrgency(cabins: readonly CabinDay[]): CabinDay[] {
  const rank = ({ state, arrivals, departures }: CabinDay) =>
    (state === 'dirty' && arrivals.length > 0 ? 0 : 4) +
    (state === 'dirty' ? 0 : 2) +
    (departures.length > 0 ? 0 : 1)
  return cabins.toSorted((a, b) => rank(a) - rank(b))
}
