import { setupCheckBody, setupReportSchema } from '@tranquera/contracts/setup'
import { type Clock, formatInstant } from '../../lib/clock.ts'
import type { Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import { isBroken } from './domain/finding.ts'
import { worded } from './domain/words.ts'
import type { SetupService } from './service.ts'

export interface SetupRouteDeps {
  readonly clock: Clock
  readonly zone: string
  readonly guards: Guards
  readonly setup: SetupService
}

export function setupRoutes(deps: SetupRouteDeps): Routes {
  return (app: App) => {
    operation(app, {
      method: 'POST',
      url: '/admin/setup/check',
      id: 'checkSetup',
      summary: 'Asks everything the installation needs whether it works, and says what to do.',
      tag: 'Watch',
      guard: deps.guards.owner,
      // Asking twice is wanted: something was mended in between.
      config: { idempotency: false },
      schema: { body: setupCheckBody, response: { 200: setupReportSchema } },
      handler: async ({ body }) => {
        const findings = await deps.setup.check()
        return {
          ok: !isBroken(findings),
          checked_at: formatInstant(deps.clock.now(), deps.zone),
          checks: findings.map((finding) => worded(finding, body.language)),
        }
      },
    })
  }
}
