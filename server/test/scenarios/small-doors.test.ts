import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestApp, type TestApp } from '../create-test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({})
})
afterAll(() => app?.close())

describe('every answer', () => {
  it.each(['/', '/c/nowhere', '/admin', '/api/v1/accommodations', '/api/v1/nowhere', '/nowhere'])(
    'of %s asks the browser for nothing, and is not framed by strangers',
    async (address) => {
      const { headers } = await app.ask('GET', address)
      expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\).*payment=\(\)/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    },
  )

  it('with somebody in it is kept by nobody on the way', async () => {
    const { items } = z
      .object({ items: z.array(z.object({ code: z.string() })) })
      .parse((await app.owner('GET', '/reservations')).body)
    for (const address of ['/reservations', `/reservations/${items[0]?.code}`, '/guests', '/conversations']) {
      const { status, headers } = await app.api('GET', `/admin${address}`, { asOwner: true })
      expect([address, status, headers.get('cache-control')]).toEqual([address, 200, 'no-store'])
    }
    const refused = await app.api('GET', '/admin/guests')
    expect(refused.headers.get('cache-control')).toBe('no-store')
  })
})

it('needs no body where all of it may be left out', async () => {
  const began = await app.api<{ secret: string }>('POST', '/auth/totp', { asOwner: true })
  expect([began.status, typeof began.body.secret]).toEqual([200, 'string'])
  const conflict = `/conflicts/${app.running.context.ids.uuid()}/resolve`
  expect((await app.owner('POST', conflict)).status).toBe(404)
  expect((await app.owner('POST', '/waitlist')).status).toBe(422)
})

it.each(['javascript:alert(1)', 'http://maps.example/x', 'data:text/html,x', 'maps.example', ' https://'])(
  'takes %s for no place on a map, and for no page of reviews',
  async (url) => {
    for (const field of ['map_url', 'review_url']) {
      const answer = await app.owner('PUT', '/settings', { [field]: url })
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: field }] } })
    }
  },
)

it('takes an https address for a place on a map', async () => {
  const answer = await app.owner('PUT', '/settings', { map_url: 'https://maps.example/x' })
  expect(answer).toMatchObject({ status: 200, body: { map_url: 'https://maps.example/x' } })
})

it('the link of a map tells guests where the place is, as its own numbers would', async () => {
  const map_url = 'https://www.google.com/maps?q=-41.1335,-71.3103'
  await app.owner('PUT', '/settings', { map_url, lat: null, lon: null })
  const { body } = await app.api('GET', '/accommodations')
  expect(body).toMatchObject({ property: { map_url, lat: -41.1335, lon: -71.3103 } })
})
