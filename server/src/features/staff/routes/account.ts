import {
  changePasswordBodySchema,
  recoverAnswerSchema,
  recoverBodySchema,
  resetBodySchema,
  sessionListSchema,
  totpAnswerSchema,
  totpBodySchema,
} from '@tranquera/contracts/staff'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { formatInstant } from '../../../lib/clock.ts'
import { problem } from '../../../lib/errors.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { findPresented, type GuardDeps, unauthenticated } from '../policy.ts'
import type { PasswordService } from '../service/password.ts'
import type { SecondFactorService } from '../service/second-factor.ts'

export interface AccountRouteDeps extends GuardDeps {
  readonly guards: Guards
  readonly zone: string
  readonly passwords: (db: GuardDeps['db']) => PasswordService
  readonly secondFactor: (db: GuardDeps['db']) => SecondFactorService
}

/**
 * One's own account. The contract writes these calls below `/admin` as well as beside `/auth/login`, so both addresses
 * answer; the reference shows the short one.
 */
export function accountRoutes(app: App, deps: AccountRouteDeps): void {
  for (const base of ['', '/admin'] as const) {
    const at = { base, hidden: base !== '' }
    passwordRoutes(app, deps, at)
    sessionRoutes(app, deps, at)
    secondFactorRoutes(app, deps, at)
  }
}

interface Place {
  readonly base: '' | '/admin'
  readonly hidden: boolean
}

/** Behind the reader's guard, so that a session is there. */
async function sessionOf(deps: AccountRouteDeps, request: FastifyRequest) {
  const presented = await findPresented(deps, request)
  if (!presented) throw unauthenticated()
  return presented.session
}

function passwordRoutes(app: App, deps: AccountRouteDeps, at: Place): void {
  operation(app, {
    method: 'POST',
    url: `${at.base}/auth/password`,
    id: 'changePassword',
    hidden: at.hidden,
    summary: "Changes one's password and ends one's other sessions.",
    tag: 'Sign-in',
    guard: deps.guards.reader,
    problems: ['wrong_password'],
    config: { rateLimit: 'login', idempotency: false },
    schema: { body: changePasswordBodySchema, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      const { current, new: next } = request.body
      await deps.passwords(deps.db).change(await sessionOf(deps, request), { current, next })
      return reply.code(204).send(undefined)
    },
  })

  operation(app, {
    method: 'POST',
    url: `${at.base}/auth/recover`,
    id: 'recoverPassword',
    hidden: at.hidden,
    summary: 'Sends a link for a new password to the e-mail, if somebody here has it.',
    tag: 'Sign-in',
    config: { rateLimit: 'login', idempotency: false },
    schema: { body: recoverBodySchema, response: { 202: recoverAnswerSchema } },
    handler: async (request, reply) => {
      const { byEmail } = await deps.passwords(deps.db).askRecovery(request.body.email)
      const detail = byEmail
        ? 'If somebody here has this e-mail, a link is on its way. It is good for half an hour.'
        : 'This installation sends no mail. On its machine: npm run reset-password -- EMAIL.'
      return reply.code(202).send({ detail, by_email: byEmail })
    },
  })

  operation(app, {
    method: 'POST',
    url: `${at.base}/auth/reset`,
    id: 'resetPassword',
    hidden: at.hidden,
    summary: 'Sets a new password with the token of a link; it is good once.',
    tag: 'Sign-in',
    problems: ['reset_token_invalid'],
    config: { rateLimit: 'login', idempotency: false },
    schema: { body: resetBodySchema, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      await deps.passwords(deps.db).reset(request.body.token, request.body.password)
      return reply.code(204).send(undefined)
    },
  })
}

const sessionParams = z.object({ id: z.guid() })

function sessionRoutes(app: App, deps: AccountRouteDeps, at: Place): void {
  operation(app, {
    method: 'GET',
    url: `${at.base}/auth/sessions`,
    id: 'listSessions',
    hidden: at.hidden,
    summary: 'Lists where one is signed in, the latest used first.',
    tag: 'Sign-in',
    guard: deps.guards.reader,
    schema: { response: { 200: sessionListSchema } },
    handler: async (request) => {
      const session = await sessionOf(deps, request)
      const open = await deps.staff(deps.db).sessions(session.member.id)
      const format = (instant: Parameters<typeof formatInstant>[0]) => formatInstant(instant, deps.zone)
      return {
        items: open.map(({ id, ip, user_agent, ...times }) => ({
          id,
          ip,
          user_agent,
          created_at: format(times.created_at),
          last_seen_at: format(times.last_seen_at ?? times.created_at),
          expires_at: format(times.expires_at),
          current: id === session.id,
        })),
      }
    },
  })

  operation(app, {
    method: 'DELETE',
    url: `${at.base}/auth/sessions/:id`,
    id: 'endSession',
    hidden: at.hidden,
    summary: "Ends one of one's sessions.",
    tag: 'Sign-in',
    guard: deps.guards.reader,
    problems: ['not_found'],
    schema: { params: sessionParams, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      const { member } = await sessionOf(deps, request)
      const ended = await deps.staff(deps.db).endSession(member.id, request.params.id)
      if (!ended) throw problem({ code: 'not_found', detail: 'You have no such open session.' })
      return reply.code(204).send(undefined)
    },
  })
}

function secondFactorRoutes(app: App, deps: AccountRouteDeps, at: Place): void {
  operation(app, {
    method: 'POST',
    url: `${at.base}/auth/totp`,
    id: 'setUpTotp',
    hidden: at.hidden,
    summary: 'Sets up (no code), confirms (code) or ends (disable) the code of an authenticator app.',
    tag: 'Sign-in',
    guard: deps.guards.reader,
    problems: ['totp_invalid', 'totp_not_enrolled', 'wrong_password', 'conflict'],
    config: { rateLimit: 'login', idempotency: false },
    schema: { body: totpBodySchema.default({}), response: { 200: totpAnswerSchema } },
    handler: async (request) => {
      const session = await sessionOf(deps, request)
      const { enabled, secret, uri } = await deps.secondFactor(deps.db).step(session, request.body)
      return { enabled, secret, otpauth_uri: uri }
    },
  })
}
