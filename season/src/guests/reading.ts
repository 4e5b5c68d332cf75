import type { PhoneMessage } from '../../../server/src/sandbox/whatsapp/state.ts'
import { type Day, daysBetween } from '../days.ts'

export interface Stay {
  readonly checkIn: Day
  readonly checkOut: Day
}

export interface Choice {
  readonly messageId: string
  readonly id: string
  readonly title: string
  readonly description: string
}

/** What a person finds in a message, by its words alone. */
export interface Read {
  /** Epoch milliseconds at which it was sent. */
  readonly at: number
  readonly text: string
  readonly stays: readonly Stay[]
  readonly codes: readonly string[]
  readonly choices: readonly Choice[]
  /** Addresses of the pretend checkout. */
  readonly payLinks: readonly string[]
  /** Centavos, in the order in which they stand. */
  readonly sums: readonly number[]
}

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['ene', 'jan'],
    ['feb', 'fev'],
    ['mar'],
    ['abr', 'apr'],
    ['may', 'mai'],
    ['jun'],
    ['jul'],
    ['ago', 'aug'],
    ['sep', 'set'],
    ['oct', 'out'],
    ['nov'],
    ['dic', 'dez', 'dec'],
  ].flatMap((names, month) => names.map((name) => [name, month + 1])),
)
const WEEKDAY = '(?:\\p{L}{3} )?'
const STAY = new RegExp(
  `${WEEKDAY}(\\d{1,2})(?: (\\p{L}{3}))? (?:a|to) ${WEEKDAY}(\\d{1,2}) (\\p{L}{3})`,
  'giu',
)
const CODE = /(?:RES|GRP)\d{6}[0-9A-Z]{4}/g
const LINK = /https?:\/\/\S+\/checkout\?pref_id=[\w-]+/g
const SUM = /(?:\$|ARS) (\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{2})?)(?!\d)/g

export function readMessage(message: PhoneMessage, today: Day): Read {
  const rows = message.list?.sections.flatMap((section) => section.rows) ?? []
  const text = [message.header_text, message.text].filter(Boolean).join('\n')
  const links = [...text.matchAll(LINK)].map((found) => found[0])
  if (message.cta?.url && /checkout\?pref_id=/.test(message.cta.url)) links.push(message.cta.url)
  return {
    at: Date.parse(message.at),
    text,
    stays: staysIn(text, today),
    codes: [...new Set(text.match(CODE) ?? [])],
    choices: [...message.buttons.map((one) => ({ ...one, description: '' })), ...rows].map((one) => ({
      messageId: message.id,
      id: one.id,
      title: one.title,
      description: one.description ?? '',
    })),
    payLinks: [...new Set(links)],
    sums: [...text.matchAll(SUM)].map((found) => centavos(found[1] ?? '')),
  }
}

/** Days as a person takes them: the next such day, none long past. */
export function staysIn(text: string, today: Day): Stay[] {
  return [...text.matchAll(STAY)].flatMap((found) => {
    const [, d1 = '', m1, d2 = '', m2 = ''] = found
    const last = MONTHS[m2.toLowerCase()]
    const first = m1 === undefined ? last : MONTHS[m1.toLowerCase()]
    if (!first || !last) return []
    const checkIn = nearest(today, first, Number(d1))
    const checkOut = nearest(checkIn, last, Number(d2))
    return [{ checkIn, checkOut }]
  })
}

function nearest(today: Day, month: number, day: number): Day {
  const year = Number(today.slice(0, 4))
  const make = (y: number) => `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return daysBetween(today, make(year)) < -60 ? make(year + 1) : make(year)
}

function centavos(written: string): number {
  const cents = /[.,](\d{2})$/.exec(written)
  const whole = cents ? written.slice(0, -3) : written
  return Number(whole.replaceAll(/[.,]/g, '')) * 100 + (cents ? Number(cents[1]) : 0)
}
