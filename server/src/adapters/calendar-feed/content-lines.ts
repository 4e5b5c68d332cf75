/**
 * From bytes to properties. RFC 5545 section 3.1 as real feeds break it: byte-order marks, other charsets, bare LF
 * or CR, blank lines, folds by TAB, indentation, unescaped newlines, lines of garbage, lower case.
 */

import { storableText } from '../../lib/storable-text.ts'

/** RFC 5545 asks for 75 octets a line; nothing we read needs more than this after unfolding. */
const MAX_LINE_CHARS = 65_536

export interface ContentLine {
  /** Upper case. */
  readonly name: string
  /** Everything between name and value, unparsed: `;VALUE=DATE;TZID="Europe/Madrid"`. */
  readonly head: string
  readonly value: string
}

/** UTF-8 unless that is impossible, then Windows-1252, which is what "latin1" means on the web. */
export function decodeText(bytes: Uint8Array): string {
  return storableText(decode(bytes))
}

function decode(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : swappedUtf16(bytes)
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  return utf8(bytes) ?? utf8(withWholeLetters(bytes)) ?? new TextDecoder('windows-1252').decode(bytes)
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Without the folds that stand inside a letter: RFC 5545 counts octets, and some break a line at just the 75th. */
function withWholeLetters(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  return Buffer.from(text.replaceAll(/([\x80-\xff])\r?\n[ \t](?=[\x80-\xbf])/g, '$1'), 'latin1')
}

function swappedUtf16(bytes: Uint8Array): string | undefined {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

const PROPERTY = /^\s*(?:item\d+\.)?([A-Za-z][A-Za-z0-9-]*)\s*([;:])/
const KNOWN = [
  'BEGIN|END|UID|DTSTAMP|DTSTART|DTEND|DURATION|SUMMARY|DESCRIPTION|STATUS|TRANSP',
  'RRULE|EXDATE|RDATE|RECURRENCE-ID|PRODID|VERSION|CALSCALE|METHOD|SEQUENCE|LOCATION',
  'ORGANIZER|URL',
]
const INDENTED_PROPERTY = new RegExp(`^\\s+(?:${KNOWN.join('|')})\\s*[;:]`, 'i')
const FREE_TEXT = new Set(['DESCRIPTION', 'SUMMARY', 'LOCATION', 'COMMENT', 'CONTACT', 'X-ALT-DESC'])

/** A true fold follows a long line; an indented property follows a short one. */
const SHORT_LINE = 60

/** A program has sent its own writing of the text: every break as letters, perhaps all of it in quotes. */
export function withBreaks(text: string): string {
  if (!/BEGIN[ \t]*:[ \t]*VCALENDAR(?:\\r)?\\n/i.test(text.slice(0, 200))) return text
  const bare = text.trim()
  if (bare.startsWith('"')) return unquoted(bare)
  // A break within a text is written the same way, but what follows it is seldom a property.
  return bare.replaceAll(/\\r\\n|\\n(?=[A-Z][A-Z0-9-]*[;:]|[ \t]|$)/g, '\r\n')
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}

const CELL_SEPARATORS = new Set([',', ';', ' ', '\t'])

/**
 * A spreadsheet that saved the file again has put a separator for each empty cell behind every line, and quotes around
 * those with a separator of their own. Any other file is left as it is.
 */
export function withoutCells(text: string): string {
  if (!/^["\s]*BEGIN[ \t]*:[ \t]*VCALENDAR"?[,;]/i.test(text.slice(0, 200))) return text
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => {
      let end = line.length
      while (end > 0 && CELL_SEPARATORS.has(line[end - 1] ?? '')) end--
      const cell = line.slice(0, end)
      return /^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell
    })
    .join('\r\n')
}

/** Unfolded lines, in order. Lines that are no property join the free text above them, or are dropped. */
export function contentLines(text: string): ContentLine[] {
  const lines: ContentLine[] = []
  let current = ''
  let lastLength = 0
  const flush = () => {
    if (current) addLine(lines, current)
    current = ''
  }
  for (const line of text.split(/\r\n|\n|\r/)) {
    const first = line[0]
    const folded = first === ' ' || first === '\t'
    if (folded && line.trim() === '') {
      if (current) current += line.slice(1) // a fold of blanks only
      continue
    }
    if (line === '') continue
    if (folded && current && !(lastLength < SHORT_LINE && INDENTED_PROPERTY.test(line))) {
      if (current.length < MAX_LINE_CHARS) current += line.slice(1, MAX_LINE_CHARS)
    } else {
      flush()
      current = line.slice(0, MAX_LINE_CHARS)
    }
    lastLength = line.length
  }
  flush()
  return lines
}

function addLine(lines: ContentLine[], raw: string): void {
  const line = splitLine(raw)
  if (line) {
    lines.push(line)
    return
  }
  const above = lines.at(-1)
  if (!above || !FREE_TEXT.has(above.name) || above.value.length > MAX_LINE_CHARS) return
  lines[lines.length - 1] = { ...above, value: `${above.value}\\n${raw}` }
}

function splitLine(raw: string): ContentLine | undefined {
  const match = PROPERTY.exec(raw)
  if (!match) return undefined
  const name = (match[1] ?? '').toUpperCase()
  const start = match[0].length - 1
  if (match[2] === ':') return { name, head: '', value: raw.slice(start + 1).trim() }
  const colon = valueColon(raw, start)
  if (colon < 0) return undefined
  return { name, head: raw.slice(start, colon), value: raw.slice(colon + 1).trim() }
}

/** The colon that ends the parameters: the first outside quotes, or the first at all when the quotes do not pair. */
function valueColon(raw: string, from: number): number {
  let quoted = false
  for (let i = from; i < raw.length; i++) {
    const char = raw[i]
    if (char === '"') quoted = !quoted
    else if (char === ':' && !quoted) return i
  }
  return raw.indexOf(':', from)
}

/** Value of one parameter without its quotes; undefined when the property does not carry it. */
export function parameter(head: string, name: string): string | undefined {
  if (!head) return undefined
  const found = new RegExp(`;\\s*${name}\\s*=\\s*("([^"]*)"?|[^;]*)`, 'i').exec(head)
  if (!found) return undefined
  return (found[2] ?? found[1] ?? '').replaceAll('"', '').trim()
}

/** RFC 5545 section 3.3.11. */
export function unescapeText(value: string): string {
  if (!value.includes('\\')) return value
  return value.replace(/\\([\\;,nN:"])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char))
}
