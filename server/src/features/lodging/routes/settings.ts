import { settingsBodySchema, settingsViewSchema } from '@tranquera/contracts/settings'
import { problem } from '../../../lib/errors.ts'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { Property } from '../domain/accommodation.ts'
import type { LodgingRouteDeps } from './catalogue.ts'

export function settingsRoutes(app: App, deps: LodgingRouteDeps): void {
  const present = ({ settings, name, zone, currency }: Property) => ({ ...settings, name, zone, currency })

  operation(app, {
    method: 'GET',
    url: '/admin/settings',
    id: 'getSettings',
    summary: 'Shows the settings of the place.',
    tag: 'Catalogue',
    guard: deps.guards.reader,
    schema: { response: { 200: settingsViewSchema } },
    handler: async () => present(await deps.lodging(deps.db).property()),
  })

  // Deposits and the transfer account are money settings, so the whole document is the owner's.
  operation(app, {
    method: 'PUT',
    url: '/admin/settings',
    id: 'saveSettings',
    summary: 'Changes the settings that are named and keeps the others.',
    tag: 'Catalogue',
    guard: deps.guards.owner,
    schema: { body: settingsBodySchema, response: { 200: settingsViewSchema } },
    handler: async (request) => {
      const { zone, currency, ...body } = request.body
      keepsFixed(await deps.lodging(deps.db).property(), { zone, currency })
      return present(await deps.lodging(deps.db).saveSettings(body, actorOf(request)))
    },
  })
}

/** Stays and prices are told in them: they come back in the document, and do not change with it. */
function keepsFixed(
  property: Property,
  given: Readonly<Record<'zone' | 'currency', string | undefined>>,
): void {
  for (const path of ['zone', 'currency'] as const) {
    if (given[path] === undefined || given[path] === property[path]) continue
    const detail = `${path} is fixed for this property (${property[path]}); leave it out.`
    throw problem({ code: 'validation_failed', detail, errors: [{ path, message: detail }] })
  }
}
