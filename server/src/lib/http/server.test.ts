import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { echo, serverWith } from '../../../test/bare-server.ts'
import { problem } from '../errors.ts'
import { systemIds } from '../ids.ts'
import type { App } from './app-type.ts'
import { takeRawBodies } from './bodies.ts'
import { operation } from './operation.ts'

describe('traces', () => {
  it('keeps a well-formed trace through the body, the answer and the log', async () => {
    const { app, records } = await serverWith(echo)
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/things/1',
      headers: { 'x-trace-id': 'abc-12345678' },
      payload: { name: 'cabin' },
    })
    expect(answer.json()).toEqual({ name: 'cabin', trace: 'abc-12345678' })
    expect(answer.headers['x-trace-id']).toBe('abc-12345678')
    expect(records().at(-1)).toMatchObject({ trace_id: 'abc-12345678', route: '/api/v1/things/:id' })
  })

  it('takes the trace of a traceparent and replaces what could forge a log line', async () => {
    const { app } = await serverWith(echo)
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
    const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01` }
    expect((await app.inject({ url: '/x', headers })).headers['x-trace-id']).toBe(trace)
    const forged = await app.inject({ url: '/x', headers: { 'x-trace-id': 'bad id "quoted"' } })
    expect(forged.headers['x-trace-id']).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('problems', () => {
  it.each([
    { name: 'a wrong field', payload: '{"name":"x"}', status: 422, code: 'validation_failed' },
    { name: 'broken JSON', payload: '{"name":', status: 400, code: 'malformed_body' },
    { name: 'nothing', payload: '', status: 422, code: 'validation_failed' },
    { name: 'too much', payload: `{"name":"${'x'.repeat(1_100_000)}"}`, status: 413, code: 'body_too_large' },
  ])('answers $name with $code', async ({ payload, status, code }) => {
    const { app } = await serverWith(echo)
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/things/1',
      headers: { 'content-type': 'application/json' },
      payload,
    })
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status, code, trace_id: answer.headers['x-trace-id'] })
    expect(answer.statusCode).toBe(status)
  })

  it('names the field at fault', async () => {
    const { app } = await serverWith(echo)
    const payload = { name: 'ab', nested: { n: 'x' } }
    const answer = await app.inject({ method: 'POST', url: '/api/v1/things/1', payload })
    expect(answer.json().errors).toEqual([{ path: 'nested.n', message: expect.any(String) }])
  })

  it('answers an id that cannot be one like one that nobody has, and a wrong field beside it as such', async () => {
    const { app } = await serverWith((routes) =>
      operation(routes, {
        method: 'POST',
        url: '/api/v1/cabins/:id',
        id: 'askCabin',
        summary: 'Asks for a cabin.',
        tag: 'Public',
        problems: ['accommodation_not_found'],
        schema: {
          params: z.object({ id: z.guid() }),
          body: z.strictObject({ accommodation_id: z.guid(), guests: z.number() }),
          response: { 200: z.object({}) },
        },
        handler: async () => ({}),
      }),
    )
    const ask = async (id: string, payload: object) => {
      const answer = await app.inject({ method: 'POST', url: `/api/v1/cabins/${id}`, payload })
      return [answer.statusCode, answer.json().code]
    }
    const known = systemIds.uuid()
    expect(await ask('lago', { accommodation_id: known, guests: 2 })).toEqual([
      404,
      'accommodation_not_found',
    ])
    expect(await ask(known, { accommodation_id: 'lago', guests: 2 })).toEqual([
      404,
      'accommodation_not_found',
    ])
    expect(await ask(known, { accommodation_id: 'lago', guests: 'x' })).toEqual([422, 'validation_failed'])
    expect(await ask(known, { accommodation_id: 'lago', guests: 2, dogs: 1 })).toEqual([422, 'unknown_field'])
  })

  it.each([
    { url: '/api/v1/things/%zz', status: 400, code: 'bad_request' },
    { url: `/api/v1/things/${'9'.repeat(300)}`, status: 414, code: 'address_too_long' },
  ])('answers an address nobody can read with $code', async ({ url, status, code }) => {
    const { app } = await serverWith(echo)
    const answer = await app.inject({ method: 'POST', url, payload: { name: 'ab' } })
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status, code, trace_id: answer.headers['x-trace-id'] })
  })

  it.each([
    { name: 'beside the others', payload: { name: 'ab', colour: 1 }, at: ['colour'] },
    { name: 'inside an object', payload: { name: 'ab', party: { adults: 2, dogs: 1 } }, at: ['party.dogs'] },
    { name: 'inside a list', payload: { name: 'ab', beds: [{ n: 1 }, { n: 1, x: 2 }] }, at: ['beds.1.x'] },
    { name: 'in the query', query: '?page=1&pages=2', payload: { name: 'ab' }, at: ['pages'] },
  ])('refuses a field nobody reads $name', async ({ payload, at, query = '' }) => {
    const { app } = await serverWith((server) => {
      server.route({
        method: 'POST',
        url: '/api/v1/strict',
        schema: {
          querystring: z.strictObject({ page: z.coerce.number().optional() }),
          body: z.strictObject({
            name: z.string(),
            party: z.union([z.number(), z.strictObject({ adults: z.number() })]).optional(),
            beds: z.array(z.strictObject({ n: z.number() })).optional(),
          }),
        },
        handler: async () => ({}),
      })
    })
    const answer = await app.inject({ method: 'POST', url: `/api/v1/strict${query}`, payload })
    expect(answer.json()).toMatchObject({ status: 422, code: 'unknown_field' })
    expect(answer.json().errors.map((one: { path: string }) => one.path)).toEqual(at)
  })

  it('tells a wrong method, type or address apart', async () => {
    const { app } = await serverWith(echo)
    const wrongMethod = await app.inject({ method: 'GET', url: '/api/v1/things/1' })
    expect(wrongMethod.json()).toMatchObject({ status: 405, code: 'method_not_allowed' })
    expect(wrongMethod.headers.allow).toBe('POST')
    const nowhere = await app.inject({ method: 'GET', url: '/api/v1/nowhere' })
    expect(nowhere.json()).toMatchObject({ status: 404, code: 'not_found' })
    const xml = { method: 'POST', url: '/api/v1/things/1', payload: '<a/>' } as const
    const wrongType = await app.inject({ ...xml, headers: { 'content-type': 'application/xml' } })
    expect(wrongType.json()).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  })

  it('hides what went wrong inside and logs it without secrets', async () => {
    const { app, records } = await serverWith((server) => {
      server.get('/api/v1/broken', async () => {
        throw new Error('connect postgres://user:hunter2@db failed')
      })
    })
    const answer = await app.inject({ url: '/api/v1/broken?token=s3cret' })
    expect(answer.json()).toMatchObject({ status: 500, code: 'internal_error' })
    expect(answer.body).not.toContain('postgres')
    const log = JSON.stringify(records())
    expect(log).toContain('request_failed')
    expect(log).not.toMatch(/hunter2|s3cret/)
  })

  it('carries the extra members and headers of a refusal', async () => {
    const { app } = await serverWith((server) => {
      server.get('/api/v1/taken', async () => {
        throw problem({ code: 'date_overlap', detail: 'Taken.', extra: { alternatives: [1] } })
      })
    })
    const answer = await app.inject({ url: '/api/v1/taken' })
    expect(answer.json()).toMatchObject({ code: 'date_overlap', alternatives: [1], detail: 'Taken.' })
  })
})

describe('raw bodies', () => {
  it('come byte for byte inside the scope and parsed outside', async () => {
    const { app } = await serverWith((server) => {
      server.register(async (scope) => {
        takeRawBodies(scope as App, 1000)
        scope.post('/api/v1/webhooks/raw', async (request) => ({
          raw: Buffer.isBuffer(request.body) && request.body.toString('utf8'),
        }))
      })
      echo(server)
    })
    const payload = '{ "a":1,\n"a":2}'
    const headers = { 'content-type': 'application/json' }
    const answer = await app.inject({ method: 'POST', url: '/api/v1/webhooks/raw', headers, payload })
    expect(answer.json()).toEqual({ raw: payload })
  })
})

describe('the reference', () => {
  it('is generated from the schemas and starts without a network', async () => {
    const { app } = await serverWith(echo)
    const document = (await app.inject({ url: '/api/v1/openapi.json' })).json()
    expect(document.openapi).toBe('3.1.0')
    const { post } = document.paths['/api/v1/things/{id}']
    expect(post.requestBody.content['application/json'].schema.required).toEqual(['name'])
    expect(post).toMatchObject({ operationId: 'echoThing', summary: 'Says a thing back.', security: [] })
    expect(post.responses['409']).toMatchObject({
      description: 'date_overlap, idempotency_in_progress',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    })
    expect(document.components.schemas.Problem.required).toContain('code')
    const page = await app.inject({ url: '/api/docs/' })
    expect(page.body).not.toMatch(/https?:\/\/(cdn|fonts)\./)
    expect((await app.inject({ url: '/api/docs/js/scalar.js' })).statusCode).toBe(200)
  })

  it('is the only page with an inline script', async () => {
    const { app } = await serverWith(echo)
    const docs = (await app.inject({ url: '/api/docs/' })).headers['content-security-policy']
    const others = (await app.inject({ url: '/api/v1/openapi.json' })).headers['content-security-policy']
    expect(docs).toContain("script-src 'self' 'unsafe-inline'")
    expect(others).toContain("script-src 'self';")
  })
})

it('keeps no socket for who is slow: forty seconds for the headers, three minutes for an upload', async () => {
  const { app } = await serverWith(() => {})
  expect(app.server).toMatchObject({ headersTimeout: 40_000, requestTimeout: 180_000 })
})

it.each(['token', 'token[]', 'token%5B%5D', 'token[a][b]', '%74oken', 'x=1&TOKEN[]', 'access_token[0]'])(
  'writes what came as ?%s into no log',
  async (name) => {
    const { app, records } = await serverWith(() => {})
    await app.inject({ url: `/nowhere?${name}=s3cret` })
    expect(JSON.stringify(records())).not.toContain('s3cret')
  },
)

it('lets only the named origins read with credentials', async () => {
  const { app } = await serverWith(echo)
  const from = async (origin: string) => (await app.inject({ url: '/x', headers: { origin } })).headers
  expect(await from('https://panel.example')).toMatchObject({
    'access-control-allow-origin': 'https://panel.example',
    'access-control-allow-credentials': 'true',
  })
  expect((await from('https://evil.example'))['access-control-allow-origin']).toBeUndefined()
})

it('counts requests by pattern, method and status', async () => {
  const { app, metrics } = await serverWith(echo)
  await app.inject({ method: 'POST', url: '/api/v1/things/7', payload: { name: 'cabin' } })
  await app.inject({ url: '/api/v1/unknown/RES261124K7QF' })
  const text = await metrics.text()
  expect(text).toContain('http_requests_total{method="POST",route="/api/v1/things/:id",status="200"} 1')
  expect(text).toContain('http_requests_total{method="GET",route="unmatched",status="404"} 1')
})
