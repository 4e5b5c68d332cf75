import { MINUTE } from '../days.ts'
import type { Breach, Inspection } from './breach.ts'

export interface Entry {
  /** The cabins of a group are paid together. */
  readonly account: string
  readonly code: string
  readonly group_code: string | null
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
export const SUMS = `
  with sums as (
    select reservation_id,
           sum(case when kind in ('charge', 'fee', 'adjustment') then amount else 0 end) as priced,
           sum(case when method = 'mercado_pago' then way.sign * amount else 0 end) as provider,
           sum(case when method = 'cash' then way.sign * amount else 0 end) as cash,
           sum(case when method = 'transfer' then way.sign * amount else 0 end) as transfer
      from ledger_entries
      cross join lateral (select case kind when 'payment' then 1 when 'refund' then -1 else 0 end as sign) way
     group by reservation_id)
  select coalesce(r.group_id, r.id)::text as account, r.code, b.code as group_code, r.contact_phone as phone, r.status,
         r.total::text, s.priced::text, s.provider::text, s.cash::text, s.transfer::text,
         (select count(*)::int from refunds f where f.reservation_id = r.id
             and f.state in ('queued', 'sending', 'in_process', 'waiting_balance', 'disputed')) as open_refunds
    from reservations r
    left join sums s on s.reservation_id = r.id left join reservation_groups b on b.id = r.group_id`

/** Until then a payment or a refund may be on its way from one book to the other. */
const ON_ITS_WAY = 20 * MINUTE

/** What was paid together: the cabins of a group, or one stay. */
interface Account {
  readonly codes: readonly string[]
  readonly about: readonly string[]
  readonly statuses: readonly string[]
  readonly provider: number
  readonly cash: number
  readonly transfer: number
  readonly openRefunds: number
}

/** The ledger against the provider's settlement, and against the cash and transfers that people really handed over. */
export async function moneyAgrees(inspection: Inspection): Promise<Breach[]> {
  const { books } = inspection
  const rows = await books.rows<Entry>(SUMS)
  const wrongTotals = rows
    .filter((row) => Number(row.priced ?? 0) !== Number(row.total))
    .map((row) => ({
      promise: 'charges make the total',
      what: `${row.code}: total ${row.total}, charges ${row.priced}`,
      about: row.phone ? [row.phone] : [],
    }))
  const accounts = accountsOf(rows)
  const settled = await settledByAccount(inspection, rows)
  const unknown = [...settled]
    .filter(([account, { sum }]) => !accounts.has(account) && sum !== 0)
    .map(([account, { sum }]) => ({
      promise: 'no peso is lost',
      what: `${sum} came for ${account}, which nobody knows`,
      about: [],
    }))
  const compared = [...accounts].flatMap(([id, account]) => [
    ...againstProvider(account, settled.get(id) ?? { sum: 0, last: 0 }, inspection),
    ...againstHands(account, inspection),
  ])
  return [...wrongTotals, ...unknown, ...compared]
}

export function accountsOf(rows: readonly Entry[]): Map<string, Account> {
  const accounts = new Map<string, Account>()
  for (const row of rows) {
    const before = accounts.get(row.account)
    accounts.set(row.account, {
      codes: [...(before?.codes ?? (row.group_code ? [row.group_code] : [])), row.code],
      about: before?.about ?? (row.phone ? [row.phone] : []),
      statuses: [...(before?.statuses ?? []), row.status],
      provider: (before?.provider ?? 0) + Number(row.provider ?? 0),
      cash: (before?.cash ?? 0) + Number(row.cash ?? 0),
      transfer: (before?.transfer ?? 0) + Number(row.transfer ?? 0),
      openRefunds: (before?.openRefunds ?? 0) + row.open_refunds,
    })
  }
  return accounts
}

interface Settled {
  readonly sum: number
  /** Epoch milliseconds of the newest movement. */
  readonly last: number
}

async function settledByAccount(
  { books, world }: Inspection,
  rows: readonly Entry[],
): Promise<Map<string, Settled>> {
  const references = await books.rows<{ reference: string; account: string }>(
    `select p.external_reference as reference, coalesce(r.group_id, r.id)::text as account
       from payment_requests p join reservations r on r.id = p.reservation_id`,
  )
  const accountOf = new Map([
    ...rows.map(({ code, account }) => [code, account] as const),
    ...references.map(({ reference, account }) => [reference, account] as const),
  ])
  const settled = new Map<string, Settled>()
  for (const row of world.outside.mercadoPago.settlement(0, Number.MAX_SAFE_INTEGER)) {
    const account = accountOf.get(row.EXTERNAL_REFERENCE) ?? row.EXTERNAL_REFERENCE
    const before = settled.get(account) ?? { sum: 0, last: 0 }
    settled.set(account, {
      sum: before.sum + row.TRANSACTION_AMOUNT,
      last: Math.max(before.last, row.TRANSACTION_DATE),
    })
  }
  return settled
}

function againstProvider(account: Account, settled: Settled, { now, calmSince }: Inspection): Breach[] {
  const moving = account.openRefunds > 0 || now - Math.max(settled.last, calmSince) < ON_ITS_WAY
  if (moving || account.provider === settled.sum) return []
  const named = `${account.codes.join(' + ')} (${account.statuses.join(', ')})`
  const what = `${named}: ledger ${account.provider}, provider ${settled.sum}`
  return [{ promise: 'the ledger is the settlement', what, about: account.about }]
}

function againstHands(account: Account, { truth }: Inspection): Breach[] {
  return (['cash', 'transfer'] as const).flatMap((by) => {
    const handed = truth.handed
      .filter((one) => account.codes.includes(one.code) && one.by === by)
      .reduce((total, one) => total + one.amount, 0)
    // Decided on the telephone a moment ago: in the books it may stand already.
    const deciding = account.codes.reduce((sum, code) => sum + (truth.approving.get(code)?.amount ?? 0), 0)
    if (account[by] === handed || (by === 'transfer' && account[by] === handed + deciding)) return []
    const what = `${account.codes.join(' + ')}: ${by} ${account[by]}, handed ${handed}`
    return [{ promise: 'the ledger is what was handed over', what, about: account.about }]
  })
}
