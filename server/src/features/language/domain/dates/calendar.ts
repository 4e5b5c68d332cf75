import {
  addDays,
  dateOf,
  type LocalDate,
  localDate,
  partsOf,
  weekdayIndex,
} from '../../../../lib/local-date.ts'
import type { HolidayCalendar } from '../../domain.ts'
import shipped from './calendar-ar.json' with { type: 'json' }

/** One year of decisions nobody can compute: decrees and resolutions. All dates `YYYY-MM-DD`. */
interface CalendarYear {
  /** Movable holidays set by decision, by key: guemes, san_martin, diversity, sovereignty. */
  readonly moved?: Readonly<Record<string, string>> | undefined
  readonly bridges?: readonly string[] | undefined
  /** First and last day of the school winter holidays over all provinces. */
  readonly winterHolidays?: readonly string[] | undefined
}
export interface CalendarTable {
  readonly years: Readonly<Record<string, CalendarYear>>
}

export interface DaysOff {
  readonly from: LocalDate
  /** Last day off: the usual day of departure. */
  readonly to: LocalDate
  readonly name: string
}

export interface StayCalendar extends HolidayCalendar {
  /** Runs of three or more days off that hold a holiday, in order; a run belongs to the year it starts in. */
  longWeekends(year: number): readonly DaysOff[]
  winterHolidays(year: number): { readonly from: LocalDate; readonly to: LocalDate }
  daysOff(year: number): ReadonlyMap<LocalDate, string>
}

const FIXED_AR: readonly (readonly [month: number, day: number, name: string])[] = [
  [1, 1, 'Año Nuevo'],
  [3, 24, 'Día de la Memoria'],
  [4, 2, 'Día del Veterano y de los Caídos en Malvinas'],
  [5, 1, 'Día del Trabajador'],
  [5, 25, 'Revolución de Mayo'],
  [6, 20, 'Paso a la Inmortalidad del Gral. Belgrano'],
  [7, 9, 'Día de la Independencia'],
  [12, 8, 'Inmaculada Concepción'],
  [12, 25, 'Navidad'],
]
const MOVABLE_AR: readonly (readonly [key: string, month: number, day: number, name: string])[] = [
  ['guemes', 6, 17, 'Paso a la Inmortalidad del Gral. Güemes'],
  ['san_martin', 8, 17, 'Paso a la Inmortalidad del Gral. San Martín'],
  ['diversity', 10, 12, 'Día del Respeto a la Diversidad Cultural'],
  ['sovereignty', 11, 20, 'Día de la Soberanía Nacional'],
]
/** A day off by law, yet no holiday ("no laborable"): it makes a weekend longer and no night dearer. */
const MAUNDY_THURSDAY = 'Jueves Santo'
/** Ley 27.399, art. 6: Tue and Wed move to the Monday before, Thu and Fri to the Monday after. Sunday first. */
const SHIFT = [0, 0, -1, -2, 4, 3, 0] as const

/** Argentina's days off by rule, with the shipped decisions or the owner's own (same shape, by year). */
export function argentineCalendar(overrides?: CalendarTable): StayCalendar {
  const years: Record<string, CalendarYear> = { ...shipped.years, ...overrides?.years }
  return stayCalendar(
    (year) => argentineYear(year, years[year] ?? {}),
    (year) => years[year]?.winterHolidays,
  )
}

function argentineYear(year: number, table: CalendarYear): Map<LocalDate, string> {
  const days = new Map<LocalDate, string>()
  for (const [month, day, name] of FIXED_AR) days.set(dateOf(year, month, day), name)
  days.set(fromEaster(year, -48), 'Carnaval')
  days.set(fromEaster(year, -47), 'Carnaval')
  // Nobody arrives on Friday for holy week.
  days.set(fromEaster(year, -3), MAUNDY_THURSDAY)
  days.set(fromEaster(year, -2), 'Viernes Santo')
  for (const [key, month, day, name] of MOVABLE_AR) {
    const legal = dateOf(year, month, day)
    const moved = table.moved?.[key]
    const byRule = addDays(legal, SHIFT[weekdayIndex(legal)] ?? 0)
    // Decreto 789/2021: not moved onto another holiday.
    days.set(moved ? localDate(moved) : days.has(byRule) ? legal : byRule, name)
  }
  for (const bridge of table.bridges ?? [])
    days.set(localDate(bridge), 'Día no laborable con fines turísticos')
  return days
}

const FIXED_BR: typeof FIXED_AR = [
  [1, 1, 'Confraternização Universal'],
  [4, 21, 'Tiradentes'],
  [5, 1, 'Dia do Trabalho'],
  [9, 7, 'Independência'],
  [10, 12, 'Nossa Senhora Aparecida'],
  [11, 2, 'Finados'],
  [11, 15, 'Proclamação da República'],
  [11, 20, 'Consciência Negra'],
  [12, 25, 'Natal'],
]

/** Brazil: a holiday on Tuesday or Thursday takes the day between ("emenda") along. */
export const brazilianCalendar: StayCalendar = stayCalendar((year) => {
  const days = new Map<LocalDate, string>()
  for (const [month, day, name] of FIXED_BR) days.set(dateOf(year, month, day), name)
  days.set(fromEaster(year, -48), 'Carnaval')
  days.set(fromEaster(year, -47), 'Carnaval')
  days.set(fromEaster(year, -2), 'Sexta-feira Santa')
  days.set(fromEaster(year, 60), 'Corpus Christi')
  for (const [date, name] of [...days]) {
    if (weekdayIndex(date) === 2) days.set(addDays(date, -1), `${name} (emenda)`)
    if (weekdayIndex(date) === 4) days.set(addDays(date, 1), `${name} (emenda)`)
  }
  return days
})

function stayCalendar(
  compute: (year: number) => Map<LocalDate, string>,
  winter: (year: number) => readonly string[] | undefined = () => undefined,
): StayCalendar {
  const byYear = new Map<number, ReadonlyMap<LocalDate, string>>()
  const runs = new Map<number, readonly DaysOff[]>()
  const daysOff = (year: number) => {
    const known = byYear.get(year) ?? compute(year)
    byYear.set(year, known)
    return known
  }
  const nameOf = (date: LocalDate) => daysOff(Number(date.slice(0, 4))).get(date)
  const isOff = (date: LocalDate) => weekdayIndex(date) % 6 === 0 || nameOf(date) !== undefined
  return {
    isHoliday(date) {
      const name = nameOf(date)
      return name !== undefined && name !== MAUNDY_THURSDAY
    },
    nameOf,
    daysOff,
    longWeekends(year) {
      const known = runs.get(year) ?? findRuns(daysOff(year), isOff, year)
      runs.set(year, known)
      return known
    },
    winterHolidays(year) {
      const decided = winter(year)
      if (decided?.[0] && decided[1]) return { from: localDate(decided[0]), to: localDate(decided[1]) }
      // Not decided yet: the provinces have always fitted in the four weeks from the first full week of July.
      const firstMonday = addDays(dateOf(year, 7, 4), (8 - weekdayIndex(dateOf(year, 7, 4))) % 7)
      return { from: firstMonday, to: addDays(firstMonday, 25) }
    },
  }
}

const wrapped = new WeakMap<HolidayCalendar, StayCalendar>()

function isStayCalendar(calendar: HolidayCalendar): calendar is StayCalendar {
  return 'longWeekends' in calendar
}

/** Any calendar of days off, with its long weekends worked out. */
export function stayCalendarOf(calendar: HolidayCalendar): StayCalendar {
  if (isStayCalendar(calendar)) return calendar
  const known = wrapped.get(calendar)
  if (known) return known
  const made = stayCalendar((year) => {
    const days = new Map<LocalDate, string>()
    for (let date = dateOf(year, 1, 1); partsOf(date).year === year; date = addDays(date, 1)) {
      if (calendar.isHoliday(date)) days.set(date, calendar.nameOf(date) ?? '')
    }
    return days
  })
  wrapped.set(calendar, made)
  return made
}

function findRuns(
  days: ReadonlyMap<LocalDate, string>,
  isOff: (date: LocalDate) => boolean,
  year: number,
): readonly DaysOff[] {
  const found = new Map<LocalDate, DaysOff>()
  const dates = [...days.keys(), dateOf(year + 1, 1, 1)]
  for (const date of dates.toSorted()) {
    let from = date
    let to = date
    while (isOff(addDays(from, -1))) from = addDays(from, -1)
    while (isOff(addDays(to, 1))) to = addDays(to, 1)
    if (to < addDays(from, 2) || partsOf(from).year !== year || found.has(from)) continue
    found.set(from, { from, to, name: days.get(date) ?? 'Año Nuevo' })
  }
  return [...found.values()]
}

/** Western Easter Sunday (Gregorian computus, Meeus/Jones/Butcher). */
export function easter(year: number): LocalDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dateOf(year, Math.floor(n / 31), (n % 31) + 1)
}

export function fromEaster(year: number, days: number): LocalDate {
  return addDays(easter(year), days)
}
