import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { createSpanExporter } from '../../src/adapters/otlp/exporter.ts'
import type { Span } from '../../src/lib/logging/spans.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

const value = z.union([z.strictObject({ stringValue: z.string() }), z.strictObject({ intValue: z.string() })])
const attributes = z.array(z.strictObject({ key: z.string(), value }))
/** ExportTraceServiceRequest of OTLP as its JSON encoding writes it; strict, so that a misspelt field is found. */
const exportRequest = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes }),
      scopeSpans: z.array(
        z.strictObject({
          scope: z.strictObject({ name: z.string(), version: z.string() }),
          spans: z.array(
            z.strictObject({
              traceId: z.string().regex(/^[0-9a-f]{32}$/),
              spanId: z.string().regex(/^[0-9a-f]{16}$/),
              parentSpanId: z
                .string()
                .regex(/^[0-9a-f]{16}$/)
                .optional(),
              name: z.string(),
              kind: z.number().int().min(1).max(3),
              startTimeUnixNano: z.string().regex(/^\d{19}$/),
              endTimeUnixNano: z.string().regex(/^\d{19}$/),
              attributes,
              status: z.strictObject({ code: z.literal(2).optional() }),
            }),
          ),
        }),
      ),
    }),
  ),
})

/** A collector on loopback: reads what arrives as OTLP and answers as it is told. */
async function openCollector() {
  const bodies: string[] = []
  const paths: string[] = []
  let status = 200
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      paths.push(`${request.method} ${request.url} ${request.headers['content-type']}`)
      if (status === 200) bodies.push(Buffer.concat(chunks).toString())
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    paths,
    answer(next: number): void {
      status = next
    },
    resources: () => bodies.flatMap((body) => exportRequest.parse(JSON.parse(body)).resourceSpans),
    spans() {
      return this.resources().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const NAME = 'Remedios Escalada'
const PHONE = '5491155550142'
const TRACE = '0af7651916cd43dd8448eb211c80319c'

let collector: Awaited<ReturnType<typeof openCollector>>
let app: TestApp
beforeAll(async () => {
  collector = await openCollector()
  app = await createTestApp({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint } })
})
afterAll(async () => {
  await app?.close()
  await collector?.close()
})

it('follows a guest’s message from the webhook through the jobs to the call of WhatsApp', async () => {
  app.guest(PHONE).setName(NAME)
  await app.guest(PHONE).says('hola, hay lugar del 15 al 18 de diciembre para 2?')
  await app.settle()
  await app.running.traces?.flush()
  const spans = collector.spans()
  const door = spans.find(({ name }) => name === 'POST /api/v1/webhooks/whatsapp')
  expect(door).toMatchObject({ kind: 2 })
  const same = spans.filter(({ traceId }) => traceId === door?.traceId)
  expect(same.map(({ name }) => name)).toEqual(expect.arrayContaining(['conversations.answer', 'whatsapp']))
  const call = same.find(({ name }) => name === 'whatsapp')
  expect(same.map(({ spanId }) => spanId)).toContain(call?.parentSpanId)
  expect(call?.kind).toBe(3)
  expect(collector.paths[0]).toBe('POST /v1/traces application/json')
  expect(collector.resources()[0]?.resource.attributes).toContainEqual({
    key: 'service.name',
    value: { stringValue: 'tranquera' },
  })
})

it('keeps the trace of the caller and says the route, never the address', async () => {
  const code = 'RES261124K7QF'
  await app.ask('GET', `/api/v1/reservations/${code}?token=s3cret`, {
    headers: { traceparent: `00-${TRACE}-b7ad6b7169203331-01` },
  })
  await app.running.traces?.flush()
  const span = collector.spans().find(({ traceId }) => traceId === TRACE)
  expect(span?.name).toBe('GET /api/v1/reservations/:code')
  expect(span?.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: '404' } })
  expect(span?.status).toEqual({})
  expect(BigInt(span?.endTimeUnixNano ?? 0)).toBeGreaterThanOrEqual(BigInt(span?.startTimeUnixNano ?? 1))
})

it('marks what failed', async () => {
  app.sandbox.whatsapp.control.faults.inject({
    at: 'messages',
    trigger: { mode: 'next', count: 1 },
    fault: { kind: 'http', status: 500, code: 131000 },
  })
  await app.guest('5491155550143').says('hola')
  await app.settle()
  await app.running.traces?.flush()
  const failed = collector.spans().filter(({ status }) => status.code === 2)
  expect(failed.map(({ name }) => name)).toContain('whatsapp')
})

it('tells the collector nothing of guests', () => {
  const everything = collector.bodies.join('\n')
  for (const secret of [NAME, PHONE, PHONE.slice(-8), 'diciembre', 'RES261124K7QF', 's3cret']) {
    expect(everything).not.toContain(secret)
  }
})

const span = (n: number): Span => ({
  name: `span ${n}`,
  kind: 'internal',
  traceId: TRACE,
  spanId: 'b7ad6b7169203331',
  parentId: null,
  startMs: 1_796_000_000_000,
  endMs: 1_796_000_000_001,
  attributes: {},
  failed: false,
})

it('loses spans, and nothing else, when the collector is away, and says so once', async () => {
  const own = await openCollector()
  const errors: Error[] = []
  const exporter = createSpanExporter({
    endpoint: own.endpoint,
    serviceName: 'tranquera',
    version: '1',
    instance: 'a',
    onError: (error) => errors.push(error),
    everyMs: 3_600_000,
  })
  own.answer(503)
  for (const n of [1, 2]) {
    exporter.take(span(n))
    await exporter.flush()
  }
  expect(errors.map(({ message }) => message)).toEqual(['The collector answered 503'])
  own.answer(200)
  // More than one delivery takes, and what is left goes when the process ends.
  for (let n = 0; n < 600; n++) exporter.take(span(n))
  await exporter.close()
  expect(own.spans()).toHaveLength(600)
  await own.close()
})
