import { Temporal } from 'temporal-polyfill'
import type { RawCalendar, RawZone } from './components.ts'
import { parameter, unescapeText } from './content-lines.ts'
import { ownZone } from './own-zones.ts'
import type { FeedZone } from './values.ts'

/** Windows names that Outlook and Exchange write into TZID, after the Unicode CLDR table `windowsZones`. */
const WINDOWS_ZONES: Readonly<Record<string, string>> = {
  'argentina standard time': 'America/Argentina/Buenos_Aires',
  'sa eastern standard time': 'America/Cayenne',
  'e. south america standard time': 'America/Sao_Paulo',
  'bahia standard time': 'America/Bahia',
  'montevideo standard time': 'America/Montevideo',
  'paraguay standard time': 'America/Asuncion',
  'pacific sa standard time': 'America/Santiago',
  'magallanes standard time': 'America/Punta_Arenas',
  'sa western standard time': 'America/La_Paz',
  'sa pacific standard time': 'America/Bogota',
  'venezuela standard time': 'America/Caracas',
  'central brazilian standard time': 'America/Cuiaba',
  'tocantins standard time': 'America/Araguaina',
  'central america standard time': 'America/Guatemala',
  'central standard time (mexico)': 'America/Mexico_City',
  'mountain standard time (mexico)': 'America/Mazatlan',
  'eastern standard time (mexico)': 'America/Cancun',
  'eastern standard time': 'America/New_York',
  'us eastern standard time': 'America/Indiana/Indianapolis',
  'central standard time': 'America/Chicago',
  'mountain standard time': 'America/Denver',
  'us mountain standard time': 'America/Phoenix',
  'pacific standard time': 'America/Los_Angeles',
  'alaskan standard time': 'America/Anchorage',
  'hawaiian standard time': 'Pacific/Honolulu',
  'atlantic standard time': 'America/Halifax',
  'newfoundland standard time': 'America/St_Johns',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'romance standard time': 'Europe/Paris',
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'e. europe standard time': 'Europe/Chisinau',
  'fle standard time': 'Europe/Kiev',
  'gtb standard time': 'Europe/Bucharest',
  'turkey standard time': 'Europe/Istanbul',
  'russian standard time': 'Europe/Moscow',
  'israel standard time': 'Asia/Jerusalem',
  'egypt standard time': 'Africa/Cairo',
  'south africa standard time': 'Africa/Johannesburg',
  'arabian standard time': 'Asia/Dubai',
  'arab standard time': 'Asia/Riyadh',
  'india standard time': 'Asia/Kolkata',
  'se asia standard time': 'Asia/Bangkok',
  'china standard time': 'Asia/Shanghai',
  'singapore standard time': 'Asia/Singapore',
  'taipei standard time': 'Asia/Taipei',
  'tokyo standard time': 'Asia/Tokyo',
  'korea standard time': 'Asia/Seoul',
  'w. australia standard time': 'Australia/Perth',
  'aus eastern standard time': 'Australia/Sydney',
  'e. australia standard time': 'Australia/Brisbane',
  'new zealand standard time': 'Pacific/Auckland',
}

const OFFSET = /(?:^|[^\d])(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?\b/i

/**
 * A zone Temporal knows, from whatever a feed puts into TZID: IANA in any case, Windows names, vendor paths
 * (`/mozilla.org/20070129_1/Europe/Berlin`), offsets. Undefined when nobody can tell.
 */
function resolveZone(tzid: string): string | undefined {
  return namedZone(tzid) ?? offsetZone(plain(tzid))
}

const plain = (tzid: string) => tzid.trim().replaceAll('"', '').slice(0, 200)

function namedZone(tzid: string): string | undefined {
  const name = plain(tzid)
  const windows = WINDOWS_ZONES[name.toLowerCase()]
  if (windows) return windows
  const parts = name.split('/').filter((part) => part !== '')
  for (const count of [parts.length, 3, 2, 1]) {
    const candidate = parts.slice(-count).join('/').replaceAll(/\s+/g, '_')
    if (candidate && isZone(candidate)) return candidate
  }
  return undefined
}

function offsetZone(name: string): string | undefined {
  if (/^(Z|UTC|GMT)$/i.test(name)) return 'UTC'
  const match = OFFSET.exec(name)
  if (!match || Number(match[2]) > 14) return undefined
  return `${match[1]}${(match[2] ?? '0').padStart(2, '0')}:${match[3] ?? '00'}`
}

function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** TZID → zone, remembering every answer: ten thousand events share one name. Names the world knows come first. */
export function zoneReader(
  defined: readonly RawZone[],
): (head: string) => { zone: FeedZone | null; unknown: boolean } {
  const own = new Map(defined.map((zone) => [unescapeText(zone.tzid), zone]))
  const seen = new Map<string, FeedZone | undefined>()
  return (head) => {
    const tzid = unescapeText(parameter(head, 'TZID') ?? '')
    if (!tzid) return { zone: null, unknown: false }
    // What the file says of a name nobody knows comes before an offset that the name mentions.
    if (!seen.has(tzid))
      seen.set(tzid, namedZone(tzid) ?? definedZone(own.get(tzid)) ?? offsetZone(plain(tzid)))
    const zone = seen.get(tzid)
    return { zone: zone ?? null, unknown: zone === undefined }
  }
}

/** Those that a calendar as a whole is written in: X-WR-TIMEZONE, and what it defines where that is one zone only. */
export function zonesOf({ zones, zoneName }: RawCalendar): FeedZone[] {
  const [only, ...others] = new Set(zones.map(({ tzid }) => tzid))
  const defined = only !== undefined && others.length === 0 ? zones[0] : undefined
  const named = defined && (namedZone(unescapeText(defined.tzid)) ?? definedZone(defined))
  return [resolveZone(unescapeText(zoneName)), named].filter((zone) => zone !== undefined)
}

function definedZone(zone: RawZone | undefined): FeedZone | undefined {
  if (!zone) return undefined
  return (zone.place ? resolveZone(zone.place) : undefined) ?? ownZone(zone.observances)
}
