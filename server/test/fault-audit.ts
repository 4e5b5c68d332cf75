import { setTimeout as pause } from 'node:timers/promises'
import type { FaultWorld } from './fault-world.ts'

type Audited = Pick<FaultWorld, 'rows' | 'sandbox' | 'owner' | 'rung'>

/** Each promise and the statement that finds where it does not hold; one line a breach. */
const PROMISES: Readonly<Record<string, string>> = {
  'no night is sold twice': `
    select a.code || ' and ' || b.code as what
      from reservations a
      join reservations b on b.accommodation_id = a.accommodation_id and b.id > a.id
       and daterange(a.check_in, a.check_out) && daterange(b.check_in, b.check_out)
     where (a.status in ('confirmed', 'checked_in') or a.status = 'pre_reserved' and a.expires_at > now())
       and (b.status in ('confirmed', 'checked_in') or b.status = 'pre_reserved' and b.expires_at > now())`,
  'a sold stay holds its nights': `
    select code as what from reservations r
     where status = 'confirmed' and not exists (
       select from occupancies o where o.reservation_id = r.id and o.live
          and o.period = daterange(r.check_in, r.check_out))`,
  'a platform frees nothing by being away': `
    select 'no imported stay' as what from properties
     where exists (select from calendar_feeds) and not exists (
       select from occupancies where live and period = daterange('2027-01-10', '2027-01-14'))`,
  'charges make the total': `
    select r.code as what from reservations r join ledger_entries l on l.reservation_id = r.id
     where l.kind in ('charge', 'fee', 'adjustment') group by r.id having sum(l.amount) <> r.total`,
  'every webhook is read': `select provider || ' ' || topic || ' ' || coalesce(error, '') as what
    from webhook_events where processed_at is null`,
  'every message of a guest is read': `select text as what from messages
    where direction = 'in' and processed_at is null`,
  'every guest is answered or with a person': `
    select m.text as what from conversations c
      join lateral (select * from messages where conversation_id = c.id order by seq desc limit 1) m on true
     where m.direction = 'in' and c.status = 'bot'`,
  'everything said has left': `select status || ' ' || coalesce(error_detail, '') as what from outbox
    where status in ('queued', 'sending', 'unknown', 'failed')`,
  'nothing was given up': `select queue || ': ' || coalesce(error, '') as what from jobs where state = 'dead'`,
}

const LOOK_MS = 1500
const MOST_LOOKS = 60

/** What does not hold of the promises once everything is mended; empty is good. */
async function audit(world: Audited): Promise<string[]> {
  const found: string[] = []
  for (const [promise, sql] of Object.entries(PROMISES)) {
    for (const { what } of await world.rows<{ what: string }>(sql)) found.push(`${promise}: ${what}`)
  }
  return [...found, ...(await moneyAgrees(world)), ...(await whoWaitsIsTold(world))]
}

/** What was put off comes again within a minute or two: judged by the last look. */
export async function settledAudit(world: Audited): Promise<string[]> {
  let found = await audit(world)
  for (let looks = 0; found.length > 0 && looks < MOST_LOOKS; looks++) {
    await pause(LOOK_MS)
    found = await audit(world)
  }
  return found
}

async function moneyAgrees({ rows, sandbox }: Audited): Promise<string[]> {
  const booked = await rows<{ code: string; reference: string | null; sum: string }>(`
    select r.code, sum(l.amount * case l.kind when 'payment' then 1 when 'refund' then -1 else 0 end)::text as sum,
           (select p.external_reference from payment_requests p where p.reservation_id = r.id limit 1) as reference
      from reservations r join ledger_entries l on l.reservation_id = r.id and l.method = 'mercado_pago'
     group by r.id`)
  const settled = new Map<string, number>()
  for (const row of sandbox.mercadoPago.control.settlement(0, Number.MAX_SAFE_INTEGER)) {
    const code = row.EXTERNAL_REFERENCE.slice(0, 'RES261124K7QF'.length)
    settled.set(code, (settled.get(code) ?? 0) + row.TRANSACTION_AMOUNT)
  }
  const codes = new Set([...booked.map(({ code }) => code), ...settled.keys()])
  return [...codes].flatMap((code) => {
    const inBooks = Number(booked.find((one) => one.code === code)?.sum ?? 0)
    const outside = settled.get(code) ?? 0
    return inBooks === outside
      ? []
      : [`the ledger is the settlement: ${code} ${inBooks}, provider ${outside}`]
  })
}

/** Whoever waits for a person stands in the owner's list, and the bell rang outside of the panel. */
async function whoWaitsIsTold(world: Audited): Promise<string[]> {
  const waiting = await world.rows<{ id: string; name: string }>(`
    select c.id, g.name from conversations c join guests g on g.id = c.guest_id where c.status = 'waiting_human'`)
  if (waiting.length === 0) return []
  const { items } = await world.owner<{ items: { conversation_id: string | null }[] }>('/decisions')
  return waiting.flatMap(({ id, name }) => [
    ...(items.some((one) => one.conversation_id === id) ? [] : [`the owner sees who waits: ${name}`]),
    ...(world.rung().some((text) => text.includes(name)) ? [] : [`the bell rings for who waits: ${name}`]),
  ])
}

/** How often a message left more than once. */
export function repeated({ sandbox }: Audited): Map<string, number> {
  const times = new Map<string, number>()
  for (const { correlationId, message } of sandbox.whatsapp.control.sent()) {
    const key = correlationId ?? message.id
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  return new Map([...times].filter(([, count]) => count > 1))
}
