import { Readable } from 'node:stream'
import { offsetOf, paginate } from '@tranquera/contracts/common'
import {
  type ListedReservation,
  ownerReservationView,
  RESERVATION_ORDERS,
  reservationExportQuery,
  reservationList,
  reservationListQuery,
} from '@tranquera/contracts/reservations'
import type { z } from 'zod'
import { csvWriter } from '../../../lib/csv.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { localDate } from '../../../lib/local-date.ts'
import { formatAmount } from '../../../lib/money.ts'
import type { ReservationStatus } from '../domain/reservation.ts'
import { presentReservation } from '../presenter.ts'
import type { ListOrder } from '../repository.ts'
import type { ReservationRouteDeps } from './deps.ts'
import { byCode, codeParams } from './shared.ts'
import { presentForOwner } from './views.ts'

function orderOf(query: z.infer<typeof reservationListQuery>): ListOrder {
  const by =
    RESERVATION_ORDERS.find((field) => query.sort === field || query.sort === `-${field}`) ?? 'created_at'
  const { cursor, page_size: limit } = query
  return { by, descending: query.sort.startsWith('-'), limit, offset: offsetOf(query), cursor }
}

function filterOf(query: z.infer<typeof reservationListQuery>) {
  return {
    ...(query.status ? { status: query.status } : {}),
    ...(query.q ? { text: query.q } : {}),
    ...(query.check_in_from ? { checkInFrom: localDate(query.check_in_from) } : {}),
    ...(query.check_in_to ? { checkInTo: localDate(query.check_in_to) } : {}),
    ...(query.channel ? { channel: query.channel } : {}),
    ...(query.owing === undefined ? {} : { owing: query.owing }),
    ...(query.accommodation_id ? { accommodationId: query.accommodation_id } : {}),
  }
}

async function listPresented(
  deps: ReservationRouteDeps,
  query: z.infer<typeof reservationListQuery>,
  { counted } = { counted: true },
) {
  const service = deps.reservations(deps.db)
  const { items, total, ...far } = await service.list(filterOf(query), { ...orderOf(query), counted })
  const ids = items.map((one) => one.id)
  const [paid, dueToday, groupCodes, names] = await Promise.all([
    service.paidOf(ids),
    service.dueTodayOf(items),
    service.groupCodesOf(items.filter((one) => one.groupId !== null).map((one) => one.id)),
    deps.accommodationNames(deps.db),
  ])
  const now = deps.clock.now()
  const views = items.map((one) => ({
    ...presentReservation(one, {
      now,
      zone: deps.zone,
      paid: paid.get(one.id) ?? 0,
      accommodationName: names.get(one.accommodationId) ?? '',
      groupCode: groupCodes.get(one.id) ?? null,
    }),
    due_today: amountOrNull(dueToday.get(one.id)),
  }))
  return { views, total, far }
}

const amountOrNull = (amount: number | undefined) => (amount === undefined ? null : formatAmount(amount))

/** Read, written and forgotten by so many: a file of any length needs no more memory than this. */
const CSV_ROWS = 500

export function ownerReads(app: App, deps: ReservationRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/reservations',
    id: 'listReservations',
    summary: 'Lists reservations; `q` finds names, phones and codes.',
    tag: 'Reservations',
    guard: deps.guards.reader,
    schema: { querystring: reservationListQuery, response: { 200: reservationList } },
    async handler(request) {
      const { views, total, far } = await listPresented(deps, request.query)
      return { items: views, pagination: paginate(request.query, total, far) }
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/reservations/export.csv',
    id: 'exportReservations',
    summary: 'Sends the same list as a spreadsheet.',
    tag: 'Reservations',
    guard: deps.guards.reader,
    file: { type: 'text/csv', holds: 'One line per reservation.' },
    schema: { querystring: reservationExportQuery },
    async handler(request, reply) {
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="reservations.csv"')
        .send(Readable.from(csvOf(deps, request.query)))
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/reservations/:code',
    id: 'getOwnReservation',
    summary: 'Shows a stay with its timeline, ledger and messages.',
    tag: 'Reservations',
    guard: deps.guards.reader,
    problems: ['reservation_not_found'],
    schema: { params: codeParams, response: { 200: ownerReservationView } },
    async handler(request) {
      return presentForOwner(deps, await byCode(deps, request.params.code))
    },
  })
}

const CSV_COLUMNS = [
  'code',
  'status',
  'accommodation_name',
  'check_in',
  'check_out',
  'nights',
  'contact_name',
  'contact_phone',
  'contact_email',
  'channel',
  'total_price',
  'paid_amount',
  'due_amount',
  'currency',
  'created_at',
  'due_today',
] as const

/** A sheet is summed: what is over owes nothing, and nobody is owed anything by it. */
function cellOf(row: ListedReservation, column: (typeof CSV_COLUMNS)[number]) {
  const isOver = OVER.has(row.status)
  if (column === 'due_today') return isOver ? '0.00' : (row.due_today ?? row.due_amount)
  return column === 'due_amount' && isOver ? '0.00' : row[column]
}

const OVER: ReadonlySet<ReservationStatus> = new Set(['expired', 'cancelled', 'no_show'])

async function* csvOf(
  deps: ReservationRouteDeps,
  query: z.infer<typeof reservationExportQuery>,
): AsyncGenerator<string> {
  const { head, line } = csvWriter(CSV_COLUMNS, query.locale)
  yield head
  let cursor: string | undefined
  do {
    const page = { ...query, cursor, page: 1, page_size: CSV_ROWS }
    const { views, far } = await listPresented(deps, page, { counted: false })
    yield views.map((row) => line(CSV_COLUMNS.map((column) => cellOf(row, column)))).join('')
    cursor = far.nextCursor ?? undefined
  } while (cursor)
}
