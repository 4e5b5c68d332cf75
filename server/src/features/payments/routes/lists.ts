import { offsetOf, paginate } from '@tranquera/contracts/common'
import {
  movementsQuery,
  paymentList,
  paymentListQuery,
  settlementQuery,
  settlementView,
} from '@tranquera/contracts/payments'
import { refundList, refundListQuery } from '@tranquera/contracts/refunds'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { addDays, dateAt, instantAt, localDate } from '../../../lib/local-date.ts'
import { movementsCsv, presentPayment, presentRefund, presentSettlement } from '../presenter.ts'
import type { PaymentRouteDeps } from './shared.ts'

/** Without a first day, the spreadsheet holds this many days. */
const DEFAULT_DAYS = 365

export function listRoutes(app: App, deps: PaymentRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/payments',
    id: 'listPayments',
    summary: 'Lists payments of Mercado Pago, the latest first.',
    tag: 'Money',
    guard: deps.guards.reader,
    schema: { querystring: paymentListQuery, response: { 200: paymentList } },
    async handler(request) {
      const { query } = request
      const service = deps.payments(deps.db)
      const page = { limit: query.page_size, offset: offsetOf(query), cursor: query.cursor }
      const { rows, total, ...far } = await service.listPayments(page, query.status ?? null)
      const refunds = await service.refundsOf(rows.map((one) => one.paymentId))
      return {
        items: rows.map((one) => presentPayment(one, refunds, deps.zone)),
        pagination: paginate(query, total, far),
      }
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/refunds',
    id: 'listRefunds',
    summary: 'Lists refunds and how far they came.',
    tag: 'Money',
    guard: deps.guards.reader,
    schema: { querystring: refundListQuery, response: { 200: refundList } },
    async handler(request) {
      const { query } = request
      const page = { limit: query.page_size, offset: offsetOf(query) }
      const { items, total } = await deps.payments(deps.db).listRefundsByState(page, query.state ?? null)
      return {
        items: items.map((one) => ({ ...presentRefund(one, deps.zone), reservation_code: one.code })),
        pagination: paginate(query, total),
      }
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/payments/export.csv',
    id: 'exportMovements',
    summary: 'Sends the movements of money as a spreadsheet.',
    tag: 'Money',
    guard: deps.guards.reader,
    file: { type: 'text/csv', holds: 'One line per movement.' },
    schema: { querystring: movementsQuery },
    async handler(request, reply) {
      const today = dateAt(deps.clock.now(), deps.zone)
      const to = request.query.to ? localDate(request.query.to) : today
      const from = request.query.from ? localDate(request.query.from) : addDays(to, -DEFAULT_DAYS)
      const movements = await deps
        .payments(deps.db)
        .movements(instantAt(from, '00:00', deps.zone), instantAt(addDays(to, 1), '00:00', deps.zone))
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="movements-${from}-${to}.csv"`)
        .send(movementsCsv(movements, { zone: deps.zone, locale: request.query.locale }))
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/payments/settlement',
    id: 'readSettlement',
    summary: 'Sets a month of the account of Mercado Pago beside the ledgers.',
    tag: 'Money',
    guard: deps.guards.reader,
    schema: { querystring: settlementQuery, response: { 200: settlementView } },
    async handler(request) {
      const { month } = request.query
      const first = localDate(`${month}-01`)
      const next = localDate(`${addDays(first, 31).slice(0, 7)}-01`)
      const all = await deps
        .payments(deps.db)
        .settlement(instantAt(first, '00:00', deps.zone), instantAt(next, '00:00', deps.zone))
      return presentSettlement(month, all, deps.zone)
    },
  })
}
