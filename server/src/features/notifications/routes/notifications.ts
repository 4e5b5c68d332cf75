import { idParamsSchema } from '@tranquera/contracts/common'
import {
  notificationsBody,
  notificationsView,
  notificationTestBody,
  notificationTestView,
  pushSubscriptionBody,
  pushSubscriptionView,
} from '@tranquera/contracts/notifications'
import { z } from 'zod'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import { actorOf, type Guards } from '../../../lib/http/actor.ts'
import type { App, Routes } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { isId, type StaffId } from '../../../lib/ids.ts'
import { presentNotifications } from '../presenter.ts'
import type { BellService } from '../service/bell.ts'
import type { TellingSettingsService } from '../service/settings.ts'
import type { AlertAuditNote } from './alerts.ts'

export interface NotificationRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly vapidPublicKey: string
  readonly settings: (db: Db) => TellingSettingsService
  readonly bell: (db: Db) => Pick<BellService, 'test'>
  /** Whether an address may be one of a browser's maker; the name is resolved again for every request. */
  readonly mayPush: (endpoint: string) => Promise<boolean>
  readonly audit: (tx: Db, entry: AlertAuditNote) => Promise<void>
}

/** Who is told what, and how; and a browser that wants to be told. */
export function notificationRoutes(deps: NotificationRouteDeps): Routes {
  return (app: App) => {
    settings(app, deps)
    test(app, deps)
    subscriptions(app, deps)
  }
}

async function shown(deps: NotificationRouteDeps) {
  const { settings, ways } = await deps.settings(deps.db).read()
  return presentNotifications(settings, ways, { zone: deps.zone, vapidPublicKey: deps.vapidPublicKey })
}

function settings(app: App, deps: NotificationRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/notifications',
    id: 'getNotifications',
    summary: 'Shows who is told what, by which way, and when not.',
    tag: 'Telling',
    guard: deps.guards.reader,
    schema: { response: { 200: notificationsView } },
    handler: () => shown(deps),
  })

  operation(app, {
    method: 'PUT',
    url: '/admin/notifications',
    id: 'changeNotifications',
    summary: 'Changes who is told what; what is left out keeps its value.',
    tag: 'Telling',
    guard: deps.guards.owner,
    schema: { body: notificationsBody, response: { 200: notificationsView } },
    handler: async (request) => {
      const { state: _state, kinds: _kinds, vapid_public_key: _key, ...change } = request.body
      await deps.db.transaction(async (tx) => {
        await deps.settings(tx).change(change)
        const actor = actorOf(request)
        const what = { action: 'notifications.changed', entity: 'notifications', entityId: 'settings' }
        await deps.audit(tx, { actor, ...what, cause: 'panel' })
      })
      return shown(deps)
    },
  })
}

function test(app: App, deps: NotificationRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/notifications/test',
    id: 'testNotifications',
    summary: 'Really sends a test by every way that is set up, and tells what came of it.',
    tag: 'Telling',
    guard: deps.guards.staff,
    config: { idempotency: false },
    schema: { body: notificationTestBody, response: { 200: notificationTestView } },
    handler: async (request) => {
      const results = await deps.bell(deps.db).test(request.body?.way)
      return {
        results: results.map(({ way, to, outcome }) => ({
          way,
          to,
          outcome: outcome.ok ? ('sent' as const) : ('failed' as const),
          detail: outcome.ok ? null : outcome.detail,
        })),
      }
    },
  })
}

function subscriptions(app: App, deps: NotificationRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/push-subscriptions',
    id: 'subscribePush',
    summary: 'Takes in a browser that wants to be told.',
    tag: 'Telling',
    guard: deps.guards.reader,
    schema: { body: pushSubscriptionBody, response: { 201: pushSubscriptionView } },
    handler: async (request, reply) => {
      const { endpoint, keys } = request.body
      if (!(await deps.mayPush(endpoint))) {
        throw problem({ code: 'validation_failed', detail: 'This address cannot be a push service.' })
      }
      const id = await deps.settings(deps.db).subscribe({ staffId: staffOf(request), endpoint, ...keys })
      return reply.code(201).send({ id, vapid_public_key: deps.vapidPublicKey })
    },
  })

  operation(app, {
    method: 'DELETE',
    url: '/admin/push-subscriptions/:id',
    id: 'unsubscribePush',
    summary: 'Forgets a browser.',
    tag: 'Telling',
    guard: deps.guards.reader,
    problems: ['not_found'],
    schema: { params: idParamsSchema, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const actor = actorOf(request)
      const of = actor.kind === 'staff' && actor.role === 'owner' ? null : staffOf(request)
      if (!(await deps.settings(deps.db).unsubscribe(request.params.id, of))) {
        throw problem({ code: 'not_found', detail: 'There is no such subscription.' })
      }
      return reply.code(204).send(null)
    },
  })
}

/** Who is signed in. */
function staffOf(request: Parameters<typeof actorOf>[0]): StaffId {
  const actor = actorOf(request)
  if (actor.kind !== 'staff' || !isId<'staff'>(actor.id))
    throw problem({ code: 'forbidden', detail: 'Sign in as a person first.' })
  return actor.id
}
