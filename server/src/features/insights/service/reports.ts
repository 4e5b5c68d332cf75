import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId } from '../../../lib/ids.ts'
import { epochDay, instantAt, type LocalDate, localDate, nightsBetween } from '../../../lib/local-date.ts'
import { type Currency, type MinorUnits, roundHalfUp } from '../../../lib/money.ts'
import { monthOf, nightsWithin, percent, type Span } from '../domain.ts'
import { type NightsRow, reportRepository } from '../repository/reports.ts'

export interface ReportDeps {
  readonly propertyId: PropertyId
  /** IANA zone of the property: its months are meant. */
  readonly zone: string
}

/** One currency's figures of a month, of one channel or of all. */
export interface Figures {
  taken: MinorUnits
  returned: MinorUnits
  fees: MinorUnits
  owed: MinorUnits
  owedToday: MinorUnits
  revenue: MinorUnits
  nights: number
}

export interface MonthReport {
  readonly month: string
  readonly channels: readonly (Figures & { readonly channel: string; readonly currency: Currency })[]
  readonly nightsExternal: number
  readonly nightsAvailable: number
  readonly occupancy: number
}

export interface MonthsReport {
  readonly currency: Currency
  readonly months: readonly MonthReport[]
}

/** What the months brought. Sums of money are the ledger's, to the cent; nothing is converted. */
export function reportService(deps: ReportDeps) {
  return (db: Db) => ({
    /** Both months included, as `YYYY-MM`. */
    months: (from: string, to: string): Promise<MonthsReport> =>
      // One snapshot: the parts of a report must agree with one another.
      db.transaction(async (tx) => {
        const spans = spansOf(from, to)
        const whole = { from: spans[0]?.from ?? dayOf(from), to: spans.at(-1)?.to ?? dayOf(to) }
        const read = reportRepository(tx, deps.propertyId)
        const at = (day: LocalDate) => instantAt(day, '00:00', deps.zone)
        const { currency, accommodations } = await read.place()
        const booked = await read.booked(at(whole.from), at(whole.to), deps.zone)
        const owed = await read.owed(whole.from, whole.to)
        const nights = await read.nights(whole.from, whole.to)
        const months = spans.map((span) => {
          const month = span.from.slice(0, 7)
          const sums = channelSums()
          for (const row of booked) if (row.month === month) sums.add(row.channel, row.currency, row)
          for (const row of owed) if (row.month === month) sums.add(row.channel, row.currency, row)
          for (const stay of nights) {
            if (stay.kind !== 'reservation' || !stay.currency || nightsOf(stay, span) === 0) continue
            const part = { nights: nightsOf(stay, span), revenue: shareOf(stay, span) }
            sums.add(stay.channel, stay.currency, part)
          }
          return { month, channels: sums.list(), ...houseFigures(nights, span, accommodations) }
        })
        return { currency, months }
      }),
  })
}

export type ReportService = ReturnType<ReturnType<typeof reportService>>

const dayOf = (month: string) => localDate(`${month}-01`)

function spansOf(from: string, to: string): Span[] {
  const spans: Span[] = []
  for (let span = monthOf(dayOf(from)); span.from <= dayOf(to); span = monthOf(span.to)) spans.push(span)
  return spans
}

const nightsOf = (stay: NightsRow, span: Span) =>
  nightsWithin({ checkIn: stay.check_in, checkOut: stay.check_out }, span)

/** The price of the nights in the span: shares of all months add up to the price, whatever is left over by rounding. */
function shareOf(stay: Pick<NightsRow, 'check_in' | 'check_out' | 'total'>, span: Span): MinorUnits {
  const nights = nightsBetween(stay.check_in, stay.check_out)
  const until = (day: LocalDate) => {
    const passed = Math.min(Math.max(epochDay(day) - epochDay(stay.check_in), 0), nights)
    return roundHalfUp(((stay.total ?? 0) * passed) / nights)
  }
  return until(span.to) - until(span.from)
}

function houseFigures(nights: readonly NightsRow[], span: Span, accommodations: number) {
  const of = (kind: NightsRow['kind']) =>
    nights.filter((stay) => stay.kind === kind).reduce((sum, stay) => sum + nightsOf(stay, span), 0)
  const nightsExternal = of('external')
  const nightsAvailable = Math.max(0, accommodations * nightsBetween(span.from, span.to) - of('block'))
  return {
    nightsExternal,
    nightsAvailable,
    occupancy: percent(of('reservation') + nightsExternal, nightsAvailable),
  }
}

export function noFigures(): Figures {
  return { taken: 0, returned: 0, fees: 0, owed: 0, owedToday: 0, revenue: 0, nights: 0 }
}

export function addFigures(sum: Figures, part: Partial<Figures>): Figures {
  for (const name of ['taken', 'returned', 'fees', 'owed', 'owedToday', 'revenue', 'nights'] as const) {
    sum[name] += part[name] ?? 0
  }
  return sum
}

function channelSums() {
  const sums = new Map<string, Figures & { channel: string; currency: Currency }>()
  return {
    add(channel: string, currency: Currency, part: Partial<Figures>): void {
      const key = `${channel} ${currency}`
      const known = sums.get(key) ?? { channel, currency, ...noFigures() }
      addFigures(known, part)
      sums.set(key, known)
    },
    list: () => [...sums.values()].sort((a, b) => a.channel.localeCompare(b.channel)),
  }
}
