import { MINUTE } from '../days.ts'
import type { Breach, Inspection } from './breach.ts'

interface Entry {
  readonly code: string
  readonly phone: string | null
  readonly total: string
  readonly priced: string
  readonly provider: string
  readonly cash: string
  readonly transfer: string
  readonly open_refunds: number
  readonly status: string
}

/** Sums by reservation, written apart from the product's own sums. */
const SUMS = `
  with sums as (
    select reservation_id,
           sum(case when kind in ('charge', 'fee', 'adjustment') then amount else 0 end) as priced,
           sum(case when method = 'mercado_pago' then way.sign * amount else 0 end) as provider,
           sum(case when method = 'cash' then way.sign * amount else 0 end) as cash,
           sum(case when method = 'transfer' then way.sign * amount else 0 end) as transfer
      from ledger_entries
      cross join lateral (select case kind when 'payment' then 1 when 'refund' then -1 else 0 end as sign) way
     group by reservation_id)
  select r.code, r.contact_phone as phone, r.status, r.total::text, s.priced::text, s.provider::text, s.cash::text,
         s.transfer::text,
         (select count(*)::int from refunds f where f.reservation_id = r.id
             and f.state in ('queued', 'sending', 'in_process', 'waiting_balance', 'disputed')) as open_refunds
    from reservations r left join sums s on s.reservation_id = r.id`

/** Until then a payment or a refund may be on its way from one book to the other. */
const ON_ITS_WAY = 20 * MINUTE

/** The ledger against the provider's settlement, and against the cash and transfers that people really handed over. */
export async function moneyAgrees({ world, books, truth, now, calmSince }: Inspection): Promise<Breach[]> {
  const breaches: Breach[] = []
  const rows = await books.rows<Entry>(SUMS)
  const references = await books.rows<{ reference: string; code: string }>(
    `select p.external_reference as reference, r.code
       from payment_requests p join reservations r on r.id = p.reservation_id`,
  )
  const codeOf = new Map(references.map((one) => [one.reference, one.code]))
  const settled = new Map<string, { sum: number; last: number }>()
  for (const row of world.outside.mercadoPago.settlement(0, Number.MAX_SAFE_INTEGER)) {
    const code = codeOf.get(row.EXTERNAL_REFERENCE) ?? row.EXTERNAL_REFERENCE
    const before = settled.get(code) ?? { sum: 0, last: 0 }
    settled.set(code, {
      sum: before.sum + row.TRANSACTION_AMOUNT,
      last: Math.max(before.last, row.TRANSACTION_DATE),
    })
  }
  const known = new Set(rows.map((one) => one.code))
  for (const [reference, { sum }] of settled) {
    if (!known.has(reference) && sum !== 0)
      breaches.push({
        promise: 'no peso is lost',
        what: `${sum} came for ${reference}, which nobody knows`,
        about: [],
      })
  }
  for (const row of rows) {
    const about = row.phone ? [row.phone] : []
    if (Number(row.priced ?? 0) !== Number(row.total))
      breaches.push({
        promise: 'charges make the total',
        what: `${row.code}: total ${row.total}, charges ${row.priced}`,
        about,
      })
    const provider = settled.get(row.code) ?? { sum: 0, last: 0 }
    const moving = row.open_refunds > 0 || now - Math.max(provider.last, calmSince) < ON_ITS_WAY
    if (!moving && Number(row.provider ?? 0) !== provider.sum)
      breaches.push({
        promise: 'the ledger is the settlement',
        what: `${row.code} (${row.status}): ledger ${row.provider ?? 0}, provider ${provider.sum}`,
        about,
      })
    for (const by of ['cash', 'transfer'] as const) {
      const handed = truth.handed.filter((one) => one.code === row.code && one.by === by)
      const sum = handed.reduce((total, one) => total + one.amount, 0)
      if (Number(row[by] ?? 0) !== sum)
        breaches.push({
          promise: 'the ledger is what was handed over',
          what: `${row.code}: ${by} ${row[by] ?? 0}, handed ${sum}`,
          about,
        })
    }
  }
  return breaches
}
