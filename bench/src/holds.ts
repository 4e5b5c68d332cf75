import { interleaved, type Measurement, measured, timed } from './measurement.ts'
import { openProduct, type Product } from './product.ts'

export interface Size {
  readonly rounds: number
  readonly holds: number
  readonly atOnce: readonly number[]
}

const FULL: Size = { rounds: 3, holds: 64, atOnce: [1, 8, 32] }
export const SMOKE: Size = { rounds: 1, holds: 16, atOnce: [1, 8] }

const CABINS = 64

/** A hold over HTTP, its link included, against the same rows in one bare transaction through the same driver. */
export async function measureHolds(size: Size = FULL): Promise<Measurement[]> {
  const product = await openProduct({ HOLD_TTL_SECONDS: '86400' })
  try {
    const cabins = await moreCabins(product)
    const found: Measurement[] = []
    let day = 0
    /** Nights that nobody has: each round takes three days further on. */
    const span = () => {
      day += 3
      const at = (days: number) => new Date(Date.now() + (30 + days) * 86_400_000).toISOString().slice(0, 10)
      return { check_in: at(day), check_out: at(day + 2) }
    }
    const hold = (of: ReturnType<typeof span>) => async (n: number) => {
      const answer = await product.ask('POST', '/reservations/pre-reserve', {
        accommodation_id: cabins[n % cabins.length],
        ...of,
        guests: 2,
        contact_name: 'Ana',
        contact_phone: `+54911444${String(n).padStart(5, '0')}`,
      })
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
    }
    await hold(span())(0)
    await product.settle()
    product.statements()
    await hold(span())(1)
    await product.settle()
    found.push(
      measured('hold: statements, link and jobs included', {
        value: product.statements(),
        unit: 'statements',
        promised: { atMost: 20 },
      }),
    )
    const rows = await templateRows(product)
    for (const atOnce of size.atOnce) {
      const rate = await interleaved(size.rounds, {
        product: async () => {
          const { perSecond } = await timed(hold(span()), { count: size.holds, atOnce })
          await product.settle()
          return perSecond
        },
        bare: async () => (await timed(bareHold(product, rows), { count: size.holds, atOnce })).perSecond,
      })
      found.push(
        measured(`hold: rate against a bare transaction, ${atOnce} at once`, {
          value: (100 * rate.product) / rate.bare,
          unit: '%',
          promised: { atLeast: 40 },
        }),
        measured(`hold: holds a second, ${atOnce} at once`, {
          value: rate.product,
          unit: '/s',
          promised: null,
        }),
      )
    }
    return found
  } finally {
    await product.close()
  }
}

async function moreCabins({ database }: Product): Promise<string[]> {
  await database.query(
    `insert into accommodations
     select (jsonb_populate_record(null::accommodations, to_jsonb(a) || jsonb_build_object('id', gen_random_uuid(),
        'slug', 'bench-' || n, 'name', 'Bench ' || n, 'position', 100 + n, 'ical_export_token', 'bench-' || n))).*
       from (select * from accommodations order by position limit 1) a, generate_series(1, $1) n`,
    [CABINS],
  )
  await database.query(
    `insert into rates
     select (jsonb_populate_record(null::rates, to_jsonb(r) || jsonb_build_object('accommodation_id', c.id,
        'plan', r.plan || '{"seasons": [], "packages": [], "min_nights": 1}'::jsonb))).*
       from (select r.* from rates r join accommodations a on a.id = r.accommodation_id order by a.position limit 1) r,
            accommodations c where c.slug like 'bench-%'`,
  )
  const { rows } = await database.query<{ id: string }>(
    `select id from accommodations where slug like 'bench-%'`,
  )
  return rows.map(({ id }) => id)
}

/** Which rows one hold leaves behind, by the table. */
const TABLES = [
  'quotes',
  'reservations',
  'occupancies',
  'ledger_entries',
  'audit_log',
  'payment_requests',
] as const

async function templateRows({ database }: Product): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  for (const table of TABLES) {
    const order = table === 'audit_log' ? 'id' : 'created_at'
    const { rows } = await database.query<{ row: unknown }>(
      `select to_jsonb(t) as row from ${table} t order by ${order} desc limit 1`,
    )
    await database.execute(`create table if not exists bench_${table} (like ${table} including all)`)
    kept.set(table, JSON.stringify(rows[0]?.row))
  }
  return kept
}

/** The same rows, written as plainly as can be: BEGIN, one INSERT a table, COMMIT. */
function bareHold({ database }: Product, rows: ReadonlyMap<string, string>) {
  return () =>
    database.transaction(async (tx) => {
      for (const table of TABLES) {
        const fresh = freshOf(table)
        await tx.query(
          `insert into bench_${table} overriding system value
           select (jsonb_populate_record(null::bench_${table}, $1::jsonb || ${fresh})).*`,
          [rows.get(table)],
        )
      }
    })
}

/** What must differ from row to row. */
function freshOf(table: (typeof TABLES)[number]): string {
  if (table === 'audit_log') return `jsonb_build_object('id', (random() * 1e15)::bigint)`
  const own: Partial<Record<typeof table, string>> = {
    reservations: `, 'code', gen_random_uuid()::text`,
    occupancies: `, 'accommodation_id', gen_random_uuid()`,
    ledger_entries: `, 'source_key', gen_random_uuid()::text`,
    payment_requests: `, 'external_reference', gen_random_uuid()::text, 'reservation_id', gen_random_uuid()`,
  }
  return `jsonb_build_object('id', gen_random_uuid()${own[table] ?? ''})`
}
