import { ERROR_CODES, errorCodeSchema } from '@tranquera/contracts/errors'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestDatabase } from '../../../test/test-database.ts'
import { addSeconds, manualClock } from '../clock.ts'
import type { Database } from '../db/types.ts'
import { problem } from '../errors.ts'
import { systemIds } from '../ids.ts'
import { createMetrics } from '../metrics.ts'
import type { App } from './app-type.ts'
import { purgeIdempotencyKeys, registerIdempotency } from './idempotency.ts'
import { createHttpServer } from './server.ts'

const clock = manualClock('2026-11-24T12:00:00Z')
let db: Database
let app: App
let runs = 0
let outcome: () => Promise<number>

const codeOf = (status: number) =>
  status === 409
    ? 'date_overlap'
    : (errorCodeSchema.options.find((code) => ERROR_CODES[code] === status) ?? 'internal_error')

beforeAll(async () => {
  db = await openTestDatabase()
  app = await createHttpServer({
    logger: pino({ level: 'silent' }),
    metrics: createMetrics({ processMetrics: false }),
    clock,
    ids: systemIds,
    config: {
      baseUrl: 'http://localhost',
      allowedOrigins: [],
      trustProxy: false,
      version: '1',
      production: false,
    },
    limiter: null,
  })
  registerIdempotency(app, { db, clock })
  app.route({
    method: 'POST',
    url: '/holds',
    schema: { body: z.object({ cabin: z.string() }) },
    handler: async (_request, reply) => {
      runs++
      const status = await outcome()
      if (status >= 400) throw problem({ code: codeOf(status), detail: `run ${runs}` })
      return reply.code(status).send({ run: runs })
    },
  })
  app.route({
    method: 'POST',
    url: '/login',
    config: { idempotency: false },
    handler: async () => ({ run: ++runs }),
  })
  await app.ready()
})
afterAll(async () => {
  await app?.close()
  await db?.close()
})
beforeEach(async () => {
  runs = 0
  outcome = async () => 201
  await db.query('delete from idempotency_keys')
})

async function post(key: string | undefined, cabin = 'coihue', url = '/holds') {
  const headers = key === undefined ? {} : { 'idempotency-key': key }
  const answer = await app.inject({ method: 'POST', url, headers, payload: { cabin } })
  return {
    status: answer.statusCode,
    body: answer.json(),
    type: answer.headers['content-type'],
    replayed: answer.headers['idempotency-replayed'] === 'true',
  }
}

describe('an Idempotency-Key', () => {
  it('gives the stored response to the same body, and the work is done once', async () => {
    const first = await post('key-1')
    const second = await post('key-1')
    expect(first).toMatchObject({ status: 201, body: { run: 1 }, replayed: false })
    expect(second).toEqual({ ...first, replayed: true })
    expect(runs).toBe(1)
  })

  it('is refused with another body', async () => {
    await post('key-1', 'coihue')
    expect(await post('key-1', 'lenga')).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    })
    expect(runs).toBe(1)
  })

  it('does nothing where it is not sent, and is one of its own for each key and address', async () => {
    await post(undefined)
    await post(undefined)
    await post('key-1')
    await post('key-2')
    expect(runs).toBe(4)
  })

  it('repeats a refusal that is the answer of the business, with its problem', async () => {
    outcome = async () => 409
    const first = await post('key-1')
    outcome = async () => 201
    const second = await post('key-1')
    expect(second).toMatchObject({
      status: 409,
      replayed: true,
      body: { code: 'date_overlap', detail: 'run 1' },
    })
    expect(second.type).toBe(first.type)
    expect(second.type).toContain('application/problem+json')
  })

  it('is free again after a failure of ours', async () => {
    outcome = async () => 503
    expect((await post('key-1')).status).toBe(503)
    outcome = async () => 201
    expect(await post('key-1')).toMatchObject({ status: 201, replayed: false })
  })

  it('makes the second of two at once wait for the first, and frees a key whose process died', async () => {
    let finish = (_status: number) => {}
    const begun = new Promise<void>((began) => {
      outcome = () =>
        new Promise((resolve) => {
          finish = resolve
          began()
        })
    })
    const first = post('key-1')
    await begun
    expect(await post('key-1')).toMatchObject({ status: 409, body: { code: 'idempotency_in_progress' } })
    clock.advance(61)
    outcome = async () => 201
    expect(await post('key-1')).toMatchObject({ status: 201, body: { run: 2 } })
    finish(201)
    await first
    // The one that came back late does not overwrite what was answered meanwhile.
    expect((await post('key-1')).body).toEqual({ run: 2 })
  })

  it.each(['', 'with space', 'x'.repeat(201), 'ñandú'])('is refused when it is no key: %j', async (key) => {
    const answer = await post(key)
    expect([422, 201]).toContain(answer.status)
    if (key !== '') expect(answer.body.code).toBe('idempotency_key_invalid')
  })

  it('keeps no answer of a route that says so', async () => {
    await post('key-1', 'coihue', '/login')
    expect((await post('key-1', 'coihue', '/login')).body).toEqual({ run: 2 })
    expect((await db.query('select 1 from idempotency_keys')).rows).toEqual([])
  })

  it('is forgotten after its time', async () => {
    await post('key-1')
    expect(await purgeIdempotencyKeys(db, addSeconds(clock.now(), -1))).toBe(0)
    expect(await purgeIdempotencyKeys(db, addSeconds(clock.now(), 1))).toBe(1)
    expect((await post('key-1')).replayed).toBe(false)
  })
})
