import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestDatabase } from '../../../test/test-database.ts'
import { manualClock } from '../../lib/clock.ts'
import type { Database } from '../../lib/db/types.ts'
import type { App } from '../../lib/http/app-type.ts'
import { registerIdempotency } from '../../lib/http/idempotency.ts'
import { createHttpServer } from '../../lib/http/server.ts'
import { type PropertyId, systemIds } from '../../lib/ids.ts'
import { createMetrics } from '../../lib/metrics.ts'
import { createGuards } from './policy.ts'
import { staffRoutes } from './routes.ts'
import { auditService } from './service/audit.ts'
import type { StaffDeps } from './service/deps.ts'
import { passwordService } from './service/password.ts'
import { peopleService } from './service/people.ts'
import { secondFactorService } from './service/second-factor.ts'
import { loginThrottle } from './service/throttle.ts'
import { csrfTokenOf, type StaffService, staffService } from './service.ts'

const propertyId = systemIds.uuid<PropertyId>()
const clock = manualClock('2026-11-24T12:00:00Z')
const jwtSecret = 'k'.repeat(32)
const first = { email: 'owner@example.com', password: 'right password' }
let db: Database
let app: App
const blocked: { readonly route: string; readonly ip: string }[] = []
let staff: StaffService
let runs = 0
let answerWith: () => Promise<number>

beforeAll(async () => {
  db = await openTestDatabase()
  await db.query('insert into properties (id, name) values ($1, $2)', [propertyId, 'Cabins'])
  const audit = auditService({ clock, currentTraceId: () => null })
  const jobs = { enqueue: async () => {} }
  const deps: StaffDeps = {
    clock,
    ids: systemIds,
    propertyId,
    jwtSecret,
    throttle: loginThrottle(clock),
    audit,
    jobs,
    mail: null,
  }
  staff = staffService(deps)(db)
  await staff.ensureFirstOwner(first)
  const logger = pino({ level: 'silent' })
  const metrics = createMetrics({ processMetrics: false })
  const config = {
    baseUrl: 'https://x.example',
    allowedOrigins: [],
    trustProxy: 1,
    version: '1',
    production: true,
  }
  app = await createHttpServer({ logger, metrics, clock, ids: systemIds, config, limiter: null })
  registerIdempotency(app, { db, clock })
  const guardDeps = {
    db,
    staff: staffService(deps),
    csrfTokenOf: (id: Parameters<typeof csrfTokenOf>[1]) => csrfTokenOf(deps, id),
  }
  const guards = createGuards(guardDeps)
  const zone = 'America/Argentina/Buenos_Aires'
  await app.register(
    async (scope) => {
      await staffRoutes({
        ...guardDeps,
        guards,
        audit,
        zone,
        secureCookies: true,
        noteBlocked: (request) => blocked.push(request),
        people: peopleService(deps),
        passwords: passwordService(deps),
        secondFactor: secondFactorService(deps),
      })(scope as App)
      scope.post('/things', { onRequest: guards.staff.check }, async (_request, reply) => {
        runs++
        return reply.code(await answerWith()).send({ run: runs })
      })
      scope.post('/public', { schema: { body: z.object({ n: z.number() }) } }, async (_request, reply) => {
        runs++
        return reply.code(await answerWith()).send({ run: runs })
      })
      scope.get('/owners', { onRequest: guards.owner.check }, async () => ({ ok: true }))
    },
    { prefix: '/api/v1' },
  )
  await app.ready()
})
afterAll(async () => {
  await app?.close()
  await db?.close()
})
beforeEach(() => {
  clock.advance(120)
  runs = 0
  answerWith = async () => 201
})

const login = (password = first.password, email = first.email, ip = '10.0.0.1') =>
  app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    headers: { 'x-forwarded-for': ip },
    payload: { email, password },
  })
const me = (headers: Record<string, string>) => app.inject({ url: '/api/v1/auth/me', headers })

describe('sign-in', () => {
  it('gives a bearer token, an HttpOnly cookie and a CSRF token', async () => {
    const answer = await login()
    expect(answer.json()).toMatchObject({ token_type: 'bearer', expires_in: 2_592_000 })
    const cookie = answer.cookies.find(({ name }) => name === 'tranquera_session')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: true, path: '/' })
    const token = answer.json().access_token
    expect((await me({ authorization: `Bearer ${token}` })).json()).toMatchObject({
      email: first.email,
      role: 'owner',
      csrf_token: answer.json().csrf_token,
    })
  })

  it('ends with sign-out, with time, and for a forged token', async () => {
    const authorization = `Bearer ${(await login()).json().access_token}`
    await app.inject({ method: 'POST', url: '/api/v1/auth/logout', headers: { authorization } })
    expect((await me({ authorization })).statusCode).toBe(401)
    const later = `Bearer ${(await login()).json().access_token}`
    clock.advance(2_592_001)
    expect((await me({ authorization: later })).statusCode).toBe(401)
    expect((await me({ authorization: `${later}x` })).json()).toMatchObject({ code: 'unauthenticated' })
  })

  it('answers unknown accounts like wrong passwords, and stops the sixth try in a minute', async () => {
    const wrong = await login('wrong')
    const unknown = await login('wrong', 'nobody@example.com')
    expect(wrong.statusCode).toBe(401)
    expect(unknown.json().detail).toBe(wrong.json().detail)
    for (let i = 0; i < 4; i++) await login('wrong')
    const stopped = await login()
    expect(stopped.statusCode).toBe(429)
    expect(stopped.headers['retry-after']).toBe('60')
    expect(blocked).toEqual([{ route: '/api/v1/auth/login', ip: expect.any(String) }])
    expect((await login(first.password, first.email, '10.0.0.2')).statusCode).toBe(200)
    clock.advance(60)
    expect((await login()).statusCode).toBe(200)
  })

  it('does not count the times it succeeds', async () => {
    for (let i = 0; i < 8; i++) expect((await login()).statusCode).toBe(200)
  })
})

describe('guards', () => {
  it('want a CSRF token for a write by cookie, none for a bearer', async () => {
    const { access_token, csrf_token } = (await login()).json()
    const write = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/api/v1/things', headers })
    const cookie = `tranquera_session=${access_token}`
    expect((await write({ cookie })).json()).toMatchObject({ status: 403, code: 'csrf_token_invalid' })
    expect((await write({ cookie, 'x-csrf-token': csrf_token })).statusCode).toBe(201)
    expect((await write({ authorization: `Bearer ${access_token}` })).statusCode).toBe(201)
    expect((await write({})).json()).toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  it('refuse a role that is too low', async () => {
    const authorization = `Bearer ${(await login()).json().access_token}`
    await db.query(`update staff set role = 'staff'`)
    const refused = await app.inject({ url: '/api/v1/owners', headers: { authorization } })
    await db.query(`update staff set role = 'owner'`)
    expect(refused.json()).toMatchObject({ status: 403, code: 'forbidden' })
  })
})

describe('the first owner', () => {
  it('is made once, and gets a new password only when one is given', async () => {
    expect(await staff.ensureFirstOwner({ email: first.email, password: null })).toBeNull()
    expect(await staff.ensureFirstOwner({ email: 'other@example.com', password: null })).toBeNull()
    const authorization = `Bearer ${(await login()).json().access_token}`
    await staff.ensureFirstOwner({ email: first.email, password: 'another password' })
    expect((await me({ authorization })).statusCode).toBe(401)
    expect((await login('another password')).statusCode).toBe(200)
    await staff.ensureFirstOwner(first)
    const { rows } = await db.query(
      `select action from audit_log where entity = 'staff' and action not like 'session.%' order by id`,
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'staff.created',
      'staff.password_changed',
      'staff.password_changed',
    ])
  })
})

describe('Idempotency-Key', () => {
  const send = (key: string, n = 1) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/public',
      headers: { 'idempotency-key': key },
      payload: { n },
    })

  it('answers the same request with the stored response', async () => {
    const once = await send('a')
    const again = await send('a')
    expect([once.statusCode, again.statusCode, runs]).toEqual([201, 201, 1])
    expect(again.body).toBe(once.body)
    expect(again.headers['content-type']).toBe(once.headers['content-type'])
    expect(again.headers['idempotency-replayed']).toBe('true')
  })

  it('refuses another body under the same key', async () => {
    await send('b')
    expect((await send('b', 2)).json()).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
  })

  it('keeps business refusals but lets failures be tried again', async () => {
    answerWith = async () => 409
    await send('c')
    expect((await send('c')).statusCode).toBe(409)
    expect(runs).toBe(1)
    answerWith = async () => 503
    await send('d')
    answerWith = async () => 201
    expect((await send('d')).statusCode).toBe(201)
  })

  it('tells the second of two at once to come again', async () => {
    let finish: (status: number) => void = () => {}
    const gate = new Promise<number>((resolve) => {
      finish = resolve
    })
    const entered = new Promise<void>((resolve) => {
      answerWith = () => {
        resolve()
        return gate
      }
    })
    const running = send('e')
    await entered
    expect((await send('e')).json()).toMatchObject({ status: 409, code: 'idempotency_in_progress' })
    finish(201)
    expect((await running).statusCode).toBe(201)
    expect((await send('e')).statusCode).toBe(201)
    expect(runs).toBe(1)
  })
})
