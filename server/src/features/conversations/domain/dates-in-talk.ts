import { addDays, isLocalDate, type LocalDate, nightsBetween, weekdayIndex } from '../../../lib/local-date.ts'
import type { Understanding } from '../../language/domain.ts'
import type { DialogueContext } from './dialogue.ts'
import type { Frame, StayDates } from './frame.ts'
import { inParts } from './word-lists.ts'

export interface InTalk {
  readonly frame: Frame
  readonly text: string
  readonly context: DialogueContext
}

type DateReader = (read: Understanding, talk: InTalk) => Understanding

const NO_DATES = {
  certainty: 'none',
  checkIn: null,
  checkOut: null,
  nights: null,
  options: [],
} as const satisfies Understanding['stay']

const MONTHS = inParts(
  String.raw`(?<!\p{L})(?:ene|feb|mar(?:zo|ço|ch)|abr|may|mai|jun|jul|ago|sep|set|oct|out|nov|dic|dez|jan|fev|`,
  'apr|aug|dec|este|esta|pr[oó]xim|que viene|next|this|hoy|ma[ñn]ana|hoje|amanh|today|tomorrow)',
)
const PART_OF_MONTH = inParts(
  String.raw`(?<!\p{L})(?:mediados|mitad|fin(?:es|al|ales)?|principios?|comienzos?|inicios?|meados|`,
  String.raw`come[çc]o|mid|middle|end|beginning|start) (?:de|del|do|of)(?!\p{L})`,
)

/** "A mediados de mes" where April is spoken of: the middle of April. */
const partOfSpan: DateReader = (read, { frame, text }) => {
  const { certainty, checkIn, checkOut } = read.stay
  const from = spanOf(frame)?.checkIn
  if (certainty !== 'window' || !checkIn || !checkOut || !from) return read
  if (!PART_OF_MONTH.test(text) || MONTHS.test(text)) return read
  const day = dayLike(from, checkIn)
  if (!day) return read
  const until = addDays(day, nightsBetween(checkIn, checkOut))
  return { ...read, stay: { ...read.stay, checkIn: day, checkOut: until } }
}

const WEEK = 7
const WEEK_OF_MONTH = inParts(
  String.raw`(?<!\p{L})(primera|segunda|tercera|cuarta|[uú]ltima|primeira|terceira|first|second|third|last)`,
  ' (?:semana|week)',
)
const WEEK_BEGINS: Readonly<Record<string, number>> = {
  ...{ primera: 0, primeira: 0, first: 0, segunda: 1, second: 1 },
  ...{ tercera: 2, terceira: 2, third: 2, cuarta: 3 },
}

/** "La primera semana", of the month that is spoken of. */
const weekOfSpan: DateReader = (read, { frame, text }) => {
  const { window } = frame
  const which = WEEK_OF_MONTH.exec(text)?.[1]?.toLowerCase()
  if (!window || !which || read.stay.certainty !== 'none' || MONTHS.test(text)) return read
  const nth = WEEK_BEGINS[which]
  const checkIn = nth === undefined ? addDays(window.to, 1 - WEEK) : addDays(window.from, nth * WEEK)
  const stay = { ...read.stay, certainty: 'window' as const, checkIn, checkOut: addDays(checkIn, WEEK) }
  return { ...read, stay }
}

const WEEKDAY = inParts(
  String.raw`(?<!\p{L})(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|segunda|ter[çc]a|`,
  'quarta|quinta|sexta|(?:mon|tues|wednes|thurs|fri|satur|sun)day)',
)

/** "De lunes a viernes" where a week in February is spoken of: of that week. */
const weekdaysOfSpan: DateReader = (read, { frame, text, context }) => {
  const { certainty, checkIn, checkOut } = read.stay
  const span = spanOf(frame)
  const isSaid = (certainty === 'sure' || certainty === 'assume') && checkIn !== null && checkOut !== null
  if (!isSaid || !span || !WEEKDAY.test(text) || MONTHS.test(text) || /\d/.test(text)) return read
  if (checkIn >= span.checkIn && checkIn < span.checkOut) return read
  const ahead = (weekdayIndex(checkIn) - weekdayIndex(span.checkIn) + WEEK) % WEEK
  const near = addDays(span.checkIn, ahead)
  if (near <= context.today) return read
  const until = addDays(near, nightsBetween(checkIn, checkOut))
  const stay = { ...read.stay, certainty: 'sure' as const, options: [], checkIn: near, checkOut: until }
  return { ...read, stay }
}

const CORRECTS = inParts(
  String.raw`(?<!\p{L})(?:quise decir|quer[ií]a decir|me equivoqu|perd[oó]n|digo|quis dizer|desculp|errei|`,
  'i meant?|my mistake|sorry)',
)

const MONTH_NAMES = inParts(
  String.raw`(?<!\p{L})(?:(ene\p{L}*|jan\p{L}*)|(feb\p{L}*|fev\p{L}*)|(mar(?:zo|ço|ch))|(abr\p{L}*|apr\p{L}*)|`,
  String.raw`(may\p{L}*|maio)|`,
  String.raw`(jun\p{L}*)|(jul\p{L}*)|(ago\p{L}*|aug\p{L}*)|(se[pt]\p{L}*)|(oct\p{L}*|out\p{L}*)|(nov\p{L}*)|`,
  String.raw`(dic\p{L}*|dez\p{L}*|dec\p{L}*))(?!\p{L})`,
)
const NOT_ONE = /(?<!\p{L})(?:no|y no|n[aã]o|not) (?:en |em |in )?(?=\p{L}{3})/iu

/** "Perdón, quise decir abril", "era mayo, no marzo": the same days of that month. */
const monthCorrected: DateReader = (read, { frame, text, context }) => {
  const { certainty, nights } = read.stay
  const stay = frame.stay ?? context.bookings[0]?.stay
  const open = certainty === 'none' || certainty === 'window' || certainty === 'ask'
  if (!open || nights !== null || !stay || !CORRECTS.test(text) || /\d/.test(text)) return read
  const [meant = ''] = text.split(NOT_ONE).filter((part) => MONTH_NAMES.test(part))
  const named = [...meant.matchAll(new RegExp(MONTH_NAMES, 'giu'))].at(-1) ?? []
  const month = named.slice(1).findIndex((one) => one !== undefined) + 1
  if (month < 1) return read
  const year = Number(stay.checkIn.slice(0, 4))
  const days = [year - 1, year, year + 1].flatMap((one) => {
    const day = `${one}-${String(month).padStart(2, '0')}-${stay.checkIn.slice(-2)}`
    return isLocalDate(day) && day > context.today ? [day] : []
  })
  const [checkIn] = days
  if (!checkIn) return read
  const checkOut = addDays(checkIn, nightsBetween(stay.checkIn, stay.checkOut))
  return { ...read, consent: 'none', stay: { ...NO_DATES, certainty: 'sure', checkIn, checkOut } }
}

const SO_MANY_DAYS = inParts(
  String.raw`(?<!\p{L})(?:si |y |solo |s[oó]lo |mejor )?(?:voy|vamos|fu[eé]ramos|fuera|ser[ií]an|por|unos|`,
  String.raw`solo|s[oó]lo|para|vou|for|just|only) (?:\p{L}+ )?(\d{1,2}) (?:d[ií]as|dias|days)(?!\p{L})`,
)

/** "¿Y si voy 5 días nomás?" of the stay on the table: four nights or five, which has to be asked. */
const daysOfStay: DateReader = (read, { frame, text }) => {
  const days = Number(SO_MANY_DAYS.exec(text)?.[1] ?? 0)
  const { stay, guests } = read
  if (days < 2 || !frame.stay || stay.certainty !== 'none' || stay.nights !== null || guests) return read
  const { checkIn } = frame.stay
  const options = [days, days - 1].map((nights) => ({ checkIn, checkOut: addDays(checkIn, nights) }))
  return { ...read, consent: 'none', stay: { ...NO_DATES, certainty: 'ask', checkIn, options } }
}

const COMES_AT = inParts(
  String.raw`(?<!\p{L})(?:lleg|arrib|entr|cheg|arriv|get there)\p{L}*.*(?:\d{1,2} ?(?:hs|horas|h|pm|de la|da)`,
  String.raw`(?!\p{L})|tipo \d|a las \d|[aà]s \d|a la (?:noche|tarde)|de (?:noche|madrugada)|at \d|late)`,
)

const UNSAID = { name: 'unknown', confidence: 0.2, cue: '' } as const

/** "¿Llegamos el viernes tipo 11 de la noche, se puede?" of a stay that begins on a Friday: an hour, and no dates. */
const hourOfArrival: DateReader = (read, { frame, text, context }) => {
  const { certainty, checkIn, checkOut } = read.stay
  const stay = frame.stay ?? context.bookings[0]?.stay
  const isDay = checkIn !== null && (certainty === 'ask' || checkOut === null)
  if (!stay || !isDay || certainty === 'window' || !WEEKDAY.test(text) || !COMES_AT.test(text)) return read
  if (weekdayIndex(checkIn) !== weekdayIndex(stay.checkIn)) return read
  const intents = read.intents.filter(({ name }) => name !== 'availability')
  return { ...read, stay: NO_DATES, intents: intents.length > 0 ? intents : [UNSAID] }
}

/** "Para mañana", where the dates were asked for: the day of arrival. */
const arrivalAsked: DateReader = (read, { frame }) => {
  const { certainty, checkIn, checkOut, options, nights } = read.stay
  const isDay = certainty === 'ask' && checkIn !== null && checkOut === null && options.length === 0
  if (!isDay || frame.pending?.kind !== 'dates' || frame.stay) return read
  return { ...read, consent: 'none', stay: { ...NO_DATES, certainty: 'sure', checkIn, nights } }
}

const MOST_ALONE = 8

/** "4" where nobody has said yet who comes: so many people rather than the fourth of the month. */
const peopleAlone: DateReader = (read, { frame, text }) => {
  const count = /^\s*(\d)\s*$/.exec(text)?.[1]
  const isOpen = frame.pending?.kind === 'dates' && frame.party === null && frame.window === null
  if (!count || !isOpen || Number(count) < 1 || Number(count) > MOST_ALONE) return read
  const nobody = { adults: null, children: null, babies: null, pets: null, units: null }
  return { ...read, number: null, stay: NO_DATES, guests: { ...nobody, total: Number(count), childAges: [] } }
}

export const DATES_IN_TALK: readonly DateReader[] = [
  partOfSpan,
  weekOfSpan,
  weekdaysOfSpan,
  monthCorrected,
  daysOfStay,
  hourOfArrival,
  arrivalAsked,
  peopleAlone,
]

/** Where the stay is looked for: the period that was named, or the dates one of which was to be chosen. */
function spanOf({ stay, window, pending }: Frame): StayDates | null {
  if (window) return { checkIn: window.from, checkOut: window.to }
  if (pending?.kind === 'choice') return pending.options[0] ?? null
  return stay
}

/** The day of the month of `like`, in the month of `month`. */
function dayLike(month: LocalDate, like: LocalDate): LocalDate | null {
  const day = `${month.slice(0, -2)}${like.slice(-2)}`
  return isLocalDate(day) ? day : null
}
