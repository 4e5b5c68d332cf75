import { LANGUAGES, type Language } from '@tranquera/contracts/values'
import type { Instant } from '../../lib/clock.ts'
import type { LocalDate } from '../../lib/local-date.ts'

/** Those that are read are those in which guests are answered. */
export { LANGUAGES, type Language }

export const INTENTS = [
  'greeting',
  'availability',
  'price',
  'discount',
  'book',
  'cancel',
  'change_dates',
  'change_guests',
  /** More time to pay a hold; more nights is `change_dates`. */
  'extend',
  'my_reservation',
  'waitlist',
  'catalogue',
  'compare',
  'recommend',
  'amenities',
  'pets',
  'location',
  'photos',
  'payment',
  'payment_status',
  'payment_problem',
  'payment_proof',
  'invoice',
  'checkin_time',
  'late_arrival',
  'early_checkin',
  'luggage',
  'policies',
  'visitors',
  'noise',
  'safety',
  'weather',
  'activities',
  'long_stay',
  'lost_property',
  'complaint',
  'emergency',
  'human',
  'stop',
  'thinking_it_over',
  'thanks',
  'yes',
  'no',
  'unknown',
] as const
export type IntentName = (typeof INTENTS)[number]

export interface Intent {
  readonly name: IntentName
  /** 0 to 1. */
  readonly confidence: number
  /** The words that gave it away, as written. */
  readonly cue: string
}

type Certainty = 'sure' | 'assume' | 'ask' | 'window' | 'none'

export interface StayOption {
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
}

/** What the message says about dates. `checkOut` is the day of departure. */
export interface StayReading {
  readonly certainty: Certainty
  readonly checkIn: LocalDate | null
  readonly checkOut: LocalDate | null
  readonly nights: number | null
  /** Other readings (assume) or the readings to ask about (ask): at most 3. */
  readonly options: readonly StayOption[]
}

export interface GuestCount {
  readonly adults: number | null
  readonly children: number | null
  readonly babies: number | null
  readonly pets: number | null
  /** People who need a bed: never pets. */
  readonly total: number | null
  /** Cabins asked for, when more than one: "2 cabañas para 4 cada una". */
  readonly units?: number | null
  /** Ages in years of those who are no adults, as far as they were told; a baby of months is 0. */
  readonly childAges?: readonly number[]
}

/**
 * Is the message a yes? `yes` only when it is nothing but a yes; a yes beside a question, a condition, a doubt or
 * another wish is `conditional`, and makes nothing happen.
 */
export const CONSENTS = ['yes', 'no', 'conditional', 'none'] as const
export type Consent = (typeof CONSENTS)[number]

/**
 * What is to become different from what the talk is about: "una noche más" is `nights: 1`, "somos uno menos" `adults:
 * -1`.
 */
export interface Change {
  readonly nights?: number
  readonly adults?: number
  readonly children?: number
  readonly babies?: number
  readonly pets?: number
  /** Days by which the arrival moves; negative is earlier. */
  readonly checkInDays?: number
  readonly checkOutDays?: number
  /** "el otro finde", "el anterior": counted from the stay under discussion. */
  readonly which?: 'previous' | 'next' | 'other'
}

/** Words about time that no rule could use, as written. */
export interface UnusedText {
  readonly text: string
  /** UTF-16 offsets in the text as received. */
  readonly start: number
  readonly end: number
}

export interface ContactReading {
  readonly name: string | null
  readonly email: string | null
  /** E.164. */
  readonly phone: string | null
}

/** `start` and `end` are UTF-16 offsets in the text as received. */
export interface TraceStep {
  readonly rule: string
  readonly text: string
  readonly start: number
  readonly end: number
}

export interface Understanding {
  readonly language: Language
  /** Most confident first; never empty (`unknown` at least). */
  readonly intents: readonly Intent[]
  readonly stay: StayReading
  /** What becomes different from the talk so far; never an absolute. */
  readonly change: Change | null
  readonly consent: Consent
  readonly guests: GuestCount | null
  /** Every cabin named, in the order in which they were. */
  readonly accommodationIds: readonly string[]
  /** The cabin named, when it is one. */
  readonly accommodationId: string | null
  readonly contact: ContactReading | null
  /** Dates, periods and lengths left over: while there are any, the stay is asked. */
  readonly unused: readonly UnusedText[]
  /** A bare number or ordinal, when the message is one: "4", "la segunda". */
  readonly number: number | null
  readonly trace: readonly TraceStep[]
}

/** What the bot has just asked, so that "4" or "dale" can be read. */
export type Expecting =
  | 'dates'
  | 'nights'
  | 'guests'
  | 'choice'
  | 'confirmation'
  | 'name'
  | 'email'
  | 'phone'
  | null

/**
 * What the talk is about when the message comes: "mejor del 17 al 20" takes its month, "el otro finde" moves from it.
 */
export interface Talk {
  readonly stay?: StayOption | null
  /** While no stay is: the days, both included, among which one is looked for ("en enero"). */
  readonly span?: { readonly from: LocalDate; readonly to: LocalDate } | null
  /** The day of arrival, when that is all that is known of the stay. */
  readonly arrival?: LocalDate | null
  /** The dates of which one was to be chosen. */
  readonly options?: readonly StayOption[]
  /** Who comes; `units` when several cabins stand in the talk together. */
  readonly guests?: GuestCount | null
  readonly accommodationId?: string | null
  /** The booking the guest holds, when they have one. */
  readonly reservation?: {
    readonly checkIn?: LocalDate | null
    readonly checkOut?: LocalDate | null
    /** `confirmed` once it is paid for. */
    readonly status?: string | null
    readonly guests?: GuestCount | null
  } | null
}

export interface CatalogueEntry {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** How many sleep in it: "la de 6". */
  readonly capacity?: number
}

/** Days off of one calendar; see calendar/ar.json. Kept as data so that the owner can edit it. */
export interface HolidayCalendar {
  /** A public holiday or a bridge day. */
  isHoliday(date: LocalDate): boolean
  /** Name of the day off, if it is one; also of days that are off without being holidays. */
  nameOf(date: LocalDate): string | undefined
}

export interface UnderstandContext {
  /** The instant at which the message was written, not at which it is read. */
  readonly now: Instant
  /** IANA zone of the property. */
  readonly zone: string
  /** Language of the chat so far; decides when the message itself does not. */
  readonly locale?: Language
  readonly catalogue?: readonly CatalogueEntry[]
  readonly holidays?: HolidayCalendar
  readonly expecting?: Expecting
  readonly talk?: Talk
  /** Day on which the second half of a month changes over (a setting of the property). Default 16. */
  readonly quincenaChangeoverDay?: number
}
