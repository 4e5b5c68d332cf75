export interface CalendarFile {
  readonly stay: {
    readonly code: string
    readonly check_in: string
    readonly check_out: string
    readonly accommodation_name: string
  }
  readonly place: { readonly name: string; readonly address: string }
  readonly url: string
  /** `20261127T120000Z` */
  readonly stamp: string
  /** A later file of the same stay takes the place of the earlier one, and takes the entry away when it is over. */
  readonly update?: { readonly sequence: number; readonly isCancelled: boolean }
}

/** A stay in the guest's own calendar. RFC 5545: whole days, the departure not among them. */
export function calendarFile({ stay, place, url, stamp, update }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tranquera//Guest//ES',
    ...(update ? [`METHOD:${update.isCancelled ? 'CANCEL' : 'PUBLISH'}`] : []),
    'BEGIN:VEVENT',
    `UID:${stay.code}@tranquera`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${stay.check_in.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${stay.check_out.replaceAll('-', '')}`,
    `SUMMARY:${escaped(`${stay.accommodation_name} · ${place.name}`)}`,
    `LOCATION:${escaped(place.address)}`,
    `DESCRIPTION:${escaped(`${stay.code}\n${url}`)}`,
    ...(update
      ? [`SEQUENCE:${update.sequence}`, `STATUS:${update.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`]
      : []),
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
