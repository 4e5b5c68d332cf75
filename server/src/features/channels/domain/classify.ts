import { addDays, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import { atOnce, mapInPieces, type Pieces } from '../../../lib/pieces.ts'
import type { FeedEvent } from './feed-event.ts'
import type { Nights } from './nights.ts'
import { habitsOf, type Platform, platformIn } from './platforms.ts'

/**
 * `window`: beyond the booking window, rolls a day per day. `advance`: too short notice, from today on. `prep`: a night
 * to clean beside a reservation. `unknown`: the platform does not say, so it counts as a reservation.
 */
export type StayKind = 'reservation' | 'blocked' | 'window' | 'advance' | 'prep' | 'unknown'

export interface ClassifiedStay {
  readonly event: FeedEvent
  readonly kind: StayKind
  /** The platform says in so many words that a guest booked: such a stay can never be an echo of ours. */
  readonly certain: boolean
  readonly code: string | null
  readonly phoneLast4: string | null
  readonly link: string | null
  /** Free of names, for the panel. */
  readonly label: string
}

const anyOf = (...words: readonly string[]) => new RegExp(`\\b(${words.join('|')})(?![\\p{L}\\d])`, 'iu')

const COMMON = {
  reservation: anyOf(
    'reserved|reservation|booked|booking|reservado|reservada|reserva|ocupado|ocupada',
    'alugado|r[ée]serv[ée]e?|belegt|gebucht',
  ),
  blocked: anyOf(
    'not available|unavailable|blocked|block|closed|no disponible|bloqueado|bloqueada',
    'cerrado|indispon[íi]vel|fechado|indisponible|gesperrt|maintenance|mantenimiento',
  ),
}

interface Days {
  /** The property's. */
  readonly today: LocalDate
  /** Where the platform may keep its clock it can be tomorrow already. */
  readonly latest?: LocalDate
}

/** Booking's; who keeps the property's own time, or that of a place further west, is never ahead of the property. */
export const EASTERN_CLOCK = 'Europe/Amsterdam'

/** Reads what kind of stay an event is; `events` are all of the same feed. */
export function classify(...input: Parameters<typeof classifying>): ClassifiedStay[] {
  return atOnce(classifying(...input))
}

/** The same in pieces. */
export function* classifying(
  events: readonly FeedEvent[],
  context: Days & { readonly platform: Platform },
): Pieces<ClassifiedStay[]> {
  const edges = new Set<LocalDate>()
  const first = yield* mapInPieces(events, (event) => {
    const own = eventPlatform(event, context.platform)
    const basic = basicKind(event, own)
    if (basic === 'reservation' || basic === 'unknown') edges.add(event.checkIn).add(event.checkOut)
    return { event, own, basic }
  })
  return yield* mapInPieces(first, ({ event, own, basic }) => {
    const kind =
      habitsOf(own).showsRules && basic === 'blocked' && !event.doubt
        ? ruleOrBlock(event, context, edges)
        : farKind(event, basic, context)
    return {
      event,
      kind,
      certain: basic === 'reservation' && habitsOf(own).sellsItself === true,
      ...detailsOf(event),
      label: labelOf(kind),
    }
  })
}

/** Feeds of mergers carry events of several platforms; the UID tells them apart. */
function eventPlatform(event: FeedEvent, platform: Platform): Platform {
  const domain = event.uid.split('@')[1] ?? ''
  if (platform !== 'generic' || domain === '') return platform
  return platformIn(domain) ?? platform
}

type BasicKind = 'reservation' | 'blocked' | 'unknown'

function basicKind(event: FeedEvent, platform: Platform): BasicKind {
  const summary = event.summary.trim()
  const habits = habitsOf(platform)
  if (event.doubt) return 'blocked'
  if (habits.unclear?.test(summary)) return 'unknown'
  if ((habits.closed ?? COMMON.blocked).test(summary)) return 'blocked'
  if ((habits.sold ?? COMMON.reservation).test(summary)) return 'reservation'
  if (habits.sellsItself && reservationCode(event)) return 'reservation'
  return habits.otherwise ?? 'unknown'
}

/** Longest notice a platform lets hosts ask for, in nights. */
export const LONGEST_NOTICE = 14

/** Closed from tonight on, for a few nights: how it looks when a platform asks for notice. */
function mayBeNotice({ checkIn, checkOut }: FeedEvent, { today, latest = today }: Days): boolean {
  return checkIn >= today && checkIn <= latest && nightsBetween(checkIn, checkOut) <= LONGEST_NOTICE
}

function ruleOrBlock(event: FeedEvent, days: Days, edges: ReadonlySet<LocalDate>): StayKind {
  const nights = nightsBetween(event.checkIn, event.checkOut)
  if (mayBeNotice(event, days)) return 'advance'
  if (isFar(event, days.today)) return 'window'
  if (nights <= 2 && (edges.has(event.checkIn) || edges.has(event.checkOut))) return 'prep'
  return 'blocked'
}

/** A closure of months, a year away, is how a platform sells, also where it never says what it closes for. */
function farKind(event: FeedEvent, basic: BasicKind, days: Days): StayKind {
  const long = nightsBetween(event.checkIn, event.checkOut) >= 60
  // It says itself that nobody sleeps there, so there is nothing to be told of the first days either.
  if (basic === 'blocked' && !event.doubt && mayBeNotice(event, days)) return 'advance'
  return basic !== 'reservation' && !event.doubt && long && isFar(event, days.today) ? 'window' : basic
}

/** No guest stays longer; who closes so much closes a season, or sells no further. */
export const LONGEST_GUEST = 90

/**
 * Windows of 3, 6, 9 and 12 months were seen; each reaches to about a year from today, or beyond. Some let guests book
 * only weeks ahead: those are longer than any guest stays.
 */
export function isFar({ checkIn, checkOut }: Nights, today: LocalDate): boolean {
  if (checkOut < addDays(today, 330)) return false
  return checkIn > addDays(today, nightsBetween(checkIn, checkOut) > LONGEST_GUEST ? 14 : 60)
}

/** Selling rules: how a platform sells, not who sleeps where. */
export function isSellingRule(kind: StayKind): kind is 'window' | 'advance' {
  return kind === 'window' || kind === 'advance'
}

function reservationCode(event: FeedEvent): string | null {
  const text = event.description.replaceAll(/\s+/g, ' ')
  const found =
    /\/reservations?\/(?:details|itinerary)[/?](?:code=)?([A-Za-z0-9]{6,20})/.exec(text)?.[1] ??
    /\((HM[A-Z0-9]{4,18})\)/i.exec(event.summary)?.[1] ??
    /\b(?:reservation|booking|confirmation|reserva)\s*(?:id|code|number|n[°ºo])?\s*[:#]\s*([A-Z0-9-]{5,20})\b/i.exec(
      text,
    )?.[1]
  return found ?? null
}

function detailsOf(event: FeedEvent): Pick<ClassifiedStay, 'code' | 'phoneLast4' | 'link'> {
  const description = event.description
  const phone = /last 4 digits\)?\s*:\s*(\d{4})/i.exec(description)?.[1] ?? null
  const link = /https:\/\/[^\s<>"]+/.exec(description)?.[0] ?? event.url ?? null
  return { code: reservationCode(event), phoneLast4: phone, link: link?.startsWith('https://') ? link : null }
}

export function labelOf(kind: StayKind): string {
  if (kind === 'reservation') return 'Reserved'
  if (kind === 'window') return 'Beyond the booking window'
  if (kind === 'advance') return 'Too short notice'
  return kind === 'prep' ? 'Preparation night' : 'Not available'
}
