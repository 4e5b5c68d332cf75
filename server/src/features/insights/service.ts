import { addSeconds, type Clock, type Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { PropertyId } from '../../lib/ids.ts'
import { dateAt, instantAt, type LocalDate } from '../../lib/local-date.ts'
import type { Currency, MinorUnits } from '../../lib/money.ts'
import { funnel, type MonthFigures, monthFigures, monthOf, type Span, type StageFigure } from './domain.ts'
import {
  type DayFigures,
  insightsRepository,
  type StatusCounts,
  type StayRow,
  type Totals,
} from './repository.ts'

export interface InsightsDeps {
  readonly clock: Clock
  readonly propertyId: PropertyId
  /** IANA zone of the property: its days and months are meant. */
  readonly zone: string
}

export interface Dashboard {
  readonly now: Instant
  readonly today: LocalDate
  readonly totals: Totals
  readonly byStatus: StatusCounts
  readonly month: Span & MonthFigures & { readonly collected: MinorUnits; readonly currency: Currency }
  readonly conversion: { readonly days: number; readonly stages: readonly StageFigure[] }
  readonly day: DayFigures & { readonly collected: MinorUnits }
  readonly arrivals: readonly StayRow[]
  readonly departures: readonly StayRow[]
  readonly expiringHolds: readonly StayRow[]
}

const DAY_SECONDS = 24 * 3600
const CONVERSION_DAYS = 30
/** A hold lives half an hour: whatever ends within the hour is worth a look. */
const EXPIRING_WITHIN_SECONDS = 3600

/** The figures of the home page, all read at one moment. */
export function insightsService(deps: InsightsDeps) {
  return (db: Db) => ({
    async dashboard(): Promise<Dashboard> {
      const now = deps.clock.now()
      const today = dateAt(now, deps.zone)
      const month = monthOf(today)
      const yesterday = addSeconds(now, -DAY_SECONDS)
      const read = insightsRepository(db, deps.propertyId)
      const totals = await read.totals()
      const { currency } = totals
      const [byStatus, taken, collected, reached, day, collectedToday, arrivals, departures, expiringHolds] =
        await Promise.all([
          read.countByStatus(now),
          read.takenNights(month),
          read.collected(
            instantAt(month.from, '00:00', deps.zone),
            instantAt(month.to, '00:00', deps.zone),
            currency,
          ),
          read.reached(addSeconds(now, -CONVERSION_DAYS * DAY_SECONDS)),
          read.since(yesterday),
          read.collected(yesterday, addSeconds(now, 1), currency),
          read.arrivals(today),
          read.departures(today),
          read.expiringHolds(now, addSeconds(now, EXPIRING_WITHIN_SECONDS)),
        ])
      const figures = monthFigures({ span: month, accommodations: totals.accommodations, taken, currency })
      return {
        now,
        today,
        totals,
        byStatus,
        month: { ...month, ...figures, collected, currency },
        conversion: { days: CONVERSION_DAYS, stages: funnel(reached) },
        day: { ...day, collected: collectedToday },
        arrivals,
        departures,
        expiringHolds,
      }
    },
  })
}

export type InsightsService = ReturnType<ReturnType<typeof insightsService>>
