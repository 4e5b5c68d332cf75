import type { Instant } from '../../../lib/clock.ts'
import { type Id, made } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { Party } from '../../pricing/domain/party.ts'
import { dayDigits, type GroupId, type Reservation, type ReservationStatus } from './reservation.ts'

export type GroupCode = Id<'group-code'>

/** Several cabins in one booking: what they share. Each cabin is a stay with a ledger of its own. */
export interface ReservationGroup {
  readonly id: GroupId
  readonly code: GroupCode
  readonly createdAt: Instant
}

/** `GRP261124K7QF`: as a reservation's code, told apart by its letters. */
export function groupCode(today: LocalDate, suffix: string): GroupCode {
  return made(`GRP${dayDigits(today)}${suffix}`)
}

const OVER: ReadonlySet<ReservationStatus> = new Set(['cancelled', 'no_show'])

/**
 * The cabins that are still part of it: one whose hold ended is not, where another stands. All of them when none is
 * left.
 */
export function livingOf(members: readonly Reservation[]): readonly Reservation[] {
  const living = members.filter((one) => !OVER.has(one.status))
  const standing = living.filter((one) => one.status !== 'expired')
  return [standing, living].find((some) => some.length > 0) ?? members
}

/**
 * A group as its guest sees it: one stay under the group's code, for everybody, at the sum of what the cabins cost,
 * from the first arrival to the last departure. For words and pictures only; nothing is ever stored from it.
 */
export function asOneStay(members: readonly Reservation[], code: GroupCode): Reservation | undefined {
  const living = livingOf(members)
  const [first] = living
  if (!first) return undefined
  const sum = (of: (one: Reservation) => number) => living.reduce((all, one) => all + of(one), 0)
  const terms = {
    ...first.terms,
    lines: living.flatMap((one) => one.terms.lines),
    handMade: living.flatMap((one) => one.terms.handMade),
    total: sum((one) => one.terms.total),
    deposit: sum((one) => one.terms.deposit),
  }
  const days = living.flatMap((one) => [one.checkIn, one.checkOut]).toSorted()
  const span = { checkIn: days[0] ?? first.checkIn, checkOut: days.at(-1) ?? first.checkOut }
  // Words and pictures show the group's code where a stay has its own.
  return { ...first, ...span, code: code as string as Reservation['code'], party: partyOf(living), terms }
}

/** Who comes to several cabins together. */
export function partyOf(members: readonly Reservation[]): Omit<Party, 'childAges'> {
  const sum = (of: (party: Party) => number) => members.reduce((all, one) => all + of(one.party), 0)
  return {
    adults: sum(({ adults }) => adults),
    children: sum(({ children }) => children),
    babies: sum(({ babies }) => babies),
    pets: sum(({ pets }) => pets),
  }
}
