import { toInstant } from '../../../lib/clock.ts'
import {
  type CatalogueEntry,
  type Change,
  type Consent,
  type Expecting,
  type GuestCount,
  type HolidayCalendar,
  INTENTS,
  type IntentName,
  type Language,
  type StayReading,
  type Talk,
  type Understanding,
} from '../domain.ts'
import { understand } from './understand.ts'

/** A labelled message; fields as in the fixtures. */
export interface Labelled {
  readonly id: string
  readonly lang: Language
  readonly ref?: string | undefined
  readonly tz?: string | undefined
  readonly text: string
  readonly intent?: string | null | undefined
  /** Other intents that are right too. */
  readonly ok?: readonly string[] | undefined
  /** Intents that must all be there. */
  readonly need?: readonly string[] | undefined
  /** `ask_or_none`: a change of what the talk is about, never a stay of its own. */
  readonly status?: 'ok' | 'ask' | 'none' | 'ask_or_none' | undefined
  /** Asking is right too. */
  readonly ask_ok?: boolean | undefined
  readonly check_in?: string | null | undefined
  readonly check_out?: string | null | undefined
  readonly nights?: number | undefined
  readonly alts?: readonly (readonly (string | null)[])[] | undefined
  readonly window?: readonly string[] | undefined
  readonly guests?: Readonly<Record<string, number>> | null | undefined
  readonly tags?: readonly string[] | undefined
  /** What the message comes in the middle of. */
  readonly talk?: Talk | undefined
  readonly party?: GuestCount | undefined
  readonly expecting?: Expecting | undefined
  readonly ages?: readonly number[] | undefined
  /** Any of these is right. */
  readonly consent?: readonly Consent[] | undefined
  readonly change?: Change | undefined
  readonly cabins?: readonly string[] | undefined
  readonly name?: string | undefined
}

/** The cabins that the labels name. */
const CABINS: readonly CatalogueEntry[] = [
  { id: 'arrayan', name: 'Arrayán', aliases: [] },
  { id: 'coihue', name: 'Coihue', aliases: [] },
  { id: 'lenga', name: 'Lenga', aliases: [] },
  { id: 'nire', name: 'Ñire', aliases: [] },
]

/** What became of the stay of one message. */
type StayVerdict = 'right' | 'asked' | 'wrong' | 'needless' | 'none' | 'invented' | 'silent'

export interface Verdict {
  readonly item: Labelled
  readonly reading: Understanding
  /** `null` when the label says nothing about dates. */
  readonly stay: StayVerdict | null
  readonly guests: boolean | null
  readonly intent: boolean | null
  /** Wishes read that the label does not have. */
  readonly extraIntents: number
  readonly expectedIntent: IntentName | null
  /** Consent, change, cabins and name: those that the label tells and that were read otherwise. */
  readonly others: readonly Other[]
}

export type Other = 'consent' | 'change' | 'cabins' | 'name'

const RENAMED: Readonly<Record<string, IntentName | null>> = { faq_pets: 'pets', inform: null, other: null }

/** Reads one labelled message in its own language, or with no language known before when `locale` is null. */
export function judge(
  item: Labelled,
  holidays?: HolidayCalendar,
  locale: Language | null = item.lang,
): Verdict {
  const reading = understand(item.text, {
    now: toInstant(`${item.ref ?? '2025-10-14'}T10:00:00-03:00`),
    zone: item.tz ?? 'America/Argentina/Buenos_Aires',
    ...(item.talk || item.party ? { talk: { ...item.talk, guests: item.party ?? null } } : {}),
    ...(item.expecting ? { expecting: item.expecting } : {}),
    ...(item.cabins ? { catalogue: CABINS } : {}),
    ...(locale ? { locale } : {}),
    ...(holidays ? { holidays } : {}),
  })
  const renamed = expectedIntent(item.intent)
  return {
    item,
    reading,
    stay: item.status === undefined ? null : judgeStay(item, reading),
    guests: judgeGuests(item, reading),
    intent: renamed === null ? null : judgeIntent(item, renamed, reading),
    extraIntents: renamed === null ? 0 : extrasOf(item, renamed, reading),
    expectedIntent: renamed,
    others: othersWrong(item, reading),
  }
}

function othersWrong(item: Labelled, reading: Understanding): Other[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  const wrong: readonly (readonly [Other, boolean])[] = [
    ['consent', item.consent !== undefined && !item.consent.includes(reading.consent)],
    ['change', item.change !== undefined && !same(reading.change, item.change)],
    ['cabins', item.cabins !== undefined && !same(reading.accommodationIds, item.cabins)],
    ['name', item.name !== undefined && reading.contact?.name !== item.name],
  ]
  return wrong.filter(([, is]) => is).map(([other]) => other)
}

function expectedIntent(intent: string | null | undefined): IntentName | null {
  if (intent === undefined || intent === null) return null
  return intent in RENAMED ? (RENAMED[intent] ?? null) : (INTENTS.find((name) => name === intent) ?? null)
}

/** Right when it is among what was read, or another that the label allows; what the label needs must all be there. */
function judgeIntent(item: Labelled, expected: IntentName, { intents }: Understanding): boolean {
  const names: readonly string[] = intents.map((intent) => intent.name)
  const right = names.includes(expected) || (item.ok ?? []).some((name) => names.includes(name))
  return right && (item.need ?? []).every((name) => names.includes(name))
}

/** Courtesy, and dates that ask for themselves, are no wrong wish. */
const NO_WISH: ReadonlySet<string> = new Set(['greeting', 'thanks', 'yes', 'no', 'availability', 'unknown'])

function extrasOf(item: Labelled, expected: IntentName, { intents }: Understanding): number {
  const allowed = new Set<string>([expected, ...(item.ok ?? []), ...(item.need ?? [])])
  return intents.filter(({ name }) => !allowed.has(name) && !NO_WISH.has(name)).length
}

function judgeStay(item: Labelled, { stay }: Understanding): StayVerdict {
  const asked = stay.certainty === 'ask' || stay.certainty === 'window'
  if (item.status === 'ask_or_none') return asked || stay.certainty === 'none' ? 'asked' : 'wrong'
  if (item.status === 'ask' && !asked && isOneOf(item.alts ?? [], stay)) return 'asked'
  if (item.status === 'ask') return asked ? 'asked' : stay.certainty === 'none' ? 'silent' : 'wrong'
  const expected = item.check_in !== null && item.check_in !== undefined
  if (!expected && (item.check_out === null || item.check_out === undefined)) {
    if (stay.certainty !== 'none' || stay.checkIn !== null) return 'invented'
    return item.nights === undefined || stay.nights === item.nights ? 'none' : 'wrong'
  }
  if (asked) return item.ask_ok ? 'right' : 'needless'
  if (stay.certainty === 'none') return 'silent'
  const readings = [[item.check_in ?? null, item.check_out ?? null], ...(item.alts ?? [])]
  return isOneOf(readings, stay) ? 'right' : 'wrong'
}

function isOneOf(
  readings: readonly (readonly (string | null)[])[],
  { checkIn, checkOut }: StayReading,
): boolean {
  return readings.some(([from, to]) => checkIn === from && checkOut === (to ?? null))
}

function judgeGuests(item: Labelled, { guests }: Understanding): boolean | null {
  if (item.guests === undefined) return null
  if (item.guests === null) return guests === null
  const read = new Map<string, unknown>(Object.entries(guests ?? {}))
  if (item.ages && JSON.stringify(guests?.childAges ?? []) !== JSON.stringify(item.ages)) return false
  return Object.entries(item.guests).every(([key, value]) => read.get(key) === value)
}

export interface Scores {
  readonly messages: number
  readonly stayExact: number
  readonly wrongWithoutAsking: number
  readonly askedWhenMust: number
  readonly needless: number
  readonly guests: number
  readonly intents: number
  readonly extraIntents: number
}

/** Shares from 0 to 1; a share of nothing is 1 for the good ones and 0 for the bad ones. */
export function scoresOf(verdicts: readonly Verdict[]): Scores {
  const stays = verdicts.filter((v) => v.stay !== null)
  const ok = stays.filter((v) => v.item.status === 'ok' || v.item.status === 'none')
  const must = stays.filter((v) => v.item.status === 'ask' || v.item.status === 'ask_or_none')
  const labelled = verdicts.filter((v) => v.intent !== null)
  const share = (list: readonly Verdict[], test: (v: Verdict) => boolean, empty: number) =>
    list.length === 0 ? empty : list.filter(test).length / list.length
  return {
    messages: verdicts.length,
    stayExact: share(ok, (v) => v.stay === 'right' || v.stay === 'none', 1),
    wrongWithoutAsking: share(stays, (v) => v.stay === 'wrong' || v.stay === 'invented', 0),
    askedWhenMust: share(must, (v) => v.stay === 'asked', 1),
    needless: share(ok, (v) => v.stay === 'needless', 0),
    guests: share(
      verdicts.filter((v) => v.guests !== null),
      (v) => v.guests === true,
      1,
    ),
    intents: share(labelled, (v) => v.intent === true, 1),
    extraIntents: share(labelled, (v) => v.extraIntents > 0, 0),
  }
}
