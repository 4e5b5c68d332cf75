import type { Clock } from '../../lib/clock.ts'
import { type Ids, sha256Hex } from '../../lib/ids.ts'
import { addDays, dateAt, eachNight, type LocalDate } from '../../lib/local-date.ts'
import { type CalendarPlatform, type FeedStay, readImport, writeFeed } from './shapes.ts'

const ZONE = 'America/Argentina/Buenos_Aires'

interface ListingBehaviour {
  /** Puts what it imported into its own export: the way echoes are made. */
  reExportImports: boolean
  /** `Not available` from so many days ahead to so many: rolls a day per day. Null: none. */
  window: { startDays: number; endDays: number } | null
  /** Booking.com: new UIDs each day, and stays in progress begin today. */
  churnUids: boolean
  /** A valid calendar without events, as in the incident of September 2026. */
  answerEmpty: boolean
  /** An error page with status 200. */
  answerHtml: boolean
  /** ETag and 304. The stamp of every event then stands still while nothing changes. */
  conditional: boolean
  gzip: boolean
  /** Redirects before the answer. */
  redirects: number
}

const PLAIN: ListingBehaviour = {
  reExportImports: true,
  window: null,
  churnUids: false,
  answerEmpty: false,
  answerHtml: false,
  conditional: false,
  gzip: false,
  redirects: 0,
}

type Booked =
  | { readonly ok: true; readonly id: string; readonly code: string }
  | { readonly ok: false; readonly reason: 'taken' }

interface PullResult {
  readonly ok: boolean
  readonly status: number
  readonly nights: number
}

export interface Listing {
  readonly platform: CalendarPlatform
  readonly id: string
  /** Path with its secret, to be put behind the sandbox's address. */
  readonly path: string
  readonly token: string
  readonly behaviour: ListingBehaviour
  /** Where this platform reads our export; it keeps the last good answer. */
  importUrl: string | null
  readonly stays: readonly FeedStay[]
  /** Refused when the platform knows the nights are taken, unless `force`: two guests may book in one minute. */
  book(checkIn: LocalDate, checkOut: LocalDate, options?: { force?: boolean }): Booked
  block(checkIn: LocalDate, checkOut: LocalDate): Booked
  /** Puts bookings back that this platform had before its memory was lost. */
  restore(stays: readonly Omit<FeedStay, 'id' | 'kind'>[]): void
  cancel(id: string): boolean
  move(id: string, checkIn: LocalDate, checkOut: LocalDate): boolean
  /** Reads our export now. An answer that is no calendar changes nothing. */
  pull(): Promise<PullResult>
  /** Nights this platform would not sell: its own and those it imported. */
  takenNights(): LocalDate[]
  feed(): { body: string; etag: string }
}

const USER_AGENTS: Readonly<Record<CalendarPlatform, string>> = {
  airbnb: 'Airbnb Calendar Importer/1.0 (sandbox)',
  booking: 'Booking.com iCal Sync/1.0 (sandbox)',
  generic: 'Java/17.0.2',
}

export interface ListingDeps {
  readonly clock: Clock
  readonly ids: Ids
}

interface Taking {
  readonly kind: 'booking' | 'block'
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly force: boolean
}

export function createListing(platform: CalendarPlatform, id: string, deps: ListingDeps): Listing {
  const token = deps.ids.token(16)
  const own: FeedStay[] = []
  let imported: FeedStay[] = []
  const behaviour = { ...PLAIN }
  const today = () => dateAt(deps.clock.now(), ZONE)
  const taken = () => nightsOf([...own, ...imported])
  const take = ({ kind, checkIn, checkOut, force }: Taking): Booked => {
    const nights = taken()
    if (!force && eachNight(checkIn, checkOut).some((night) => nights.has(night)))
      return { ok: false, reason: 'taken' }
    const stay: FeedStay = {
      id: deps.ids.uuid(),
      kind,
      checkIn,
      checkOut,
      code: `HM${deps.ids.unambiguous(8)}`,
      phoneLast4: String(Math.floor(deps.ids.random() * 10_000)).padStart(4, '0'),
    }
    own.push(stay)
    return { ok: true, id: stay.id, code: stay.code }
  }
  const indexOf = (stayId: string) => own.findIndex((stay) => stay.id === stayId)
  const listing: Listing = {
    platform,
    id,
    token,
    path: `/calendars/${platform}/${encodeURIComponent(id)}.ics?t=${token}`,
    behaviour,
    importUrl: null,
    get stays() {
      return own
    },
    book: (checkIn, checkOut, options) =>
      take({ kind: 'booking', checkIn, checkOut, force: options?.force ?? false }),
    block: (checkIn, checkOut) => take({ kind: 'block', checkIn, checkOut, force: true }),
    restore(stays) {
      for (const stay of stays) own.push({ ...stay, id: deps.ids.uuid(), kind: 'booking' })
    },
    cancel(stayId) {
      const at = indexOf(stayId)
      if (at >= 0) own.splice(at, 1)
      return at >= 0
    },
    move(stayId, checkIn, checkOut) {
      const stay = own[indexOf(stayId)]
      if (stay) own[indexOf(stayId)] = { ...stay, checkIn, checkOut }
      return stay !== undefined
    },
    async pull() {
      const { result, stays } = await pullFrom(listing.importUrl, platform)
      if (stays) imported = stays
      return { ...result, nights: nightsOf(imported).size }
    },
    takenNights: () => [...taken()].sort(),
    feed: () => writeListing(platform, { own, imported, behaviour, today: today() }, deps.clock),
  }
  return listing
}

interface ListingState {
  readonly own: readonly FeedStay[]
  readonly imported: readonly FeedStay[]
  readonly behaviour: ListingBehaviour
  readonly today: LocalDate
}

function nightsOf(stays: readonly FeedStay[]): Set<LocalDate> {
  return new Set(stays.flatMap((stay) => eachNight(stay.checkIn, stay.checkOut)))
}

async function pullFrom(url: string | null, platform: CalendarPlatform) {
  if (!url) return { result: { ok: false, status: 0 }, stays: undefined }
  const response = await fetch(url, { headers: { 'user-agent': USER_AGENTS[platform] } })
  const events = response.ok ? readImport(await response.text()) : undefined
  const stays = events?.map(
    (event): FeedStay => ({ ...event, id: event.uid, kind: 'imported', code: '', phoneLast4: '' }),
  )
  return { result: { ok: stays !== undefined, status: response.status }, stays }
}

function writeListing(
  platform: CalendarPlatform,
  state: ListingState,
  clock: Clock,
): { body: string; etag: string } {
  const { behaviour, today } = state
  const shown = behaviour.answerEmpty ? [] : exported(state)
  const salt = behaviour.churnUids ? today : ''
  const fingerprint = sha256Hex(JSON.stringify([shown, salt]))
  const at = behaviour.conditional ? `${today}T00:00:00Z` : clock.now().round('second').toString()
  const stamp = at.replaceAll(/[-:]/g, '')
  return { body: writeFeed(platform, shown, { stamp, salt }), etag: `"${fingerprint.slice(0, 32)}"` }
}

function exported(state: ListingState): FeedStay[] {
  const { behaviour, today } = state
  const ours = nightsOf(state.own)
  // A platform shows a night once: what it sold itself hides what it imported.
  const shadows = behaviour.reExportImports
    ? state.imported.filter(
        (stay) => !eachNight(stay.checkIn, stay.checkOut).every((night) => ours.has(night)),
      )
    : []
  const rolling: FeedStay[] = behaviour.window
    ? [
        {
          id: 'window',
          kind: 'window',
          checkIn: addDays(today, behaviour.window.startDays),
          checkOut: addDays(today, behaviour.window.endDays),
          code: '',
          phoneLast4: '',
        },
      ]
    : []
  return [...state.own, ...shadows, ...rolling]
    .filter((stay) => stay.checkOut > today)
    .map((stay) => (behaviour.churnUids && stay.checkIn < today ? { ...stay, checkIn: today } : stay))
    .sort((a, b) => (a.checkIn < b.checkIn ? -1 : 1))
}
