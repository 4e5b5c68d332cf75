import {
  auditPageSchema,
  auditQuerySchema,
  CSRF_COOKIE,
  loginAnswerSchema,
  loginBodySchema,
  meSchema,
  SESSION_COOKIE,
} from '@tranquera/contracts/auth'
import { offsetOf, paginate } from '@tranquera/contracts/common'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { formatInstant, toInstant } from '../../lib/clock.ts'
import { problem } from '../../lib/errors.ts'
import type { Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import { tooMany } from '../../lib/http/rate-limit.ts'
import { csrfInvalid, findPresented, type GuardDeps, unauthenticated } from './policy.ts'
import { type AccountRouteDeps, accountRoutes } from './routes/account.ts'
import { type PeopleRouteDeps, peopleRoutes } from './routes/people.ts'
import type { AuditService } from './service/audit.ts'

export interface StaffRouteDeps extends GuardDeps, AccountRouteDeps, PeopleRouteDeps {
  readonly guards: Guards
  readonly audit: (db: GuardDeps['db']) => AuditService
  /** IANA zone in which instants are written. */
  readonly zone: string
  /** True when the public address is https. */
  readonly secureCookies: boolean
  /** An account was tried too often. */
  readonly noteBlocked: (request: { readonly route: string; readonly ip: string }) => void
}

export function staffRoutes(deps: StaffRouteDeps): Routes {
  return (app) => {
    signIn(app, deps)
    session(app, deps)
    accountRoutes(app, deps)
    peopleRoutes(app, deps)
    auditLog(app, deps)
  }
}

function setCookies(
  deps: StaffRouteDeps,
  reply: FastifyReply,
  values: { token: string; csrf: string; maxAge: number },
) {
  const shared = {
    path: '/',
    sameSite: 'lax',
    secure: deps.secureCookies,
    maxAge: values.maxAge,
  } as const
  reply.setCookie(SESSION_COOKIE, values.token, { ...shared, httpOnly: true })
  reply.setCookie(CSRF_COOKIE, values.csrf, shared)
}

const REFUSALS = {
  invalid_credentials: 'The e-mail or the password is wrong.',
  totp_required: 'Send the code of the authenticator app in totp as well.',
  totp_invalid: 'The code is wrong or was used already; send the next one.',
} as const

function signIn(app: App, deps: StaffRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/auth/login',
    id: 'signIn',
    summary: 'Signs in with e-mail and password.',
    tag: 'Sign-in',
    problems: ['invalid_credentials', 'totp_required', 'totp_invalid'],
    config: { rateLimit: 'login', idempotency: false },
    schema: { body: loginBodySchema, response: { 200: loginAnswerSchema } },
    handler: async (request, reply) => {
      const userAgent = request.headers['user-agent']
      const result = await deps.staff(deps.db).login({ ...request.body, ip: request.ip, userAgent })
      if (!result.ok && result.reason === 'rate_limited') {
        deps.noteBlocked({ route: request.routeOptions.url ?? '', ip: request.ip })
        throw tooMany(result.retryAfterSeconds)
      }
      if (!result.ok) throw problem({ code: result.reason, detail: REFUSALS[result.reason] })
      setCookies(deps, reply, {
        token: result.accessToken,
        csrf: result.csrfToken,
        maxAge: result.expiresInSeconds,
      })
      return {
        access_token: result.accessToken,
        token_type: 'bearer' as const,
        expires_in: result.expiresInSeconds,
        csrf_token: result.csrfToken,
      }
    },
  })
}

function session(app: App, deps: StaffRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/auth/logout',
    id: 'signOut',
    summary: 'Ends this session.',
    tag: 'Sign-in',
    problems: ['csrf_token_invalid'],
    config: { idempotency: false },
    schema: { response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      const presented = await findPresented(deps, request)
      if (presented && !presented.mayWrite) throw csrfInvalid()
      if (presented) await deps.staff(deps.db).logout(presented.session.id)
      setCookies(deps, reply, { token: '', csrf: '', maxAge: 0 })
      return reply.code(204).send(undefined)
    },
  })

  operation(app, {
    method: 'GET',
    url: '/auth/me',
    id: 'getMe',
    summary: 'Tells who is signed in.',
    tag: 'Sign-in',
    problems: ['unauthenticated'],
    schema: { response: { 200: meSchema } },
    handler: async (request) => {
      const presented = await findPresented(deps, request)
      if (!presented) throw unauthenticated()
      const { id, member } = presented.session
      return {
        id: member.id,
        email: member.email,
        name: member.name,
        role: member.role,
        csrf_token: deps.csrfTokenOf(id),
      }
    },
  })
}

function auditLog(app: App, deps: StaffRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/audit',
    id: 'listAudit',
    summary: 'Lists who did what, the latest first.',
    tag: 'Watch',
    guard: deps.guards.staff,
    schema: { querystring: auditQuerySchema, response: { 200: auditPageSchema } },
    handler: async ({ query }) => {
      const filter = {
        entity: query.entity,
        entityId: query.entity_id,
        actor: query.actor,
        from: query.from === undefined ? undefined : toInstant(query.from),
        to: query.to === undefined ? undefined : toInstant(query.to),
      }
      const page = { limit: query.page_size, offset: offsetOf(query), cursor: query.cursor }
      const { rows, total, ...far } = await deps.audit(deps.db).list(filter, page)
      return {
        items: rows.map((item) => ({
          ...item,
          at: formatInstant(item.at, deps.zone),
          before: item.before ?? null,
          after: item.after ?? null,
        })),
        pagination: paginate(query, total, far),
      }
    },
  })
}
