import { type Measurement, measured, quantile, timed } from './measurement.ts'
import { openProduct, type Product } from './product.ts'
import { seedCabins, seedReservations } from './seed.ts'

const SMALL = 1_000
const LARGE = 100_000
const CABINS = 50
const REQUESTS = 40

const month = () => {
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  return `from=${at(-5)}&to=${at(30)}`
}
const READS: Readonly<Record<string, () => string>> = {
  reservations: () => '/reservations?page_size=50',
  calendar: () => `/calendar?${month()}`,
  today: () => '/today',
  dashboard: () => '/dashboard',
}

/** The owner's pages at 1,000 and at 100,000 reservations, and the spreadsheet of all of them. */
export async function measureTables(): Promise<Measurement[]> {
  const [few, many] = [await filled(SMALL), await filled(LARGE)]
  const found: Measurement[] = []
  try {
    for (const [name, path] of Object.entries(READS)) {
      const small = await p95(few, path())
      const large = await p95(many, path())
      found.push(
        measured(`${name}: p95 at ${LARGE} reservations`, {
          value: large,
          unit: 'ms',
          promised: { atMost: 100 },
        }),
        measured(`${name}: ${LARGE} reservations against ${SMALL}`, {
          value: large / small,
          unit: 'x',
          promised: { atMost: 3 },
        }),
      )
    }
    found.push(...(await spreadsheet(many)))
  } finally {
    await few.close()
    await many.close()
  }
  return [...found, await search()]
}

async function filled(reservations: number): Promise<Product> {
  const product = await openProduct()
  await seedCabins(product.database, CABINS)
  await seedReservations(product.database, reservations)
  return product
}

async function p95(product: Product, path: string): Promise<number> {
  const work = async () => {
    const answer = await product.asOwner(path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    await answer.arrayBuffer()
  }
  for (let warm = 0; warm < 5; warm++) await work()
  return quantile((await timed(work, { count: REQUESTS, atOnce: 1 })).each, 0.95)
}

async function spreadsheet(product: Product): Promise<Measurement[]> {
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const startedAt = performance.now()
  const answer = await product.asOwner('/reservations/export.csv')
  let bytes = 0
  for await (const piece of answer.body ?? []) bytes += piece.length
  clearInterval(watch)
  if (bytes < LARGE * 50) throw new Error(`A spreadsheet of ${bytes} bytes`)
  return [
    measured(`spreadsheet: ${LARGE} lines`, {
      value: (performance.now() - startedAt) / 1000,
      unit: 's',
      promised: null,
    }),
    measured('spreadsheet: memory while it is sent', {
      value: (most - before) / 2 ** 20,
      unit: 'MB',
      promised: { atMost: 50 },
    }),
  ]
}

/** A search among 500 cabins against one among four. */
async function search(): Promise<Measurement> {
  const product = await openProduct()
  const control = product.sandbox.whatsapp.control
  const ask = async (n: number) => {
    const guest = control.guest(`54911730${10_000 + n}`)
    await guest.says('hola! hay lugar del 15 al 18 de enero para 2?')
    await guest.waitFor((received) => received.length > 0, 60_000)
  }
  const typical = async (from: number) => {
    for (let warm = 0; warm < 5; warm++) await ask(from + warm)
    return quantile((await timed((n) => ask(from + 10 + n), { count: 30, atOnce: 1 })).each, 0.5)
  }
  try {
    const four = await typical(0)
    await seedCabins(product.database, 496)
    return measured('search in chat: 500 cabins against 4', {
      value: (await typical(1000)) / four,
      unit: 'x',
      promised: { atMost: 3 },
    })
  } finally {
    await product.close()
  }
}
