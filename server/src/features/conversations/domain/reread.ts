import { addDays, isLocalDate, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import type { Understanding } from '../../language/domain.ts'
import { asNights } from './answers.ts'
import type { DialogueContext } from './dialogue.ts'
import type { Frame } from './frame.ts'
import { bookingOf } from './own-booking.ts'
import { NO_STAY, NOBODY, PEOPLE_READERS, type Reader, type Talk } from './people-told.ts'
import { speaksOf } from './talk-words.ts'
import { inParts } from './word-lists.ts'

/** What a message means in this talk where its words alone would say something else. */
export function inTalk(
  frame: Frame,
  { understanding, text }: { readonly understanding: Understanding; readonly text: string },
  context: DialogueContext,
): Understanding {
  const readers: readonly Reader[] = [...PEOPLE_READERS, ...DATE_READERS]
  return readers.reduce(
    (read, reader) => reader(read, { frame, text, context }),
    asNights(frame, understanding),
  )
}

const STAYS_FOR = inParts(
  String.raw`\b(?:quedo|quedamos|quedarme|quedarnos|quedara|qued[aá]ramos|fico|ficamos|ficar|ficarmos|`,
  String.raw`stay|stayed|staying)\s+(?:(?:por|como|unos|unas|solo|s[oó]|for|just|`,
  String.raw`only)\s+)?(\d{1,2})(?!\s*(?:\d|%|\$|[:/.,]\d|(?:personas|pessoas|people|hs|horas|hours|km|`,
  String.raw`mil|lucas|pesos|de|of)\b))`,
)
const MOST_NIGHTS = 60

/** "¿Y si me quedo 10?" of nights that are spoken of. */
function staysFor(read: Understanding, { frame, text }: Talk): Understanding {
  const said = Number(STAYS_FOR.exec(text)?.[1] ?? 0)
  const { stay, guests, change } = read
  const open = stay.certainty === 'none' && stay.nights === null && !guests && !change
  if (!open || said < 1 || said > MOST_NIGHTS || !(frame.stay ?? frame.arrival)) return read
  return { ...read, consent: 'none', stay: { ...stay, nights: said } }
}

/** "We'd love to stay 3 nights around the 14th": a length, where nothing stands that could become longer. */
function nightsOfWindow(read: Understanding, { frame, context }: Talk): Understanding {
  const { stay, change } = read
  const nights = change?.nights ?? 0
  if (stay.certainty !== 'window' || stay.nights !== null || nights < 1) return read
  if (frame.stay || context.bookings.length > 0) return read
  return { ...read, change: null, stay: { ...stay, nights } }
}

const BRIEF = 5

/** "Sí, de diciembre": the month of the dates on the table, and no wish for others. */
function sameMonth(read: Understanding, { frame, text }: Talk): Understanding {
  const { certainty, nights, checkIn, checkOut } = read.stay
  if (certainty !== 'window' || nights !== null || !frame.stay || !checkIn || !checkOut) return read
  const holds = checkIn <= frame.stay.checkIn && frame.stay.checkOut <= checkOut
  const isBrief = text.trim().split(/\s+/).length <= BRIEF
  return holds && isBrief && !/[?¿]/.test(text) ? { ...read, stay: NO_STAY } : read
}

const TWO_DAYS = /^\D*(\d{1,2})\D+(\d{1,2})\D*$/u
const NAMES_MONTH = inParts(
  'ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|fev|abr|mai|ago|out|dez|apr|aug|dec|',
  'hoy|ma[ñn]ana|hoje|amanh|today|tomorrow|este|esta|this|lunes|martes|mi[eé]rc|jueves|viernes|',
  's[aá]bado|domingo',
)

/** "Del 20 al 25" where July was spoken of: the 20th that is nearest to it. */
function nearSpan(read: Understanding, { frame, text, context }: Talk): Understanding {
  const { certainty, checkIn, checkOut } = read.stay
  const from = frame.stay ? null : spanStart(frame)
  const isDays = TWO_DAYS.test(text) && !NAMES_MONTH.test(text)
  const isSaid = certainty === 'sure' || certainty === 'assume'
  if (!isSaid || !checkIn || !checkOut || !from || !isDays) return read
  const nights = nightsBetween(checkIn, checkOut)
  const near = [-1, 0, 1]
    .flatMap((months) => dayInMonth(from, { months, like: checkIn }) ?? [])
    .filter((day) => day >= context.today)
    .toSorted((a, b) => apart(a, from) - apart(b, from))[0]
  if (!near || near === checkIn || apart(checkIn, from) <= apart(near, from)) return read
  const until = [0, 1]
    .flatMap((months) => dayInMonth(near, { months, like: checkOut }) ?? [])
    .find((day) => day > near)
  return {
    ...read,
    stay: {
      ...read.stay,
      ...{ certainty: 'sure', options: [] },
      checkIn: near,
      checkOut: until ?? addDays(near, nights),
    },
  }
}

function spanStart({ window, pending }: Frame): LocalDate | null {
  if (window) return window.from
  return pending?.kind === 'choice' ? (pending.options[0]?.checkIn ?? null) : null
}

function dayInMonth(
  base: LocalDate,
  { months, like }: { readonly months: number; readonly like: LocalDate },
): LocalDate | null {
  const [year = 0, month = 1] = base.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${Math.floor(index / 12)}-${two((index % 12) + 1)}-${like.slice(-2)}`
  return isLocalDate(day) ? day : null
}

function apart(a: LocalDate, b: LocalDate): number {
  return a < b ? nightsBetween(a, b) : nightsBetween(b, a)
}

const GOES_ON = new Set(['price', 'availability', 'book', 'change_guests'])

/** One reading was asked about, and whoever goes on to the price or the guests has agreed to it. */
function onlyDates(read: Understanding, { frame }: Talk): Understanding {
  const { pending } = frame
  if (pending?.kind !== 'choice' || pending.options.length !== 1 || frame.arrival) return read
  const [only] = pending.options
  const goesOn = read.guests !== null || read.intents.some(({ name }) => GOES_ON.has(name))
  if (!only || !goesOn || read.consent === 'no' || read.stay.certainty !== 'none') return read
  return { ...read, stay: { ...NO_STAY, ...only, certainty: 'sure', nights: null } }
}

/** "¿Y si voy mañana a pagar en efectivo?" from somebody who has booked names a day to pay. */
function payDay(read: Understanding, { text, context }: Talk): Understanding {
  const { certainty, checkIn, checkOut } = read.stay
  const isDay = (certainty === 'sure' || certainty === 'assume') && checkIn !== null && checkOut === null
  if (!isDay || context.bookings.length === 0 || !speaksOf('pays', text)) return read
  return /\b(?:lleg|entra|noche|chego|arriv|night)/iu.test(text) ? read : { ...read, stay: NO_STAY }
}

const LEAVES_EARLY = inParts(
  String.raw`\b(?:ir(?:me|nos)?|irme|irnos|salir|volver(?:me|nos)?|vamos|volvemos|leave|sair|embora)`,
  ' (?:un|una|uno|dos|one|two|um|dois|[12]) (?:d[ií]as?|noches?|days?|dias?) (?:antes|early|',
  'earlier|mais cedo)',
)

/** "Nos tenemos que ir un día antes, el 9", of what is booked: the departure alone. */
function leavesEarly(read: Understanding, { text, context }: Talk): Understanding {
  const days = read.change?.checkOutDays
  if (!days || days >= 0 || context.bookings.length === 0 || !LEAVES_EARLY.test(text)) return read
  return { ...read, stay: NO_STAY }
}

const GIVES_NAME = /nombre|nome|llamo|chamo|name/iu

/** "Soy docente": what somebody is, and not what they are called. */
function named(read: Understanding, { text }: Talk): Understanding {
  const { contact } = read
  const isWritten = !contact?.name || text.includes(contact.name) || GIVES_NAME.test(text)
  return isWritten ? read : { ...read, contact: { ...contact, name: null } }
}

export const ADDS_CABIN = inParts(
  String.raw`\b(?:agreg|sum|a[ñn]ad|add|adicion|reserv|tom)\p{L}* (?:tambi[eé]n )?(?:otra|una? m[aá]s|`,
  'mais uma|outra|another|one more) ?(?:caba|cabin|chal|depto|habit)?',
)

/** "Se suman mis suegros, ¿puedo agregar otra cabaña?" beside what is paid: one more stay of the same nights. */
function oneMoreCabin(read: Understanding, { frame, text, context }: Talk): Understanding {
  const booking = bookingOf(frame, context)
  const adults = read.change?.adults ?? read.guests?.adults ?? 0
  if (booking?.status !== 'confirmed' || read.stay.certainty !== 'none' || !ADDS_CABIN.test(text)) return read
  const guests = adults > 0 ? { ...NOBODY, adults, total: adults, children: 0, babies: 0, pets: 0 } : null
  return {
    ...read,
    change: null,
    guests,
    intents: [{ name: 'availability', confidence: 1, cue: '' }],
    stay: { ...NO_STAY, ...booking.stay, certainty: 'sure' },
  }
}

const DATE_READERS: readonly Reader[] = [
  staysFor,
  nightsOfWindow,
  sameMonth,
  nearSpan,
  onlyDates,
  payDay,
  leavesEarly,
  named,
  oneMoreCabin,
]
