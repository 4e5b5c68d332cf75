import { analysisView, analyzeBody } from '@tranquera/contracts/language'
import { type Clock, toInstant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import { understand } from './domain/understand.ts'
import type { Language, Understanding } from './domain.ts'
import { presentUnderstanding, talkOf } from './presenter.ts'
import type { House } from './service.ts'

export interface LanguageRouteDeps {
  readonly db: Db
  readonly clock: Clock
  readonly guards: Guards
  readonly house: (db: Db) => Promise<House>
  /** How the chat takes what was read; `isKnown`: the stay is spoken of already. */
  readonly asTheChat: (read: Understanding, text: string, isKnown: boolean) => Understanding
}

/** `es-AR`, `pt_BR` and the like. */
function languageOf(locale: string | undefined): Language | undefined {
  const tag = locale?.slice(0, 2).toLowerCase()
  return tag === 'es' || tag === 'pt' || tag === 'en' ? tag : undefined
}

export function languageRoutes(deps: LanguageRouteDeps): Routes {
  return (app: App) => {
    operation(app, {
      method: 'POST',
      url: '/admin/nlu/analyze',
      id: 'analyzeMessage',
      summary: 'Tells how a message is understood, and why.',
      tag: 'Language',
      guard: deps.guards.reader,
      config: { idempotency: false },
      schema: { body: analyzeBody, response: { 200: analysisView } },
      async handler({ body }) {
        const locale = languageOf(body.locale)
        const understanding = understand(body.text, {
          now: body.now ? toInstant(body.now) : deps.clock.now(),
          ...(await deps.house(deps.db)),
          expecting: body.expecting ?? body.context?.expecting ?? null,
          ...(body.context ? { talk: talkOf(body.context) } : {}),
          ...(locale ? { locale } : {}),
        })
        const { stay = null, reservation = null } = body.context ?? {}
        const isKnown = stay !== null || reservation !== null
        return presentUnderstanding(deps.asTheChat(understanding, body.text, isKnown))
      },
    })
  }
}
