import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardsThat } from '../../../test/guards.ts'
import { openTestDatabase } from '../../../test/test-database.ts'
import { manualClock } from '../../lib/clock.ts'
import type { Database } from '../../lib/db/types.ts'
import type { Guard } from '../../lib/http/actor.ts'
import type { App } from '../../lib/http/app-type.ts'
import { createHttpServer } from '../../lib/http/server.ts'
import { systemIds } from '../../lib/ids.ts'
import { createMetrics } from '../../lib/metrics.ts'
import { argentineCalendar } from './domain/dates/calendar.ts'
import { languageRoutes } from './routes.ts'

const clock = manualClock('2025-10-14T13:00:00Z')
let db: Database
let app: App
let signedIn = true

beforeAll(async () => {
  db = await openTestDatabase({ migrated: false })
  const guard: Guard['check'] = async (_request, reply) => {
    if (!signedIn) await reply.code(401).send()
  }
  app = await createHttpServer({
    logger: pino({ level: 'silent' }),
    metrics: createMetrics({ processMetrics: false }),
    clock,
    ids: systemIds,
    config: {
      baseUrl: 'https://x.example',
      allowedOrigins: [],
      trustProxy: false,
      version: '1',
      production: true,
    },
    limiter: null,
  })
  await app.register(
    async (scope) =>
      languageRoutes({
        db,
        clock,
        guards: guardsThat(guard),
        house: async () => ({
          zone: 'America/Argentina/Buenos_Aires',
          catalogue: [{ id: 'c1', name: 'Coihue', aliases: [] }],
          holidays: argentineCalendar(),
          quincenaChangeoverDay: 15,
        }),
        asTheChat: (read) => read,
      })(scope as App),
    { prefix: '/api/v1' },
  )
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await db.close()
})

async function analyze(body: Record<string, unknown>) {
  const response = await app.inject({ method: 'POST', url: '/api/v1/admin/nlu/analyze', payload: body })
  return { status: response.statusCode, body: response.json() }
}

describe('POST /admin/nlu/analyze', () => {
  it('reads at the instant given, the same every time', async () => {
    const body = { text: 'este finde para 4 en la coihue', now: '2026-08-25T10:00:00-03:00' }
    const first = await analyze(body)
    expect(first).toMatchObject({
      status: 200,
      body: {
        language: 'es',
        stay: { certainty: 'assume', check_in: '2026-08-28', check_out: '2026-08-30', nights: 2 },
        guests: { total: 4 },
        accommodation_id: 'c1',
      },
    })
    clock.advance(86_400)
    expect(await analyze(body)).toEqual(first)
    clock.set('2025-10-14T13:00:00Z')
  })

  it('reads now when no instant is given, with the settings of the property', async () => {
    expect((await analyze({ text: 'mañana, 2 noches' })).body.stay.check_in).toBe('2025-10-15')
    expect((await analyze({ text: 'segunda quincena de enero' })).body.stay.check_in).toBe('2026-01-15')
  })

  it('takes the language of the chat and what was asked', async () => {
    expect((await analyze({ text: '15/12', locale: 'pt-BR' })).body.language).toBe('pt')
    expect((await analyze({ text: '4', expecting: 'guests' })).body.guests).toMatchObject({ total: 4 })
  })

  it('takes what the talk is about, and tells what is to change of it', async () => {
    const context = {
      stay: { check_in: '2026-08-10', check_out: '2026-08-13' },
      guests: { adults: 2, total: 2, child_ages: [] },
      accommodation_id: 'c1',
      reservation: { code: 'RES251014ABCD', check_in: '2026-08-10', status: 'pre_reserved' },
      expecting: 'confirmation',
    }
    expect((await analyze({ text: 'una noche más', context })).body).toMatchObject({
      change: { nights: 1 },
      stay: { certainty: 'none' },
    })
    expect((await analyze({ text: 'llegamos un día antes', context })).body.change).toEqual({
      check_in_days: -1,
    })
    expect((await analyze({ text: 'somos uno más', context })).body).toMatchObject({
      change: { adults: 1 },
      guests: null,
    })
    expect((await analyze({ text: 'dale, reservala', context })).body.consent).toBe('yes')
    expect((await analyze({ text: 'dale pero una noche más', context })).body.consent).toBe('conditional')
  })

  it('reads the longest text WhatsApp delivers, and asks for it in pieces', async () => {
    const { status, body } = await analyze({ text: '1 al 2 '.repeat(9000) })
    expect(status).toBe(200)
    expect(body.stay.certainty).toBe('ask')
    expect(body.unused[0].end).toBe(63_000)
  })

  it.each([
    { text: '' },
    { text: 'hola', now: '2026-08-25' },
    { text: 'hola', expecting: 'anything' },
    { text: 'a'.repeat(65_537) },
    { text: 'hola', context: { weather: 'sunny' } },
    { text: 'hola', context: { stay: { check_in: 'soon' } } },
  ])('refuses body %#', async (body) => {
    const { status, body: problem } = await analyze(body)
    expect(status).toBe(422)
    expect(problem.errors.length).toBeGreaterThan(0)
  })

  it('is for those who are signed in', async () => {
    signedIn = false
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/admin/nlu/analyze',
      payload: { text: 'hola' },
    })
    signedIn = true
    expect(response.statusCode).toBe(401)
  })
})
