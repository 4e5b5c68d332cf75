import { addDays, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import type { FeedEvent } from './feed-event.ts'

export const PLATFORMS = [
  'airbnb',
  'booking',
  'vrbo',
  'expedia',
  'google',
  'tripadvisor',
  'lodgify',
  'smoobu',
  'agoda',
  'trip',
  'generic',
] as const
export type Platform = (typeof PLATFORMS)[number]

/**
 * `window`: beyond the booking window, rolls a day per day. `advance`: too short notice, tonight only. `prep`: a night
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

const PRODUCTS: readonly (readonly [RegExp, Platform])[] = [
  [/airbnb/i, 'airbnb'],
  [/booking\.com/i, 'booking'],
  [/homeaway|vrbo|abritel|stayz|fewo-direkt/i, 'vrbo'],
  [/expedia/i, 'expedia'],
  [/google/i, 'google'],
  [/tripadvisor|flipkey|niumba|holidaylettings/i, 'tripadvisor'],
  [/lodgify/i, 'lodgify'],
  [/smoobu/i, 'smoobu'],
  [/agoda/i, 'agoda'],
  [/ctrip|trip\.com/i, 'trip'],
]

/** By PRODID, then the host of the URL, then the domain of the UIDs (mergers drop PRODID but keep UIDs). */
export function detectPlatform(clues: { prodId?: string; url?: string; uids?: readonly string[] }): Platform {
  const host = /^[a-z]+:\/\/([^/?#]+)/i.exec(clues.url ?? '')?.[1] ?? ''
  const domains = new Set((clues.uids ?? []).map((uid) => uid.split('@')[1] ?? ''))
  const texts = [clues.prodId ?? '', host, domains.size === 1 ? ([...domains][0] ?? '') : '']
  for (const text of texts) {
    const found = PRODUCTS.find(([pattern]) => pattern.test(text))
    if (found) return found[1]
  }
  return 'generic'
}

/** Platforms whose reservations keep their UID for life, as 14 months of one live Airbnb feed showed. */
export function trustsUid(platform: Platform, kind: StayKind): boolean {
  if (platform === 'airbnb' || platform === 'vrbo') return kind === 'reservation'
  return platform === 'google' || platform === 'expedia'
}

interface Wording {
  readonly reservation: RegExp
  readonly blocked: RegExp
}

const COMMON: Wording = {
  reservation:
    /\b(reserved|reservation|booked|booking|reservado|reservada|reserva|ocupado|ocupada|alugado|r[ée]serv[ée]e?|belegt|gebucht)(?![\p{L}\d])/iu,
  blocked:
    /\b(not available|unavailable|blocked|block|closed|no disponible|bloqueado|bloqueada|cerrado|indispon[íi]vel|fechado|indisponible|gesperrt|maintenance|mantenimiento)(?![\p{L}\d])/iu,
}

/** Reads what kind of stay an event is. `today` is the property's day; `stays` are all events of the same feed. */
export function classify(
  events: readonly FeedEvent[],
  context: { readonly platform: Platform; readonly today: LocalDate },
): ClassifiedStay[] {
  const edges = new Set<LocalDate>()
  const first = events.map((event) => {
    const own = eventPlatform(event, context.platform)
    const basic = basicKind(event, own)
    if (basic === 'reservation' || basic === 'unknown') edges.add(event.checkIn).add(event.checkOut)
    return { event, own, basic }
  })
  return first.map(({ event, own, basic }) => {
    const kind =
      own === 'airbnb' && basic === 'blocked'
        ? refine(event, context.today, edges)
        : farKind(event, basic, context.today)
    return {
      event,
      kind,
      certain: basic === 'reservation' && own !== 'generic' && own !== 'booking' && own !== 'google',
      ...detailsOf(event),
      label: labelOf(kind),
    }
  })
}

/** Feeds of mergers carry events of several platforms; the UID tells them apart. */
function eventPlatform(event: FeedEvent, platform: Platform): Platform {
  const domain = event.uid.split('@')[1] ?? ''
  if (platform !== 'generic' || domain === '') return platform
  return PRODUCTS.find(([pattern]) => pattern.test(domain))?.[1] ?? platform
}

function basicKind(event: FeedEvent, platform: Platform): 'reservation' | 'blocked' | 'unknown' {
  const summary = event.summary.trim()
  switch (platform) {
    case 'airbnb':
      if (/^reserved\b/i.test(summary) || /\(HM[A-Z0-9]{4,}\)/i.test(summary) || reservationCode(event))
        return 'reservation'
      return 'blocked'
    case 'booking':
      // "CLOSED - Not available" is a reservation and a closure alike; older feeds wrote the guest after the dash.
      return /^closed\s*-\s*(?!not available)\S/i.test(summary) ? 'reservation' : 'unknown'
    case 'lodgify':
      return /closed period/i.test(summary) ? 'blocked' : 'reservation'
    case 'smoobu':
      return COMMON.blocked.test(summary) ? 'blocked' : 'reservation'
    case 'vrbo':
      if (/^(provisoire|tentative|provisional)/i.test(summary)) return 'unknown'
      break
    case 'google':
      return COMMON.reservation.test(summary) ? 'reservation' : 'blocked'
    case 'tripadvisor':
      if (/pending/i.test(summary)) return 'unknown'
      break
  }
  if (COMMON.blocked.test(summary)) return 'blocked'
  return COMMON.reservation.test(summary) ? 'reservation' : 'unknown'
}

function refine(event: FeedEvent, today: LocalDate, edges: ReadonlySet<LocalDate>): StayKind {
  const nights = nightsBetween(event.checkIn, event.checkOut)
  if (nights === 1 && event.checkIn === today) return 'advance'
  if (isFar(event, today)) return 'window'
  if (nights <= 2 && (edges.has(event.checkIn) || edges.has(event.checkOut))) return 'prep'
  return 'blocked'
}

function farKind(event: FeedEvent, basic: StayKind, today: LocalDate): StayKind {
  const long = nightsBetween(event.checkIn, event.checkOut) >= 60
  return basic === 'blocked' && long && isFar(event, today) ? 'window' : basic
}

/** Windows of 3, 6, 9 and 12 months were seen; each reaches to about a year from today. */
function isFar(event: FeedEvent, today: LocalDate): boolean {
  return event.checkIn > addDays(today, 60) && event.checkOut >= addDays(today, 330)
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

function labelOf(kind: StayKind): string {
  if (kind === 'reservation') return 'Reserved'
  if (kind === 'window') return 'Beyond the booking window'
  if (kind === 'advance') return 'Too short notice'
  return kind === 'prep' ? 'Preparation night' : 'Not available'
}

/** Drops what is over, folds Smoobu's three events per stay into one and Expedia's rows of single nights into runs. */
export function tidy(
  events: readonly FeedEvent[],
  context: { readonly platform: Platform; readonly today: LocalDate },
): FeedEvent[] {
  const current = events.filter((event) => event.checkOut > context.today)
  if (context.platform === 'smoobu') return mergeTriplicates(current)
  return context.platform === 'expedia' ? mergeRuns(current) : current
}

const TURN = /\bcheck[- ]?(in|out)\b/i

function mergeTriplicates(events: readonly FeedEvent[]): FeedEvent[] {
  const stays = events.filter((event) => !TURN.test(event.summary))
  const turns = events.filter((event) => TURN.test(event.summary))
  // A marker whose stay is absent still blocks its night: better a question than a double booking.
  const covered = new Set(stays.flatMap((stay) => [stay.checkIn, stay.checkOut]))
  return [...stays, ...turns.filter((turn) => !covered.has(turn.checkIn))]
}

function mergeRuns(events: readonly FeedEvent[]): FeedEvent[] {
  const singles = events
    .filter(
      (event) => /^unavailable/i.test(event.summary) && nightsBetween(event.checkIn, event.checkOut) === 1,
    )
    .sort((a, b) => (a.checkIn < b.checkIn ? -1 : 1))
  const merged: FeedEvent[] = []
  for (const event of singles) {
    const last = merged.at(-1)
    if (last && last.checkOut >= event.checkIn)
      merged[merged.length - 1] = { ...last, checkOut: event.checkOut }
    else merged.push(event)
  }
  const single = new Set(singles)
  return [...events.filter((event) => !single.has(event)), ...merged]
}
