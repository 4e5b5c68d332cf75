import { readCalendars } from '../app/calendar-reader.ts'

/** Not a process but a thread of one: reads calendars beside the event loop. */
readCalendars()
