import type { Instant } from '../../../lib/clock.ts'
import {
  addDays,
  dateAt,
  type LocalDate,
  nightsBetween,
  partsOf,
  weekdayIndex,
} from '../../../lib/local-date.ts'
import type { Money } from '../../../lib/money.ts'
import type { Language } from '../../language/domain.ts'

/** A stay `[checkIn, checkOut)`: the last day is the day of departure. */
export interface StayDates {
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
}

export interface StayGuests {
  readonly adults: number
  readonly children: number
  readonly babies: number
  readonly pets: number
}

/** An instant as the guest's clock at the property shows it; `today` decides between "hoy" and a date. */
export interface LocalMoment {
  readonly at: Instant
  /** IANA zone of the property. */
  readonly zone: string
  readonly today: LocalDate
}

const WEEKDAYS_SHORT: Record<Language, readonly string[]> = {
  es: ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'],
  pt: ['dom', 'seg', 'ter', 'qua', 'qui', 'sex', 'sáb'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const WEEKDAYS_LONG: Record<Language, readonly string[]> = {
  es: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  pt: ['domingo', 'segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira', 'sábado'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}
const MONTHS_SHORT: Record<Language, readonly string[]> = {
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  pt: ['jan', 'fev', 'mar', 'abr', 'mai', 'jun', 'jul', 'ago', 'set', 'out', 'nov', 'dez'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}
const MONTHS_LONG: Record<Language, readonly string[]> = {
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

export const WEEKDAY_NAMES = { short: WEEKDAYS_SHORT, long: WEEKDAYS_LONG } as const
export const MONTH_NAMES = { short: MONTHS_SHORT, long: MONTHS_LONG } as const

type Forms = readonly [one: string, many: string]
const NOUNS: Record<Language, Record<'night' | 'person' | 'adult' | 'child' | 'baby' | 'pet', Forms>> = {
  es: {
    night: ['noche', 'noches'],
    person: ['persona', 'personas'],
    adult: ['adulto', 'adultos'],
    child: ['chico', 'chicos'],
    baby: ['bebé', 'bebés'],
    pet: ['mascota', 'mascotas'],
  },
  pt: {
    night: ['noite', 'noites'],
    person: ['pessoa', 'pessoas'],
    adult: ['adulto', 'adultos'],
    child: ['criança', 'crianças'],
    baby: ['bebê', 'bebês'],
    pet: ['animal de estimação', 'animais de estimação'],
  },
  en: {
    night: ['night', 'nights'],
    person: ['guest', 'guests'],
    adult: ['adult', 'adults'],
    child: ['child', 'children'],
    baby: ['baby', 'babies'],
    pet: ['pet', 'pets'],
  },
}
const AND: Record<Language, string> = { es: 'y', pt: 'e', en: 'and' }
const TO: Record<Language, string> = { es: 'a', pt: 'a', en: 'to' }

/**
 * `$ 185.000` in Spanish. Elsewhere pesos are named, because `$` alone means another currency to a Brazilian or
 * an American reader. Centavos appear only when there are any.
 */
export function formatMoney(money: Money, language: Language): string {
  const [thousands, decimal] = language === 'en' ? [',', '.'] : ['.', ',']
  const absolute = Math.abs(money.amount)
  const whole = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, thousands)
  const cents = absolute % 100
  const digits = cents === 0 ? whole : `${whole}${decimal}${String(cents).padStart(2, '0')}`
  return `${money.amount < 0 ? '-' : ''}${currencySign(money.currency, language)} ${digits}`
}

/** `12,5 %` in Spanish, `12,5%` in Portuguese, `12.5%` in English. */
export function formatPercent(percent: number, language: Language): string {
  return `${formatDecimal(percent, language)}${language === 'es' ? ' ' : ''}%`
}

/** `12,5` in Spanish and Portuguese, `12.5` in English. */
export function formatDecimal(value: number, language: Language): string {
  return language === 'en' ? String(value) : String(value).replace('.', ',')
}

function currencySign(currency: string, language: Language): string {
  if (currency === 'USD') return 'US$'
  if (currency === 'ARS' && language === 'es') return '$'
  return currency
}

export function formatCount(count: number, noun: keyof (typeof NOUNS)[Language], language: Language): string {
  const [one, many] = NOUNS[language][noun]
  return `${count} ${count === 1 ? one : many}`
}

export function formatNights(nights: number, language: Language): string {
  return formatCount(nights, 'night', language)
}

/** `lun 15 dic`, `Mon 15 Dec`. */
export function formatDay(date: LocalDate, language: Language): string {
  return `${formatWeekdayAndNumber(date, language)} ${monthShort(date, language)}`
}

/** `lunes 15 de diciembre`; with `year`, `lunes 15 de diciembre de 2026`. */
export function formatDayLong(date: LocalDate, language: Language, year = false): string {
  const { day, month, year: y } = partsOf(date)
  const weekday = WEEKDAYS_LONG[language][weekdayIndex(date)] ?? ''
  const name = MONTHS_LONG[language][month - 1] ?? ''
  if (language === 'en') return `${weekday} ${day} ${name}${year ? ` ${y}` : ''}`
  const comma = language === 'pt' ? ',' : ''
  return `${weekday}${comma} ${day} de ${name}${year ? ` de ${y}` : ''}`
}

/** `lun 15 a jue 18 dic (3 noches)`: weekday, date and nights, so that a misreading shows at once. */
export function formatStay(stay: StayDates, language: Language): string {
  const nights = formatNights(nightsBetween(stay.checkIn, stay.checkOut), language)
  return `${formatStayDays(stay, language)} (${nights})`
}

/** `lun 15 a jue 18 dic`, or `mié 30 dic a sáb 2 ene` across months. */
export function formatStayDays(stay: StayDates, language: Language): string {
  const first = sameMonth(stay)
    ? formatWeekdayAndNumber(stay.checkIn, language)
    : formatDay(stay.checkIn, language)
  return `${first} ${TO[language]} ${formatDay(stay.checkOut, language)}`
}

/** The stay in at most `limit` characters, for a button (20) or a list row (24): drops weekdays when needed. */
export function formatStayWithin(stay: StayDates, language: Language, limit: number): string {
  const { day: d1 } = partsOf(stay.checkIn)
  const { day: d2 } = partsOf(stay.checkOut)
  const first = sameMonth(stay) ? `${d1}` : `${d1} ${monthShort(stay.checkIn, language)}`
  const short = `${first} ${TO[language]} ${d2} ${monthShort(stay.checkOut, language)}`
  const full = formatStayDays(stay, language)
  return full.length <= limit ? full : short
}

/** `1 día antes`, `14 days before`. */
export function formatDaysBefore(days: number, language: Language): string {
  const words = {
    es: ['día antes', 'días antes'],
    pt: ['dia antes', 'dias antes'],
    en: ['day before', 'days before'],
  }
  return `${days} ${words[language][days === 1 ? 0 : 1]}`
}

/** `enero` of a whole month (its last day may be the first of the next), else both ends. */
export function formatSpan(
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  language: Language,
): string {
  const next = addDays(to, 1)
  const whole = partsOf(from).day === 1 && (partsOf(next).day === 1 || partsOf(to).day === 1)
  const single = nightsBetween(from, to) <= 31
  if (whole && single) {
    const month = MONTHS_LONG[language][partsOf(from).month - 1] ?? ''
    return language === 'en' ? `in ${month}` : `${language === 'es' ? 'en' : 'em'} ${month}`
  }
  const ends = [formatDay(from, language), formatDay(to, language)]
  if (language === 'es') return `entre el ${ends.join(' y el ')}`
  return language === 'pt' ? `entre ${ends.join(' e ')}` : `between ${ends.join(' and ')}`
}

/** `2 adultos, 1 chico y 1 mascota`; without children simply `4 personas`. */
export function formatGuests(guests: StayGuests, language: Language): string {
  const onlyAdults = guests.children === 0 && guests.babies === 0
  const parts = [
    formatCount(guests.adults, onlyAdults ? 'person' : 'adult', language),
    ...(guests.children > 0 ? [formatCount(guests.children, 'child', language)] : []),
    ...(guests.babies > 0 ? [formatCount(guests.babies, 'baby', language)] : []),
    ...(guests.pets > 0 ? [formatCount(guests.pets, 'pet', language)] : []),
  ]
  return joinWords(parts, language)
}

/** `a, b y c`. */
function joinWords(parts: readonly string[], language: Language): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} ${AND[language]} ${parts.at(-1)}`
}

/** `18:30` on the property's clock. */
function formatTime(at: Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** `hoy a las 18:30`, `mañana a las 09:15`, `vie 18 dic a las 09:15`; `18:30 today` in English. */
export function formatMoment(moment: LocalMoment, language: Language): string {
  const date = dateAt(moment.at, moment.zone)
  const time = formatTime(moment.at, moment.zone)
  const day =
    date === moment.today
      ? { es: 'hoy', pt: 'hoje', en: 'today' }[language]
      : date === addDays(moment.today, 1)
        ? { es: 'mañana', pt: 'amanhã', en: 'tomorrow' }[language]
        : formatDay(date, language)
  // "by 10:30 today", "until 09:15 on Fri 18 Dec"
  if (language === 'en') return `${time} ${day === 'today' || day === 'tomorrow' ? day : `on ${day}`}`
  if (language === 'pt') return `${day} às ${time}`
  return `${day} a ${time.startsWith('01:') ? 'la' : 'las'} ${time}`
}

/** Cuts at a word where it can and marks the cut. Counts UTF-16 units, the stricter of Meta's possible readings. */
export function fitWithin(text: string, limit: number): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  if (clean.length <= limit) return clean
  const cut = clean.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')
  const space = cut.lastIndexOf(' ')
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}

function sameMonth(stay: StayDates): boolean {
  return stay.checkIn.slice(0, 7) === stay.checkOut.slice(0, 7)
}

function formatWeekdayAndNumber(date: LocalDate, language: Language): string {
  return `${WEEKDAYS_SHORT[language][weekdayIndex(date)] ?? ''} ${partsOf(date).day}`
}

function monthShort(date: LocalDate, language: Language): string {
  return MONTHS_SHORT[language][partsOf(date).month - 1] ?? ''
}
