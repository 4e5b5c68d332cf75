import { createServer, type RequestListener } from 'node:http'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { portOf } from '../../../test/loopback.ts'
import { manualClock } from '../../lib/clock.ts'
import type { Resolver } from '../../lib/http/guarded-fetch.ts'
import { createFeedFetcher, feedAddress, retryAfter } from './fetcher.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://localhost:${portOf(server)}`
}

const PLAIN = Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')
const clock = manualClock('2026-11-24T15:00:00Z')
const loopback: Resolver = async () => [{ address: '127.0.0.1', family: 4 }]

function fetcher(options: { resolve?: Resolver; allowPrivateHosts?: boolean; maxBytes?: number } = {}) {
  return createFeedFetcher({
    resolve: loopback,
    allowPrivateHosts: true,
    userAgent: 'Cabins/1.0',
    clock,
    ...options,
  })
}

const request = (url: string) => ({ url, etag: null, lastModified: null, budgetMs: 5_000 })

describe('fetching a feed', () => {
  it('brings the body with its validators and sends them back', async () => {
    const url = await serve((incoming, answer) => {
      if (incoming.headers['if-none-match'] === '"v1"') answer.writeHead(304).end()
      else
        answer.writeHead(200, { etag: '"v1"', 'last-modified': 'Tue, 24 Nov 2026 10:00:00 GMT' }).end('BEGIN')
    })
    const first = await fetcher().fetch(request(url))
    expect(first).toMatchObject({ kind: 'body', etag: '"v1"', lastModified: 'Tue, 24 Nov 2026 10:00:00 GMT' })
    expect(await fetcher().fetch({ ...request(url), etag: '"v1"' })).toEqual({ kind: 'not_modified' })
  })

  it('unpacks gzip and measures what comes out, not what goes in', async () => {
    const url = await serve((_incoming, answer) => {
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('A'.repeat(100_000)))
    })
    const read = await fetcher().fetch(request(url))
    expect(read.kind === 'body' && read.bytes.length).toBe(100_000)
    expect(await fetcher({ maxBytes: 50_000 }).fetch(request(url))).toMatchObject({ errorType: 'too_large' })
  })

  it('calls damaged compression by its name', async () => {
    const url = await serve((_incoming, answer) =>
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end('neither packed nor a calendar'),
    )
    expect(await fetcher().fetch(request(url))).toMatchObject({ kind: 'failure', errorType: 'bad_encoding' })
  })

  it.each([
    ['plain under gzip', 200, 'gzip', PLAIN],
    ['packed under nothing', 200, undefined, gzipSync(PLAIN)],
    ['packed under utf-8', 203, 'utf-8', gzipSync(PLAIN)],
    ['raw deflate', 206, 'deflate', deflateRawSync(PLAIN)],
    ['deflate', 200, 'deflate', deflateSync(PLAIN)],
    ['packed twice', 200, 'gzip', gzipSync(gzipSync(PLAIN))],
    ['packed with a tail', 200, 'gzip', Buffer.concat([gzipSync(PLAIN), Buffer.from('\0\0\n')])],
    ['plain under none', 200, 'none', PLAIN],
  ])('reads a calendar that comes %s', async (_name, status, encoding, body) => {
    const headers = encoding ? { 'content-encoding': encoding } : {}
    const url = await serve((_incoming, answer) => answer.writeHead(status, headers).end(body))
    const outcome = await fetcher().fetch(request(url))
    expect(outcome.kind === 'body' && Buffer.from(outcome.bytes).toString()).toBe(PLAIN.toString())
  })

  it('brings a cookie back to whoever wants it back', async () => {
    const url = await serve((incoming, answer) =>
      incoming.headers.cookie === 'seen=1; b=2'
        ? answer.end('BEGIN:VCALENDAR')
        : answer.writeHead(302, { location: '/', 'set-cookie': ['seen=1; Path=/; HttpOnly', 'b=2'] }).end(),
    )
    expect(await fetcher().fetch(request(url))).toMatchObject({ kind: 'body' })
  })

  it.each([
    ['a refusal', 403, 'text/plain'],
    ['a page', 200, 'text/html; charset=utf-8'],
  ])('brings back, once, the cookie that came with %s', async (_name, status, type) => {
    let asked = 0
    const url = await serve((incoming, answer) => {
      asked++
      const isKnown = incoming.url === '/' && incoming.headers.cookie === 'seen=1'
      if (isKnown) answer.end('BEGIN:VCALENDAR')
      else answer.writeHead(status, { 'content-type': type, 'set-cookie': 'seen=1; Path=/' }).end('wait')
    })
    expect(await fetcher().fetch(request(url))).toMatchObject({
      kind: 'body',
      bytes: Buffer.from('BEGIN:VCALENDAR'),
    })
    asked = 0
    await fetcher().fetch(request(`${url}/other`))
    expect(asked).toBe(2)
  })

  it('brings each host its own cookies only, wherever the way leads', async () => {
    const seen: (string | undefined)[] = []
    const target = await serve((incoming, answer) => {
      seen.push(incoming.headers.cookie)
      if (incoming.headers.cookie === 'there=2') answer.end('BEGIN:VCALENDAR')
      else answer.writeHead(302, { location: '/', 'set-cookie': 'there=2; Path=/' }).end()
    })
    const url = await serve((_incoming, answer) =>
      answer.writeHead(301, { location: target, 'set-cookie': 'here=1' }).end(),
    )
    expect(await fetcher().fetch(request(url))).toMatchObject({ kind: 'body' })
    expect(seen).toEqual([undefined, 'there=2'])
  })

  it('follows three redirects and not four', async () => {
    const url = await serve((incoming, answer) => {
      const left = Number(incoming.url?.slice(1))
      if (left > 0) answer.writeHead(302, { location: `/${left - 1}` }).end()
      else answer.end('BEGIN')
    })
    expect(await fetcher().fetch(request(`${url}/3`))).toMatchObject({ kind: 'body' })
    expect(await fetcher().fetch(request(`${url}/4`))).toMatchObject({ errorType: 'too_many_redirects' })
  })

  it.each([
    [429, 'rate_limited'],
    [404, 'not_found'],
    [410, 'not_found'],
    [403, 'forbidden'],
    [400, 'client_error'],
    [503, 'server_error'],
  ])('%i is %s', async (status, errorType) => {
    const url = await serve((_incoming, answer) => answer.writeHead(status, { 'retry-after': '90' }).end())
    const wanted = { kind: 'failure', errorType, httpStatus: status, retryAfterSeconds: 90 }
    expect(await fetcher().fetch(request(url))).toMatchObject(wanted)
  })

  it('gives up when the budget is spent, before the answer or in the middle of it', async () => {
    const silent = await serve(() => {})
    expect(await fetcher().fetch({ ...request(silent), budgetMs: 50 })).toMatchObject({
      errorType: 'timeout',
    })
    const stuck = await serve((_incoming, answer) => answer.writeHead(200).write('BEGIN'))
    expect(await fetcher().fetch({ ...request(stuck), budgetMs: 50 })).toMatchObject({ errorType: 'timeout' })
    const nameless: Resolver = () => new Promise(() => {})
    const slow = fetcher({ resolve: nameless })
    expect(await slow.fetch({ ...request('https://feeds.example'), budgetMs: 50 })).toMatchObject({
      errorType: 'timeout',
    })
  })

  it('takes an empty or a broken answer for a failure', async () => {
    const empty = await serve((_incoming, answer) => answer.end())
    expect(await fetcher().fetch(request(empty))).toMatchObject({ errorType: 'empty' })
    const cut = await serve((_incoming, answer) =>
      answer.writeHead(200, { 'content-length': '99' }).write('BEGIN', () => answer.destroy()),
    )
    expect(await fetcher().fetch(request(cut))).toMatchObject({ errorType: 'connection' })
  })

  it('connects to the address that was checked: the name is asked once', async () => {
    const url = await serve((_incoming, answer) => answer.end('BEGIN'))
    let asked = 0
    const resolve: Resolver = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
    expect(await fetcher({ resolve }).fetch(request(url))).toMatchObject({ kind: 'body' })
    expect(asked).toBe(1)
  })

  it('reaches no private address unless told to', async () => {
    const guarded = fetcher({ allowPrivateHosts: false })
    expect(await guarded.fetch(request('https://feeds.example/a.ics'))).toMatchObject({
      errorType: 'forbidden_address',
    })
    expect(await guarded.fetch(request('nonsense'))).toMatchObject({ errorType: 'invalid_url' })
  })
})

describe('the address as pasted', () => {
  it.each([
    ['webcal://feeds.example/a.ics?s=1', false, 'https://feeds.example/a.ics?s=1'],
    ['http://www.vrbo.com/icalendar/x.ics', false, 'https://www.vrbo.com/icalendar/x.ics'],
    ['http://feeds.example:80/a.ics', false, 'https://feeds.example/a.ics'],
    ['http://localhost:8000/a.ics', true, 'http://localhost:8000/a.ics'],
    ['webcal://localhost:8000/a.ics', true, 'http://localhost:8000/a.ics'],
  ])('%s (private hosts: %s) → %s', (text, allowPrivateHosts, wanted) => {
    expect(feedAddress(text, allowPrivateHosts)?.href).toBe(wanted)
  })

  it('reads Retry-After as seconds or as a date, within a day', () => {
    expect(retryAfter('120', clock)).toBe(120)
    expect(retryAfter('Tue, 24 Nov 2026 15:02:00 GMT', clock)).toBe(120)
    expect(retryAfter('9999999', clock)).toBe(86_400)
    expect(retryAfter('soon', clock)).toBeUndefined()
  })
})
