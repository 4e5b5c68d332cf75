import { describe, expect, it } from 'vitest'
import { serverWith } from '../../../test/bare-server.ts'
import type { App } from './app-type.ts'
import type { CounterStore } from './counter-store.ts'

const list = (server: App) => {
  server.get('/api/v1/list', async () => ({ ok: true }))
}

describe('rate limits', () => {
  const hit = (app: App, ip = '10.0.0.1') =>
    app.inject({ url: '/api/v1/list', headers: { 'x-forwarded-for': ip } })

  it('counts per client, refuses with Retry-After, and opens again with the window', async () => {
    const { app, clock, metrics, records } = await serverWith(list, { limit: 2 })
    const first = await hit(app)
    expect(first.headers).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-reset': '60',
    })
    await hit(app)
    const refused = await hit(app)
    expect(refused.statusCode).toBe(429)
    expect(refused.json()).toMatchObject({ code: 'rate_limited' })
    expect(refused.headers['retry-after']).toBe('60')
    expect((await hit(app, '10.0.0.2')).statusCode).toBe(200)
    expect(await metrics.text()).toContain(
      'rate_limit_requests_blocked_total{path="/api/v1/list",client_ip="10.0.0.1"} 1',
    )
    expect(records()).toContainEqual(
      expect.objectContaining({ msg: 'rate_limited', ip: '10.0.0.1', route: '/api/v1/list', count: 3 }),
    )
    clock.advance(60)
    expect((await hit(app)).statusCode).toBe(200)
  })

  it('keeps at most 50 addresses as labels', async () => {
    const { app, metrics } = await serverWith(list, { limit: 1 })
    for (let i = 0; i < 55; i++) {
      await hit(app, `10.0.1.${i}`)
      await hit(app, `10.0.1.${i}`)
    }
    const text = await metrics.text()
    expect(text.match(/^rate_limit_requests_blocked_total\{/gm)).toHaveLength(51)
    expect(text).toContain('client_ip="other"} 5')
  })

  it('goes on counting by itself when the shared store fails', async () => {
    const store: CounterStore = { increment: () => Promise.reject(new Error('away')) }
    const { app, metrics } = await serverWith(list, { limit: 1, store })
    expect((await hit(app)).statusCode).toBe(200)
    expect((await hit(app)).statusCode).toBe(429)
    expect(await metrics.text()).toContain('rate_limit_store_errors_total 2')
  })
})

describe('who is counted', () => {
  const statuses = async (app: App, asks: readonly { readonly url: string; readonly from: string }[]) => {
    const answers: number[] = []
    for (const { url, from } of asks) {
      answers.push((await app.inject({ url, headers: { 'x-forwarded-for': from } })).statusCode)
    }
    return answers
  }

  it('is decided by the route, however its address is written', async () => {
    const { app } = await serverWith(list, { limit: 2 })
    const written = ['/api/v1/list', '/%61pi/v1/list', 'http://localhost/api/v1/list', '/api/v1/%6cist']
    expect(
      await statuses(
        app,
        written.map((url) => ({ url, from: '10.0.0.1' })),
      ),
    ).toEqual([200, 200, 429, 429])
  })

  it('is the nearest address that the believed proxies did not write themselves', async () => {
    const { app } = await serverWith(list, { limit: 1 })
    const asks = ['1.1.1.1, 9.9.9.9', '2.2.2.2, 9.9.9.9'].map((from) => ({ url: '/api/v1/list', from }))
    expect(await statuses(app, asks)).toEqual([200, 429])
  })

  it('is a whole network of IPv6', async () => {
    const { app } = await serverWith(list, { limit: 1 })
    const asks = ['2001:db8::1', '2001:db8::2', '2001:db8:0:1::1'].map((from) => ({
      url: '/api/v1/list',
      from,
    }))
    expect(await statuses(app, asks)).toEqual([200, 429, 200])
  })
})
