import { versionCheckSchema } from '@tranquera/contracts/operations'
import { type Clock, formatInstant } from '../../../lib/clock.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { App, Routes } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { judgeVersions } from '../domain/versions.ts'

export interface VersionRouteDeps {
  readonly clock: Clock
  readonly zone: string
  readonly guards: Guards
  /** Of this program. */
  readonly version: string
  /** Asks somebody outside; null where nobody is known who could be asked. */
  readonly published: (() => Promise<readonly string[] | null>) | null
}

export function versionRoutes(deps: VersionRouteDeps): Routes {
  return (app: App) => {
    operation(app, {
      method: 'POST',
      url: '/admin/version/check',
      id: 'checkVersion',
      summary: 'Asks whether there is a newer version. Nobody is asked unless this is called.',
      tag: 'Watch',
      guard: deps.guards.owner,
      // Asking twice is wanted: one may have come out in between.
      config: { idempotency: false },
      schema: { response: { 200: versionCheckSchema } },
      handler: async () => ({
        current: deps.version,
        ...(deps.published
          ? judgeVersions(deps.version, await deps.published())
          : { outcome: 'no_address' as const, newest: null }),
        checked_at: formatInstant(deps.clock.now(), deps.zone),
      }),
    })
  }
}
