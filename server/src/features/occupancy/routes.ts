import { block, blockBody, calendar, calendarQuery } from '@tranquera/contracts/calendar'
import { idParams } from '@tranquera/contracts/common'
import { nameOfPlatform } from '@tranquera/contracts/platforms'
import { z } from 'zod'
import { problem } from '../../lib/errors.ts'
import { actorOf } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import type { ReservationId } from '../../lib/ids.ts'
import { formatAmount } from '../../lib/money.ts'
import type { Occupancy, OccupancyId } from './domain.ts'
import {
  availabilityRoute,
  type OccupancyRouteDeps,
  type ReservationLabel,
  spanOf,
} from './routes/availability.ts'

export function occupancyRoutes(deps: OccupancyRouteDeps): Routes {
  return (app: App) => {
    availabilityRoute(app, deps)
    calendarRoute(app, deps)
    blockRoutes(app, deps)
  }
}

function calendarRoute(app: App, deps: OccupancyRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/calendar',
    id: 'getCalendar',
    summary: 'Shows who has which nights, and which nights are wanted twice.',
    tag: 'Calendar',
    guard: deps.guards.reader,
    problems: ['invalid_dates'],
    schema: { querystring: calendarQuery, response: { 200: calendar } },
    async handler(request) {
      const { from, to } = spanOf(request.query)
      const only = request.query.accommodation_id
      const [cabins, taken, prices, daysOff, conflicts] = await Promise.all([
        deps.cabins(deps.db, true),
        deps.occupancy(deps.db).listTaken(from, to, only),
        deps.prices(deps.db, from, to),
        deps.daysOff(deps.db, from, to),
        deps.conflicts(deps.db, from, to),
      ])
      const ids = taken.flatMap((one) => (one.reservationId ? [one.reservationId] : []))
      const imported = taken.filter(({ kind }) => kind === 'external').map(({ id }) => id)
      const [labels, calendars] = await Promise.all([
        deps.labels(deps.db, ids),
        deps.calendarNames(deps.db, imported),
      ])
      const accommodations = cabins
        .filter((cabin) => !only || cabin.id === only)
        .map((cabin) => ({
          id: cabin.id,
          name: cabin.name,
          entries: taken
            .filter((one) => one.accommodationId === cabin.id)
            .map((one) => present(one, { labels, calendars })),
          prices: (prices.get(cabin.id) ?? []).map((day) => ({
            date: day.date,
            price: formatAmount(day.price),
            min_nights: day.minNights,
            season: day.season,
          })),
        }))
      return { accommodations, days_off: daysOff.map((day) => ({ ...day })), conflicts }
    },
  })
}

interface Names {
  readonly labels: ReadonlyMap<ReservationId, ReservationLabel>
  readonly calendars: ReadonlyMap<OccupancyId, string>
}

function present(one: Occupancy, { labels, calendars }: Names) {
  const label = one.reservationId ? labels.get(one.reservationId) : undefined
  return {
    id: one.id,
    kind: one.kind,
    start: one.checkIn,
    end: one.checkOut,
    ...(label ? { code: label.code, paid: label.paid } : {}),
    label: label?.label ?? (one.kind === 'external' ? platformOf(one, calendars) : one.reason),
    channel: label?.channel ?? (one.kind === 'external' ? one.reason : 'panel'),
    status: label?.status ?? (one.kind === 'block' ? 'blocked' : one.kind),
  }
}

/** Nights that were slept outlast the calendar they came by. */
function platformOf({ id, reason }: Occupancy, calendars: Names['calendars']): string {
  return calendars.get(id) ?? nameOfPlatform(reason) ?? ''
}

function blockRoutes(app: App, deps: OccupancyRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/blocks',
    id: 'blockNights',
    summary: 'Closes nights of a cabin.',
    tag: 'Calendar',
    guard: deps.guards.staff,
    problems: ['accommodation_not_found', 'invalid_dates', 'date_overlap'],
    config: deps.config.idempotent,
    schema: { body: blockBody, response: { 201: block } },
    async handler(request, reply) {
      const { body } = request
      const { from, to } = spanOf({ from: body.start, to: body.end })
      const accommodationId = body.accommodation_id
      const cabins = await deps.cabins(deps.db, true)
      if (!cabins.some((cabin) => cabin.id === accommodationId)) {
        throw problem({
          code: 'accommodation_not_found',
          detail: 'There is no such accommodation.',
        })
      }
      const result = await deps.db.transaction(async (tx) => {
        const nights = {
          kind: 'block' as const,
          accommodationId,
          checkIn: from,
          checkOut: to,
          reason: body.reason,
        }
        const taken = await deps.occupancy(tx).take(nights)
        if (taken.ok) {
          await deps.audit(tx, {
            actor: actorOf(request),
            action: 'block.created',
            entity: 'block',
            entityId: taken.occupancyId,
            cause: body.reason,
            after: { start: from, end: to, accommodation_id: accommodationId },
          })
        }
        return taken
      })
      if (!result.ok) {
        const detail = 'At least one of these nights is taken. Look at the calendar and block around it.'
        throw problem({ code: 'date_overlap', detail, extra: { alternatives: [] } })
      }
      return reply.code(201).send({ ...body, id: result.occupancyId })
    },
  })

  operation(app, {
    method: 'DELETE',
    url: '/admin/blocks/:id',
    id: 'unblockNights',
    summary: 'Opens nights that were closed.',
    tag: 'Calendar',
    guard: deps.guards.staff,
    problems: ['not_found'],
    schema: { params: idParams<'occupancy'>(), response: { 204: z.null() } },
    async handler(request, reply) {
      const id = request.params.id
      await deps.db.transaction(async (tx) => {
        const known = await deps.occupancy(tx).find(id)
        if (known?.kind !== 'block' || !(await deps.occupancy(tx).free(id))) {
          throw problem({ code: 'not_found', detail: 'There is no such block.' })
        }
        await deps.audit(tx, {
          actor: actorOf(request),
          action: 'block.deleted',
          entity: 'block',
          entityId: id,
          cause: 'freed by the owner',
        })
        await deps.freed?.(tx, known.accommodationId)
      })
      return reply.code(204).send(null)
    },
  })
}
