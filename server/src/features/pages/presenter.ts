import type { GuestReservationView } from '@tranquera/contracts/reservations'
import { addressIn, GUEST_LANGUAGES } from './domain.ts'

/** Every page a search engine may show, each with its other languages. */
export function presentSitemap(origin: string, slugs: readonly string[]): string {
  const paths = ['/', ...slugs.map((slug) => `/c/${slug}`)]
  const urls = paths.flatMap((path) => {
    const others = GUEST_LANGUAGES.map(
      (language) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${origin}${addressIn(language, path)}"/>`,
    ).join('')
    return GUEST_LANGUAGES.map(
      (language) => `<url><loc>${origin}${addressIn(language, path)}</loc>${others}</url>`,
    )
  })
  const spaces =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${spaces}>\n${urls.join('\n')}\n</urlset>\n`
}

/** Everything a guest may read is for everybody; stays, the panel and the programs' doors are not. */
export function presentRobots(origin: string): string {
  const closed = ['/admin', '/api/', '/r/', '/sandbox', '/limpieza/'].map((path) => `Disallow: ${path}`)
  // Pictures stand below the API's address.
  return `User-agent: *\nAllow: /api/v1/media/\n${closed.join('\n')}\nSitemap: ${origin}/sitemap.xml\n`
}

interface CalendarFile {
  readonly stay: GuestReservationView
  readonly place: { readonly name: string; readonly address: string }
  readonly url: string
  /** `20261127T120000Z` */
  readonly stamp: string
}

/** RFC 5545: whole days, the departure not among them. */
export function presentCalendarFile({ stay, place, url, stamp }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tranquera//Guest//ES',
    'BEGIN:VEVENT',
    `UID:${stay.code}@tranquera`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${stay.check_in.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${stay.check_out.replaceAll('-', '')}`,
    `SUMMARY:${escaped(`${stay.accommodation_name} · ${place.name}`)}`,
    `LOCATION:${escaped(place.address)}`,
    `DESCRIPTION:${escaped(`${stay.code}\n${url}`)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(folded).join('\r\n')}\r\n`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n')
}

const LINE_OCTETS = 74

/** A line is at most 75 octets; what follows begins with a space. No letter is cut in two. */
function folded(line: string): string[] {
  const lines: string[] = []
  let open = ''
  for (const letter of line) {
    if (Buffer.byteLength(open + letter) > LINE_OCTETS) {
      lines.push(open)
      open = ' '
    }
    open += letter
  }
  return [...lines, open]
}
