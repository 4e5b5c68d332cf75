import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Fastify from 'fastify'
import { interleaved, type Measurement, measured, median, quantile, timed } from './measurement.ts'
import { openProduct, type Product } from './product.ts'

const QUESTION = 'hola! hay lugar del 15 al 18 de enero para 2?'
const ROUNDS = 3

export interface Size {
  readonly acknowledgements: number
  readonly messages: number
  readonly flood: number
  readonly voiceNotes: number
}

const FULL: Size = { acknowledgements: 300, messages: 120, flood: 2000, voiceNotes: 40 }
export const SMOKE: Size = { acknowledgements: 60, messages: 12, flood: 0, voiceNotes: 4 }

export async function measureChat(size: Size = FULL): Promise<Measurement[]> {
  const product = await openProduct()
  try {
    return [
      ...(await acknowledgements(product, size)),
      ...(await messages(product, size)),
      ...(await voiceNotes(product, size)),
      ...(size.flood > 0 ? await flood(product, size) : []),
    ]
  } finally {
    await product.close()
  }
}

/** The webhook's answer against a bare route that inserts the same row, both with nothing else to do. */
async function acknowledgements(product: Product, size: Size): Promise<Measurement[]> {
  const { database, origin } = product
  const bare = Fastify()
  await database.execute('create table if not exists bench_rows (like webhook_events including all)')
  bare.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  bare.removeAllContentTypeParsers()
  bare.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  bare.post('/', async (request) => {
    await database.door.query(
      `insert into bench_rows (id, provider, event_key, topic, body, headers, query, received_at)
       values (gen_random_uuid(), 'whatsapp', gen_random_uuid()::text, 'messages', $1, '{}', '{}', now())`,
      [request.body],
    )
    return ''
  })
  const bareOrigin = await bare.listen({ port: 0, host: '127.0.0.1' })
  const all: number[] = []
  let n = 0
  const send = (url: string) => async () => {
    const { body, signature } = product.webhook(`54911700${String(++n).padStart(5, '0')}`, 'hola')
    await fetch(url, { method: 'POST', body, headers: { 'x-hub-signature-256': signature } })
  }
  const one = async (url: string, keep: boolean) => {
    const { each } = await timed(send(url), { count: size.acknowledgements, atOnce: 1 })
    if (keep) all.push(...each)
    return median(each)
  }
  const address = `${origin}/api/v1/webhooks/whatsapp`
  // Without jobs: what is answered to the guest is measured below.
  await product.running.context.queue.stop()
  const p50 = await interleaved(ROUNDS, {
    product: () => one(address, true),
    bare: () => one(bareOrigin, false),
  })
  await product.running.context.queue.startWork()
  await product.settle()
  await bare.close()
  return [
    measured('acknowledgement: p50 against a bare route with the same row', {
      value: p50.product / p50.bare,
      unit: 'x',
      promised: { atMost: 3 },
    }),
    measured('acknowledgement: p99, one after the other', {
      value: quantile(all, 0.99),
      unit: 'ms',
      promised: { atMost: 50 },
    }),
  ]
}

async function messages(product: Product, size: Size): Promise<Measurement[]> {
  const { control } = product.sandbox.whatsapp
  const guests = Array.from({ length: size.messages }, (_, i) => control.guest(`54911710${10_000 + i}`))
  const ask = async (guest: (typeof guests)[number]) => {
    const before = guest.messages().length
    const at = performance.now()
    await guest.says(QUESTION)
    await guest.waitFor((received) => received.length > before, 120_000)
    return performance.now() - at
  }
  for (const guest of guests) await ask(guest)
  await product.settle()
  product.statements()
  const few = guests.slice(0, 10)
  for (const guest of few) await ask(guest)
  await product.settle()
  const perMessage = product.statements() / few.length
  const cpu = process.cpuUsage()
  const rates: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { perSecond } = await timed(
      async (n) => {
        const guest = guests[n]
        if (guest) await ask(guest)
      },
      { count: guests.length, atOnce: 32 },
    )
    rates.push(perSecond)
    await product.settle()
  }
  const used = process.cpuUsage(cpu)
  const cpuMs = (used.user + used.system) / 1000 / (ROUNDS * guests.length)
  const paced: number[] = []
  await Promise.all(
    guests.map(async (guest, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 50))
      paced.push(await ask(guest))
    }),
  )
  await product.settle()
  return [
    measured('message: statements, jobs and queue included', {
      value: perMessage,
      unit: 'statements',
      promised: { atMost: 30 },
    }),
    measured('message: answered a second, 32 at once', {
      value: median(rates),
      unit: '/s',
      promised: { atLeast: 60 },
    }),
    measured('message: p95 to the reply at 20 a second', {
      value: quantile(paced, 0.95),
      unit: 'ms',
      promised: { atMost: 150 },
    }),
    measured('message: processor time of this process (benchmark and sandbox in it)', {
      value: cpuMs,
      unit: 'ms',
      promised: null,
    }),
  ]
}

/** A note of six seconds, decoded, brought to a speech server that answers at once, understood and replied to. */
async function voiceNotes(product: Product, size: Size): Promise<Measurement[]> {
  const { control } = product.sandbox.whatsapp
  const recorded = readFileSync(join('server', 'test', 'fixtures', 'voice', 'quince-al-dieciocho.ogg'))
  const answered = async (n: number) => {
    const guest = control.guest(`54911730${10_000 + n}`)
    await guest.sendsAudio(recorded, { spoken: QUESTION, clarity: 0.95 })
    await guest.waitFor((received) => received.length > 0, 120_000)
  }
  const { each } = await timed(answered, { count: size.voiceNotes, atOnce: 4 })
  await product.settle()
  return [
    measured('voice note: p95 to the reply, four at once, the speech server apart', {
      value: quantile(each, 0.95) / 1000,
      unit: 's',
      promised: { atMost: 15 },
    }),
  ]
}

/** Two thousand first messages in a second; then somebody who is in conversation taps. */
async function flood(product: Product, size: Size): Promise<Measurement[]> {
  const { control } = product.sandbox.whatsapp
  const guest = control.guest('5491172099999')
  await guest.says(QUESTION)
  await guest.waitFor((received) => received.length > 0, 60_000)
  await product.settle()
  const url = `${product.origin}/api/v1/webhooks/whatsapp`
  let acknowledged = 0
  const startedAt = performance.now()
  const sent = Array.from({ length: size.flood }, async (_, i) => {
    await new Promise((resolve) => setTimeout(resolve, (1000 * i) / size.flood))
    const { body, signature } = product.webhook(`54911720${10_000 + i}`, 'hola')
    const request = { method: 'POST', body, headers: { 'x-hub-signature-256': signature } }
    // A connection that breaks is one that was not acknowledged.
    const answer = await fetch(url, request).catch(() => null)
    if (answer?.status === 200) acknowledged++
  })
  await Promise.all(sent)
  const floodMs = performance.now() - startedAt
  const health = performance.now()
  await product.ask('GET', '/healthz')
  const healthMs = performance.now() - health
  const before = guest.messages().length
  const at = performance.now()
  await guest.taps('Reservar')
  await guest.waitFor((received) => received.length > before, 120_000)
  const tapSeconds = (performance.now() - at) / 1000
  await product.settle()
  return [
    measured(`flood: of ${size.flood} first messages acknowledged`, {
      value: (100 * acknowledged) / size.flood,
      unit: '%',
      promised: { atLeast: 100 },
    }),
    measured('flood: until all were acknowledged', { value: floodMs, unit: 'ms', promised: null }),
    measured('flood: a guest who then taps is answered after', {
      value: tapSeconds,
      unit: 's',
      promised: { atMost: 2 },
    }),
    measured('flood: healthz meanwhile', { value: healthMs, unit: 'ms', promised: { atMost: 200 } }),
  ]
}
