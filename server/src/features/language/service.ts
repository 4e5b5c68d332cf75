import type { Db } from '../../lib/db/types.ts'
import type { LodgingService } from '../lodging/service.ts'
import { argentineCalendar, type CalendarTable, type StayCalendar } from './domain/dates/calendar.ts'
import type { UnderstandContext } from './domain.ts'

/** What a message cannot be understood without knowing of the house. */
export type House = Required<
  Pick<UnderstandContext, 'zone' | 'catalogue' | 'holidays' | 'quincenaChangeoverDay'>
>

export interface HouseDeps {
  readonly lodging: (db: Db) => Pick<LodgingService, 'listAccommodations' | 'settings'>
  /** IANA zone of the property. */
  readonly zone: string
}

/**
 * The one place that puts together what the language needs: names of the cabins, days off as the owner decided them,
 * and the day on which a half month changes over. Chat, mail, panel and prices all ask here.
 */
export function houseService(deps: HouseDeps) {
  const calendarOf = rememberedCalendar()
  return (db: Db) => ({
    async house(): Promise<House> {
      const [cabins, settings] = await Promise.all([
        deps.lodging(db).listAccommodations({ activeOnly: true }),
        deps.lodging(db).settings(),
      ])
      return {
        zone: deps.zone,
        catalogue: cabins.map(({ id, name, aliases, capacity }) => ({ id, name, aliases, capacity })),
        holidays: calendarOf(settings.holidays),
        quincenaChangeoverDay: settings.quincena_changeover_day,
      }
    },

    async holidays(): Promise<StayCalendar> {
      return calendarOf((await deps.lodging(db).settings()).holidays)
    },
  })
}

/** Days off are computed once per set of the owner's decisions, not once per price. */
function rememberedCalendar(): (decisions: CalendarTable) => StayCalendar {
  let known: { readonly key: string; readonly calendar: StayCalendar } | undefined
  return (decisions) => {
    const key = JSON.stringify(decisions)
    if (known?.key !== key) known = { key, calendar: argentineCalendar(decisions) }
    return known.calendar
  }
}
