import {
  type MonthsReport as MonthsView,
  monthsReportSchema,
  reportQuerySchema,
} from '@tranquera/contracts/reports'
import type { Db } from '../../../lib/db/types.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { App, Routes } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { type Currency, formatAmount, roundHalfUp } from '../../../lib/money.ts'
import {
  addFigures,
  type Figures,
  type MonthReport,
  noFigures,
  type ReportService,
} from '../service/reports.ts'

export interface ReportRouteDeps {
  readonly db: Db
  readonly guards: Guards
  readonly reports: (db: Db) => ReportService
}

export function reportRoutes(deps: ReportRouteDeps): Routes {
  return (app: App) => {
    operation(app, {
      method: 'GET',
      url: '/admin/reports/months',
      id: 'reportMonths',
      summary:
        'Tells month by month what was taken, is owed, went back and was kept, and the nights behind it.',
      tag: 'Reports',
      guard: deps.guards.reader,
      schema: { querystring: reportQuerySchema, response: { 200: monthsReportSchema } },
      handler: async ({ query }) => {
        const { currency, months } = await deps.reports(deps.db).months(query.from, query.to)
        return { ...query, currency, months: months.map((month) => presentMonth(month, currency)) }
      },
    })
  }
}

function presentMonth(report: MonthReport, currency: Currency): MonthsView['months'][number] {
  const { month, channels, nightsExternal, nightsAvailable, occupancy } = report
  const sumOf = (wanted: Currency) =>
    channels.filter((one) => one.currency === wanted).reduce((sum, one) => addFigures(sum, one), noFigures())
  const others = [...new Set(channels.map((one) => one.currency))].filter((other) => other !== currency)
  return {
    month,
    ...presentFigures(sumOf(currency)),
    nights_external: nightsExternal,
    nights_available: nightsAvailable,
    occupancy,
    by_channel: channels.map((one) => ({
      channel: one.channel,
      currency: one.currency,
      ...presentFigures(one),
    })),
    other_currencies: others.map((other) => ({ currency: other, ...presentFigures(sumOf(other)) })),
  }
}

function presentFigures({ taken, returned, fees, owed, owedToday, revenue, nights }: Figures) {
  return {
    taken: formatAmount(taken),
    returned: formatAmount(returned),
    fees: formatAmount(fees),
    owed: formatAmount(owed),
    owed_today: owedToday === owed ? null : formatAmount(owedToday),
    revenue: formatAmount(revenue),
    nights,
    adr: nights === 0 ? null : formatAmount(roundHalfUp(revenue / nights)),
  }
}
