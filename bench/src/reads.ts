import Fastify from 'fastify'
import { z } from 'zod'
import { interleaved, type Measurement, measured, quantile, timed } from './measurement.ts'
import { openProduct, type Product } from './product.ts'

export interface Size {
  readonly rounds: number
  readonly requests: number
}

const FULL: Size = { rounds: 3, requests: 300 }
export const SMOKE: Size = { rounds: 1, requests: 80 }
const AT_ONCE = 8

const cabinList = z.object({ items: z.array(z.object({ id: z.string() })) })

/** What the public reads, against a bare route that sends the same bytes from memory; and healthz. */
export async function measureReads(size: Size = FULL): Promise<Measurement[]> {
  const product = await openProduct()
  try {
    const cabins = await product.ask('GET', '/accommodations')
    const id = cabinList.parse(await cabins.json()).items[0]?.id
    const stay = { check_in: '2027-03-10', check_out: '2027-03-13', guests: 2 }
    const reads: Record<string, { readonly read: () => Promise<Response>; readonly least: number }> = {
      accommodations: { read: () => product.ask('GET', '/accommodations'), least: 40 },
      availability: {
        read: () =>
          product.ask('GET', `/availability?check_in=${stay.check_in}&check_out=${stay.check_out}&guests=2`),
        least: 25,
      },
      quote: { read: () => product.ask('POST', '/quotes', { accommodation_id: id, ...stay }), least: 25 },
    }
    const found: Measurement[] = []
    for (const [name, { read, least }] of Object.entries(reads)) {
      const share = await against(read, size)
      found.push(
        measured(`read: ${name} against the same bytes from memory`, {
          value: share,
          unit: '%',
          promised: { atLeast: least },
        }),
      )
    }
    found.push(await health(product, size))
    return found
  } finally {
    await product.close()
  }
}

async function against(read: () => Promise<Response>, size: Size): Promise<number> {
  const bytes = Buffer.from(await (await read()).arrayBuffer())
  const bare = Fastify()
  bare.get('/', async (_request, reply) => reply.type('application/json').send(bytes))
  const origin = await bare.listen({ port: 0, host: '127.0.0.1' })
  const rateOf = async (get: () => Promise<Response>) => {
    const work = async () => void (await (await get()).arrayBuffer())
    return (await timed(work, { count: size.requests, atOnce: AT_ONCE })).perSecond
  }
  await rateOf(read)
  const rate = await interleaved(size.rounds, {
    product: () => rateOf(read),
    bare: () => rateOf(() => fetch(origin)),
  })
  await bare.close()
  return (100 * rate.product) / rate.bare
}

async function health(product: Product, size: Size): Promise<Measurement> {
  const work = async () => void (await (await product.ask('GET', '/healthz')).arrayBuffer())
  const { each } = await timed(work, { count: size.requests, atOnce: 1 })
  return measured('healthz: p95, idle', {
    value: quantile(each, 0.95),
    unit: 'ms',
    promised: { atMost: 20 },
  })
}
