import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { addDays, type LocalDate, localDate } from '../../../../lib/local-date.ts'
import { argentineCalendar, brazilianCalendar, easter, stayCalendarOf } from './calendar.ts'

const YEARS = [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030] as const
/** Bridge days are typed `bank` in some years and `optional` in others; so are the afternoons of 24 and 31 December. */
const TYPES = new Set(['public', 'bank', 'optional'])
const HALF_DAYS = /-12-(24|31)$/

/** The first Sunday of October in even years: a Sunday is off anyway. */
const ELECTIONS = /elei|elec/i

const library = (country: string, year: number, types: ReadonlySet<string>) =>
  new Set(
    new Holidays(country)
      .getHolidays(year)
      .filter((holiday) => types.has(holiday.type) && !ELECTIONS.test(holiday.name))
      .map((holiday) => holiday.date.slice(0, 10))
      .filter((date) => !HALF_DAYS.test(date)),
  )

/** Where we know better than the library, and why. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  // Resolución 139/2025: the 12th, a Sunday, was kept on Friday the 10th.
  '2025-10-10': 'ours only',
  '2025-10-12': 'library only',
}

describe('the days off of Argentina', () => {
  const calendar = argentineCalendar()

  it.each(YEARS)('agree with date-holidays in %i, but for the differences listed', (year) => {
    const theirs = library('AR', year, TYPES)
    const ours = new Set(calendar.daysOff(year).keys())
    const differences: Record<string, string> = {}
    for (const date of ours) if (!theirs.has(date)) differences[date] = 'ours only'
    for (const date of theirs) if (!ours.has(date as LocalDate)) differences[date] = 'library only'
    const known = Object.fromEntries(
      Object.entries(KNOWN_DIFFERENCES).filter(([date]) => date.startsWith(String(year))),
    )
    expect(differences).toEqual(known)
  })

  it.each([
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter of %i is on %s', (year, date) => {
    expect(easter(year)).toBe(date)
  })

  it('move by Ley 27.399: Tuesday and Wednesday back, Thursday and Friday on', () => {
    const names = (date: string) => calendar.nameOf(localDate(date))
    expect(names('2026-06-15')).toContain('Güemes') // Wednesday the 17th
    expect(names('2026-11-23')).toContain('Soberanía') // Friday the 20th
    expect(names('2027-06-21')).toContain('Güemes') // Thursday the 17th
    expect(names('2027-08-16')).toContain('San Martín') // Tuesday the 17th
    expect(names('2026-08-17')).toContain('San Martín') // a Monday stays
    expect(names('2027-11-20')).toContain('Soberanía') // a Saturday stays until it is decided
  })

  it('are not moved onto another holiday (Decreto 789/2021)', () => {
    // In 2022 the 17th of June was a Friday; the Monday after was Belgrano's 20th.
    expect(calendar.nameOf(localDate('2022-06-17'))).toContain('Güemes')
    expect(calendar.nameOf(localDate('2022-06-20'))).toContain('Belgrano')
  })

  it.each([
    [
      2025,
      '03-01>03-04 03-22>03-24 04-17>04-20 05-01>05-04 06-14>06-16 06-20>06-22 08-15>08-17 10-10>10-12 ' +
        '11-21>11-24 12-06>12-08',
    ],
    [
      2026,
      '02-14>02-17 03-21>03-24 04-02>04-05 05-01>05-03 05-23>05-25 06-13>06-15 07-09>07-12 08-15>08-17 ' +
        '10-10>10-12 11-21>11-23 12-05>12-08 12-25>12-27',
    ],
  ])('make the long weekends of %i', (year, expected) => {
    const runs = calendar.longWeekends(year).map(({ from, to }) => `${from.slice(5)}>${to.slice(5)}`)
    expect(runs).toEqual(expected.split(' '))
  })

  it('know Maundy Thursday as a day off that makes no night dearer', () => {
    expect(calendar.nameOf(localDate('2027-03-25'))).toBe('Jueves Santo')
    expect(calendar.isHoliday(localDate('2027-03-25'))).toBe(false)
    expect(calendar.isHoliday(localDate('2027-03-26'))).toBe(true)
  })

  it('are the owner’s to decide, year by year', () => {
    const decided = argentineCalendar({
      years: {
        2027: {
          moved: { sovereignty: '2027-11-22' },
          bridges: ['2027-07-12'],
          winterHolidays: ['2027-07-05', '2027-07-30'],
        },
      },
    })
    expect(decided.nameOf(localDate('2027-11-22'))).toContain('Soberanía')
    expect(decided.isHoliday(localDate('2027-11-20'))).toBe(false)
    expect(decided.longWeekends(2027)).toContainEqual(
      expect.objectContaining({ from: '2027-07-09', to: '2027-07-12' }),
    )
    expect(decided.winterHolidays(2027)).toEqual({ from: '2027-07-05', to: '2027-07-30' })
    expect(decided.nameOf(localDate('2025-10-10')), 'the shipped years stay').toBeDefined()
  })

  it('take four weeks of July for the winter holidays nobody has decided yet', () => {
    const { from, to } = calendar.winterHolidays(2029)
    expect(from.slice(0, 7)).toBe('2029-07')
    expect(to).toBe(addDays(from, 25))
  })
})

describe('the days off of Brazil', () => {
  it.each(YEARS)('hold every national holiday of %i', (year) => {
    const ours = brazilianCalendar.daysOff(year)
    for (const date of library('BR', year, new Set(['public']))) {
      expect(ours.has(date as LocalDate), date).toBe(true)
    }
  })

  it('take the day between along', () => {
    expect(brazilianCalendar.longWeekends(2025)).toContainEqual(
      expect.objectContaining({ from: '2025-11-20', to: '2025-11-23' }),
    )
  })
})

describe('a calendar of another origin', () => {
  it('has its long weekends worked out', () => {
    const given = {
      isHoliday: (date: LocalDate) => date === '2026-10-09',
      nameOf: (date: LocalDate) => (date === '2026-10-09' ? 'Aniversario de la ciudad' : undefined),
    }
    expect(stayCalendarOf(given).longWeekends(2026)).toEqual([
      { from: '2026-10-09', to: '2026-10-11', name: 'Aniversario de la ciudad' },
    ])
  })
})
