import { HOUR, MINUTE } from '../days.ts'
import type { Breach, Inspection } from './breach.ts'

const MOST_CONNECTIONS = 16
const MOST_MEGABYTES = 450
/** Jobs that are due and not done, when nothing is out of order. */
const LATE_JOB = 30 * MINUTE

/** Nothing grows without end: memory, connections, waiting jobs, what nobody could do. */
export async function everythingIsBounded({
  world,
  books,
  truth,
  now,
  calmSince,
}: Inspection): Promise<Breach[]> {
  const breaches: Breach[] = []
  const say = (what: string) => breaches.push({ promise: 'the engine is sound', what, about: [] })
  if (world.rssMb() > MOST_MEGABYTES) say(`memory above ${MOST_MEGABYTES} MB`)
  for (const error of truth.serverErrors.splice(0)) say(error)
  const dead = await books.rows<{ queue: string; error: string | null; payload: string }>(
    `select queue, error, payload::text from jobs where state = 'dead'`,
  )
  for (const job of dead) say(`dead letter ${job.queue} ${job.payload}: ${job.error}`)
  if (now - calmSince < HOUR) return breaches
  const [late] = await books.rows<{ queue: string | null }>(
    `select queue from jobs where state = 'waiting' and every_seconds is null and due_at < $1 order by due_at limit 1`,
    [new Date(now - LATE_JOB).toISOString()],
  )
  if (late) say(`a job ${late.queue} is late`)
  const [open] = await books.rows<{ count: number }>(
    `select count(*)::int from pg_stat_activity where datname = current_database()`,
  )
  if ((open?.count ?? 0) > MOST_CONNECTIONS) say(`${open?.count} connections`)
  const [stuck] = await books.rows<{ count: number }>(
    `select count(*)::int from outbox where status in ('queued', 'sending', 'unknown') and created_at < $1`,
    [new Date(now - HOUR).toISOString()],
  )
  if ((stuck?.count ?? 0) > 0) say('messages have waited in the outbox for more than an hour')
  const [unread] = await books.rows<{ count: number }>(
    `select count(*)::int from webhook_events where processed_at is null and received_at < $1`,
    [new Date(now - HOUR).toISOString()],
  )
  if ((unread?.count ?? 0) > 0) say('webhooks have waited for more than an hour')
  return breaches
}

/** What is paid has an outcome that its guest was told. */
export async function moneyIsTold({ world, books, guests, now, calmSince }: Inspection): Promise<Breach[]> {
  const references = await books.rows<{ reference: string; codes: string[]; phone: string | null }>(
    `select p.external_reference as reference, g.wa_id as phone,
            array(select m.code from reservations m where m.id = r.id or m.group_id = r.group_id)
              || array(select b.code from reservation_groups b where b.id = r.group_id) as codes
       from payment_requests p
       join reservations r on r.id = p.reservation_id left join guests g on g.id = r.guest_id`,
  )
  const of = new Map(references.map((one) => [one.reference, one]))
  return world.outside.mercadoPago.settlement(now - 3 * HOUR, now - HOUR).flatMap((row) => {
    if (row.TRANSACTION_TYPE !== 'SETTLEMENT' || now - Math.max(row.TRANSACTION_DATE, calmSince) < HOUR)
      return []
    const about = of.get(row.EXTERNAL_REFERENCE)
    if (!about?.phone || !guests.has(about.phone)) return []
    const told = world.outside
      .received(about.phone)
      .some(
        (one) =>
          one.from === 'bot' &&
          Date.parse(one.at) >= row.TRANSACTION_DATE &&
          about.codes.some((code) => (one.text ?? '').includes(code)),
      )
    if (told) return []
    const what = `${row.TRANSACTION_AMOUNT / 100} for ${about.codes.join(' + ')}, payment ${row.SOURCE_ID}`
    return [{ promise: 'who pays is told what came of it', what, about: [about.phone] }]
  })
}

/** A warning has a cause and an end: nothing stands open for longer than its owner needs. */
export async function alertsEnd({ books, now, calmSince }: Inspection): Promise<Breach[]> {
  if (now - calmSince < 6 * HOUR) return []
  const open = await books.rows<{ kind: string; summary: string; created_at: string }>(
    `select kind, summary, created_at::text from alerts where resolved_at is null and created_at < $1`,
    [new Date(now - 96 * HOUR).toISOString()],
  )
  return open.map((one) => ({
    promise: 'every warning ends',
    what: `${one.kind} since ${one.created_at}: ${one.summary}`,
    about: [],
  }))
}
