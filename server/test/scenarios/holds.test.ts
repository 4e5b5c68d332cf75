import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, localDate, nightsBetween } from '../../src/lib/local-date.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

let app: TestApp
let cabins: { id: string; name: string; capacity: number }[]

beforeAll(async () => {
  app = await createTestApp()
  const listed = await app.api<{ items: typeof cabins }>('GET', '/accommodations')
  cabins = listed.body.items
})
afterAll(() => app.close())

/** Nights far from the sample stays, each test its own. */
function stay(cabin: number, from: string, nights: number) {
  return {
    accommodation_id: cabins[cabin]?.id ?? '',
    check_in: localDate(from),
    check_out: addDays(localDate(from), nights),
    guests: 2,
    contact_name: 'Ana Pérez',
    contact_phone: '+54 9 11 5555 1234',
  }
}

const hold = (body: object, headers: Record<string, string> = {}) =>
  app.api('POST', '/reservations/pre-reserve', { body, headers })

describe('who gets the nights', () => {
  test('200 at once for the same nights: one 201, 199 times date_overlap', async () => {
    const wanted = stay(0, '2027-03-08', 3)
    const answers = await Promise.all(Array.from({ length: 200 }, () => hold(wanted)))
    const statuses = answers.map((answer) => answer.status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(199)
    const refused = answers.filter((answer) => answer.status === 409)
    expect(new Set(refused.map((answer) => answer.body.code))).toEqual(new Set(['date_overlap']))
    for (const answer of refused)
      expect((answer.body.alternatives as unknown[]).length).toBeLessThanOrEqual(3)
  })

  test('stays that touch on a day both win', async () => {
    const [first, second] = await Promise.all([
      hold(stay(0, '2027-03-15', 3)),
      hold(stay(0, '2027-03-18', 2)),
    ])
    expect([first.status, second.status]).toEqual([201, 201])
  })

  test('chat, API, panel and block go through the same constraint', async () => {
    const wanted = stay(1, '2027-03-22', 3)
    const { contact_name: _name, contact_phone: _phone, guests: _guests, ...nights } = wanted
    const [api, panel, block] = await Promise.all([
      hold(wanted),
      app.owner('POST', '/reservations', { ...wanted, status: 'confirmed' }),
      app.owner('POST', '/blocks', {
        accommodation_id: nights.accommodation_id,
        start: nights.check_in,
        end: nights.check_out,
        reason: 'paint',
      }),
    ])
    expect([api.status, panel.status, block.status].sort()).toEqual([201, 409, 409])
  })

  test('a storm of random wishes never sells a night twice, and refuses only what is taken', async () => {
    const base = localDate('2027-04-05')
    const wish = fc.record({ cabin: fc.nat(3), from: fc.nat(25), nights: fc.integer({ min: 2, max: 5 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 20, maxLength: 20 }), async (wishes) => {
        const answers = await Promise.all(
          wishes.map((one) => hold(stay(one.cabin, addDays(base, one.from), one.nights))),
        )
        const owner = new Map<string, number>()
        for (const [i, answer] of answers.entries()) {
          if (answer.status !== 201) continue
          for (const night of nightsOf(wishes[i])) {
            expect(owner.has(night), `night ${night} sold twice`).toBe(false)
            owner.set(night, i)
          }
        }
        for (const [i, answer] of answers.entries()) {
          expect([201, 409]).toContain(answer.status)
          if (answer.status === 409) expect(nightsOf(wishes[i]).some((night) => owner.has(night))).toBe(true)
        }
        await cancelAll(answers)
      }),
      { numRuns: 3 },
    )

    function nightsOf(one: { cabin: number; from: number; nights: number } | undefined): string[] {
      if (!one) return []
      return Array.from({ length: one.nights }, (_, i) => `${one.cabin} ${addDays(base, one.from + i)}`)
    }
  })

  async function cancelAll(answers: { status: number; body: Record<string, unknown> }[]) {
    for (const { status, body } of answers) {
      if (status !== 201) continue
      const gone = await app.api('POST', `/reservations/${body.code}/cancel?token=${body.access_token}`)
      expect(gone.status).toBe(200)
    }
  }
})

describe('a hold ends at its second', () => {
  test('one second after its end another guest takes the nights, though no job has run', async () => {
    const wanted = stay(2, '2027-05-10', 3)
    const first = await hold(wanted)
    expect(first.status).toBe(201)
    app.clock.advance(1799)
    expect((await hold(wanted)).body.code).toBe('date_overlap')
    app.clock.advance(1)
    const second = await hold(wanted)
    expect(second.status).toBe(201)
    const old = await app.api('GET', `/reservations/${first.body.code}?token=${first.body.access_token}`)
    expect(old.body.status).toBe('expired')
    const confirmed = await app.owner('POST', `/reservations/${first.body.code}/confirm`)
    expect(confirmed.status).toBe(409)
  })

  test('availability tells the same: taken by the hold, free after its end', async () => {
    const wanted = stay(3, '2027-05-17', 3)
    await hold(wanted)
    const look = async () =>
      (
        await app.api<{ days: { available: boolean }[] }>(
          'GET',
          `/accommodations/${wanted.accommodation_id}/availability?from=${wanted.check_in}&to=${wanted.check_out}`,
        )
      ).body.days.map((day) => day.available)
    expect(await look()).toEqual([false, false, false])
    app.clock.advance(1800)
    expect(await look()).toEqual([true, true, true])
  })
})

describe('Idempotency-Key', () => {
  test('the same key and body give the stored answer, another body is refused', async () => {
    const wanted = stay(0, '2027-06-07', 2)
    const key = { 'idempotency-key': 'hold-once-0001' }
    const first = await hold(wanted, key)
    const again = await hold(wanted, key)
    expect(first.status).toBe(201)
    expect(again.status).toBe(201)
    expect(again.body.code).toBe(first.body.code)
    const other = await hold({ ...wanted, guests: 1 }, key)
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
  })
})

test('a hold says to its guest where to transfer, and no longer once it is over', async () => {
  const { body } = await hold(stay(0, '2027-08-02', 3))
  const seen = async () =>
    (await app.api('GET', `/reservations/${body.code}?token=${body.access_token}`)).body.transfer
  await app.owner('PUT', '/settings', { transfer: { alias: 'arroyo.radal.mp', holder: 'Marta Quiroga' } })
  expect(await seen()).toMatchObject({ alias: 'arroyo.radal.mp', holder: 'Marta Quiroga' })
  await app.owner('PUT', '/settings', { transfer: null })
  expect(await seen()).toBeNull()
  await app.owner('PUT', '/settings', { transfer: { alias: 'arroyo.radal.mp' } })
  await app.owner('POST', `/reservations/${body.code}/cancel`, {})
  expect(await seen()).toBeNull()
})

describe('bad wishes name the field and the fix', () => {
  test.each([
    ['invalid_dates', { check_out: '2027-06-14' }],
    ['past_dates', { check_in: '2026-11-01', check_out: '2026-11-04' }],
    ['capacity_exceeded', { guests: 40 }],
  ])('%s', async (code, change) => {
    const answer = await hold({ ...stay(0, '2027-06-14', 3), ...change })
    expect([answer.status, answer.body.code]).toEqual([422, code])
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.body.trace_id).toBe(answer.headers.get('x-trace-id'))
    expect((answer.body.errors as { path: string }[])[0]?.path).toBeTruthy()
  })

  test('an unknown cabin is 404, a body that is no JSON 400', async () => {
    const unknown = { ...stay(0, '2027-06-14', 3), accommodation_id: '00000000-0000-4000-8000-000000000000' }
    expect((await hold(unknown)).body.code).toBe('accommodation_not_found')
    const broken = await fetch(`${app.origin}/api/v1/reservations/pre-reserve`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"accommodation_id":',
    })
    expect(broken.status).toBe(400)
  })

  test('nights are counted in days, not hours', () => {
    const one = stay(0, '2027-03-28', 7)
    expect(nightsBetween(one.check_in, one.check_out)).toBe(7)
  })
})
