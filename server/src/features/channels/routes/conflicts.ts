import {
  conflictList,
  conflictListQuery,
  conflictView,
  resolveConflictBody,
} from '@tranquera/contracts/calendar-conflicts'
import { idParamsSchema, offsetOf, paginate } from '@tranquera/contracts/common'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { Conflict } from '../domain/conflict.ts'
import { presentConflict } from '../presenter.ts'
import { type ChannelRouteDeps, cabinNames } from './deps.ts'

export function conflictRoutes(app: App, deps: ChannelRouteDeps): void {
  const { guards, zone } = deps
  const conflicts = () => deps.channels(deps.db).conflicts
  const show = async (conflict: Conflict) => {
    const ways = conflict.status === 'open' ? await conflicts().waysOut(conflict) : []
    return presentConflict(conflict, ways, { zone, names: await cabinNames(deps) })
  }

  operation(app, {
    method: 'GET',
    url: '/admin/conflicts',
    id: 'listConflicts',
    summary: 'Lists nights that two parties want.',
    tag: 'Calendar',
    guard: guards.reader,
    schema: { querystring: conflictListQuery, response: { 200: conflictList } },
    async handler({ query }) {
      const filter = {
        status: query.status,
        accommodationId: query.accommodation_id,
      }
      const page = { limit: query.page_size, offset: offsetOf(query) }
      const { items, total } = await conflicts().list(filter, page)
      return { items: await Promise.all(items.map(show)), pagination: paginate(query, total) }
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/conflicts/:id/resolve',
    id: 'resolveConflict',
    summary: 'Closes a conflict with what was decided.',
    tag: 'Calendar',
    guard: guards.staff,
    problems: ['not_found'],
    schema: { params: idParamsSchema, body: resolveConflictBody, response: { 200: conflictView } },
    async handler(request) {
      const note = request.body.resolution ?? request.body.note ?? ''
      return show(await conflicts().resolve(request.params.id, { actor: actorOf(request), note }))
    },
  })
}
