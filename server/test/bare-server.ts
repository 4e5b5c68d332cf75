import { Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { manualClock } from '../src/lib/clock.ts'
import type { App } from '../src/lib/http/app-type.ts'
import type { CounterStore } from '../src/lib/http/counter-store.ts'
import { operation } from '../src/lib/http/operation.ts'
import { createRateLimiter, policiesFrom } from '../src/lib/http/rate-limiter.ts'
import { createHttpServer } from '../src/lib/http/server.ts'
import { systemIds } from '../src/lib/ids.ts'
import { createLogger } from '../src/lib/logging/logger.ts'
import { currentTraceId } from '../src/lib/logging/trace.ts'
import { createMetrics } from '../src/lib/metrics.ts'

/** A server of `lib/http` with these routes alone, closed when its test ends. */
export async function serverWith(
  routes: (app: App) => void,
  options: { readonly limit?: number; readonly store?: CounterStore } = {},
) {
  const lines: string[] = []
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const logger = createLogger({ level: 'info', readable: false, destination })
  const metrics = createMetrics({ processMetrics: false })
  const clock = manualClock('2026-11-24T12:00:00Z')
  const limiter = createRateLimiter({
    enabled: true,
    policies: policiesFrom({ limit: options.limit ?? 1000, windowSeconds: 60 }),
    store: options.store ?? null,
    clock,
    metrics,
    logger,
  })
  const config = {
    baseUrl: 'http://localhost:8000',
    allowedOrigins: ['https://panel.example'],
    trustProxy: 1,
    version: '1.2.3',
    production: false,
  }
  const app = await createHttpServer({ logger, metrics, clock, ids: systemIds, config, limiter })
  onTestFinished(() => app.close())
  routes(app)
  await app.ready()
  const records = () => lines.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)))
  return { app, records, metrics, clock }
}

/** Says a thing back, with the trace it was said in. */
export const echo = (app: App) => {
  operation(app, {
    method: 'POST',
    url: '/api/v1/things/:id',
    id: 'echoThing',
    summary: 'Says a thing back.',
    tag: 'Public',
    problems: ['date_overlap'],
    schema: {
      params: z.object({ id: z.coerce.number() }),
      body: z.object({ name: z.string().min(2), nested: z.object({ n: z.number() }).optional() }),
      response: { 200: z.object({ name: z.string(), trace: z.string().nullable() }) },
    },
    handler: async (request) => ({ name: request.body.name, trace: currentTraceId() }),
  })
}
