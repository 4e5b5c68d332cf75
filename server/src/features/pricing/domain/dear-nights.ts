import { addDays, type LocalDate, weekdayIndex } from '../../../lib/local-date.ts'
import type { HolidayCalendar } from '../../language/domain.ts'

/**
 * The holiday that makes a night dear, or undefined (contract section 5, step 3). Dear are the night before a holiday
 * or bridge day, and every night between two days off of a run that holds one: people sleep away when they need not
 * work the next morning, so the night after the run is as cheap as any.
 */
export function holidayOfNight(night: LocalDate, calendar: HolidayCalendar): string | undefined {
  const next = addDays(night, 1)
  if (calendar.isHoliday(next)) return calendar.nameOf(next) ?? ''
  if (!isDayOff(night, calendar) || !isDayOff(next, calendar)) return undefined
  return holidayOfRun(night, calendar)
}

function isDayOff(date: LocalDate, calendar: HolidayCalendar): boolean {
  return weekdayIndex(date) % 6 === 0 || calendar.isHoliday(date) || calendar.nameOf(date) !== undefined
}

/** The holiday nearest to a day off among the days off around it. */
function holidayOfRun(date: LocalDate, calendar: HolidayCalendar): string | undefined {
  for (const step of [-1, 1]) {
    for (let day = date; isDayOff(day, calendar); day = addDays(day, step)) {
      if (calendar.isHoliday(day)) return calendar.nameOf(day) ?? ''
    }
  }
  return undefined
}
