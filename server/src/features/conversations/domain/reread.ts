import { addDays, isLocalDate, type LocalDate, nightsBetween } from '../../../lib/local-date.ts'
import { fold } from '../../answers/domain/fact-words.ts'
import type { Understanding } from '../../language/domain.ts'
import { asNights } from './answers.ts'
import type { DialogueContext } from './dialogue.ts'
import type { Frame } from './frame.ts'
import { bookingOf } from './own-booking.ts'
import { nameAlone, speaksOf } from './talk-words.ts'

/** What a message means in this talk where its words alone would say something else. */
export function inTalk(
  frame: Frame,
  { understanding, text }: { readonly understanding: Understanding; readonly text: string },
  context: DialogueContext,
): Understanding {
  const readers = [
    ...[ofCabins, joinsGroup, stillAllOfThem, forAnother, petsAlone, petAsked, personNotCabin, signed],
    ...[
      peopleOfCabins,
      staysFor,
      nightsOfWindow,
      sameMonth,
      nearSpan,
      onlyDates,
      payDay,
      named,
      oneMoreCabin,
    ],
  ]
  return readers.reduce(
    (read, reader) => reader(read, { frame, text, context }),
    asNights(frame, understanding),
  )
}

interface Talk {
  readonly frame: Frame
  readonly text: string
  readonly context: DialogueContext
}

const NO_STAY = {
  certainty: 'none',
  checkIn: null,
  checkOut: null,
  nights: null,
  options: [],
} as const satisfies Understanding['stay']

const COUNTS =
  /\d|\b(?:somos|seremos|ser[ií]amos|vamos|van|viene|vienen|suma|sumamos|con|y yo|sol[oa]|uno|una|dos|tres|both|we|with|com|vou)\b/iu

const TELLS_NUMBER =
  /\d|\b(?:somos|seremos|ser[ií]amos|fu[eé]ramos|vamos|vamo|iremos|voy|ir[ií]a|vengo|quedamos en|sol[oa]s?|un[oa](?! (?:semana|noche|d[ií]a|mes|hora|vez|caba|consulta|pregunta|cosa))|dos|tres|cuatro|cinco|seis|pareja|matrimonio|con mi|y yo|alone|just me|we|with|sozinh[oa]|vou|e eu|com)\b/iu

/** "Mi suegra está operada" of a stay for four: somebody is spoken of, and nobody stays at home. */
function stillAllOfThem(read: Understanding, { frame, text, context }: Talk): Understanding {
  const known = frame.party ?? bookingOf(frame, context)?.party
  const { guests } = read
  if (!known || !guests || guests.pets || guests.units || guests.children) return read
  const fewer = (guests.total ?? guests.adults ?? 0) < known.adults + known.children
  return fewer && !TELLS_NUMBER.test(text) ? { ...read, guests: null } : read
}

/** "Es para mi hermana, ella te escribe": whose stay it is, and nobody fewer. */
function forAnother(read: Understanding, { frame, text }: Talk): Understanding {
  const { guests } = read
  if (!guests) return read
  if (speaksOf('visits', text)) return { ...read, guests: null, change: null }
  if (!frame.party || guests.pets || guests.units || COUNTS.test(text)) return read
  return speaksOf('for_another', text) ? { ...read, guests: null } : read
}

const NOBODY = { adults: null, children: null, babies: null, total: null, units: null } as const
const HAS_PET =
  /\b(?:tiene|tienen|tengo|tenemos|lleva|llevan|tem|has|have) (?:un |una |um |uma |a )?(?:perr|gat|mascota|cachorr|dog|cat|pet)/iu
const WITHOUT_PET =
  /\b(?:sin|sem|without) (?:el |la |los |las |mi |nuestro |nuestra |o |a |the |my )?(?:perr|gat|mascota|cachorr|dog|cat|pet)/iu

/** "Mi hermana tiene perro", "al final vamos sin el perro": of the animal alone, and of nobody who comes. */
function petsAlone(read: Understanding, { frame, text }: Talk): Understanding {
  const { party } = frame
  if (!party || read.guests?.pets) return read
  const uncounted = read.guests === null || (read.guests.total ?? 0) <= 1
  if (!uncounted) return read
  const guests = (pets: number) => ({ ...NOBODY, pets })
  if (party.pets > 0 && WITHOUT_PET.test(text)) return { ...read, consent: 'none', guests: guests(0) }
  if (!/\d/.test(text) && HAS_PET.test(text)) return { ...read, guests: guests(1) }
  return read
}

/** "Verónica Lagos" is no cabin by the lake. */
function personNotCabin(read: Understanding, { text, context }: Talk): Understanding {
  if (read.accommodationIds.length === 0 || !nameAlone(text)) return read
  const said = fold(text)
  const isNamed = read.accommodationIds.some((id) =>
    (context.cabinNames.get(id) ?? []).some((name) => said.includes(fold(name))),
  )
  return isNamed ? read : { ...read, accommodationId: null, accommodationIds: [] }
}

/** "Dale / reservala / Federico Sosa": a name on a line of its own. */
function signed(read: Understanding, { text }: Talk): Understanding {
  const lines = text.split('\n').map((line) => line.trim())
  const name = lines.length > 1 && !read.contact?.name ? lines.map(nameAlone).find(Boolean) : undefined
  if (!name) return read
  const { email = null, phone = null } = read.contact ?? {}
  return { ...read, contact: { email, phone, name } }
}

const OF_CABINS =
  /\b(?:(?:las|los|as|the|esas|those) (?:dos|tres|cuatro|duas|two|three|[234])|quedamos en (?:dos|tres|[23]))\b(?! (?:adult|person|peopl|pessoa|chic|nen|niñ|kid|child))/iu
const MOST_UNITS = 4

/** "¿Cuánto serían las dos?", "quedamos en dos" of cabins that stand together in the talk. */
function ofCabins(read: Understanding, { frame, text }: Talk): Understanding {
  const { group, units } = frame
  const { guests } = read
  const together = group?.items.length ?? units ?? 0
  if (together < 2 || !guests || guests.children || guests.pets || !OF_CABINS.test(text)) return read
  const number = guests.total ?? 0
  if (number > MOST_UNITS) return read
  const counted = number > 1 && number !== together ? { ...NOBODY, pets: null, units: number } : null
  return { ...read, guests: counted && { ...guests, ...counted }, number: null }
}

const JOINS =
  /\b(?:se suma|se suman|se agrega|se agregan|se une|se unen|tambi[eé]n viene|junta|joins?|joining)\b/iu
const WITH_PARTNER = /\bcon (?:su|la|el) (?:señora|mujer|marido|esposa|esposo|novia|novio|pareja)\b/iu

/** "Se suma mi hermano, tres cabañas entonces": one more, and one cabin more. */
function joinsGroup(read: Understanding, { frame, text }: Talk): Understanding {
  const { guests, change } = read
  const more = guests?.adults ?? 0
  if (!frame.party || !guests?.units || more < 1 || change || !JOINS.test(text)) return read
  const adults = more + (more === 1 && WITH_PARTNER.test(text) ? 1 : 0)
  return { ...read, guests: { ...guests, ...NOBODY, units: guests.units }, change: { adults } }
}

const ASKS_FOR_PET =
  /(?:acept|admit|permit|puedo|podemos|se puede|allow|aceit|can we|can i)\p{L}*(?: (?:llevar|ir|con|bring|take|levar|a|al|un|una|el|la|mi|my|um|o))*? (?:perr[oa]|perrit[oa]|gat[oa]|gatit[oa]|caniche|cachorro|dog|cat)\b/iu

/** "¿Del 20 al 24 para 3, aceptan perro?" brings one. */
function petAsked(read: Understanding, { frame, text }: Talk): Understanding {
  const { guests, stay } = read
  if (frame.party?.pets || guests?.pets || stay.certainty === 'none' || !guests) return read
  return ASKS_FOR_PET.test(text) ? { ...read, guests: { ...guests, pets: 1 } } : read
}

const MOST_IN_CABIN = 12

/** "2 cabañas del 6 al 10, 4 y 4": so many in each. */
function peopleOfCabins(read: Understanding): Understanding {
  const { guests, stay, unused } = read
  const units = guests?.units ?? 0
  const numbers = unused.map(({ text }) => Number(text.trim()))
  const people = numbers.reduce((sum, one) => sum + one, 0)
  const each = numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= MOST_IN_CABIN)
  const [only, ...others] = stay.options
  if (!guests || units < 2 || numbers.length !== units || !each || guests.total !== null) return read
  if (stay.certainty !== 'ask' || !only || others.length > 0) return read
  return {
    ...read,
    unused: [],
    guests: { ...guests, total: people },
    stay: { ...stay, ...only, certainty: 'sure', options: [] },
  }
}

const STAYS_FOR =
  /\b(?:quedo|quedamos|quedarme|quedarnos|quedara|qued[aá]ramos|fico|ficamos|ficar|ficarmos|stay|stayed|staying)\s+(?:(?:por|como|unos|unas|solo|s[oó]|for|just|only)\s+)?(\d{1,2})(?!\s*(?:\d|%|\$|[:/.,]\d|(?:personas|pessoas|people|hs|horas|hours|km|mil|lucas|pesos|de|of)\b))/iu
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
const NAMES_MONTH =
  /ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|fev|abr|mai|ago|out|dez|apr|aug|dec|hoy|ma[ñn]ana|hoje|amanh|today|tomorrow|este|esta|this|lunes|martes|mi[eé]rc|jueves|viernes|s[aá]bado|domingo/iu

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

const GIVES_NAME = /nombre|nome|llamo|chamo|name/iu

/** "Soy docente": what somebody is, and not what they are called. */
function named(read: Understanding, { text }: Talk): Understanding {
  const { contact } = read
  const isWritten = !contact?.name || text.includes(contact.name) || GIVES_NAME.test(text)
  return isWritten ? read : { ...read, contact: { ...contact, name: null } }
}

export const ADDS_CABIN =
  /\b(?:agreg|sum|a[ñn]ad|add|adicion|reserv|tom)\p{L}* (?:tambi[eé]n )?(?:otra|una? m[aá]s|mais uma|outra|another|one more) ?(?:caba|cabin|chal|depto|habit)?/iu

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
