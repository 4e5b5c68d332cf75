import { HOUR, MINUTE } from '../days.ts'
import type { Breach, Inspection } from './breach.ts'

/** Between a yes and what follows from it lie seconds; an outage or an hour of a wrong clock may lie there too. */
const FOLLOWS_WITHIN = 2 * HOUR

interface Held {
  readonly code: string
  readonly phone: string | null
  readonly created_at: string
}

/** Nothing is held, changed or cancelled in a chat without a yes that its guest meant. */
export async function nothingWithoutYes({ books, truth, guests }: Inspection): Promise<Breach[]> {
  const breaches: Breach[] = []
  const late = await books.rows<{ phone: string; written: string; brought: string }>(
    `select g.wa_id as phone, m.at::text as written, m.received_at::text as brought
       from messages m join conversations c on c.id = m.conversation_id join guests g on g.id = c.guest_id
      where m.direction = 'in' and m.received_at > m.at + interval '10 minutes'`,
  )
  /** WhatsApp may hold a message back for hours: what follows from it follows from when it was brought. */
  const broughtAt = (yes: { readonly phone: string; readonly at: number }) =>
    late
      .filter((one) => one.phone === yes.phone && Math.abs(Date.parse(one.written) - yes.at) < MINUTE)
      .reduce((at, one) => Math.max(at, Date.parse(one.brought)), yes.at)
  const deeds = await books.rows<Held & { deed: 'hold' | 'change' | 'cancel' }>(
    `select r.code, g.wa_id as phone, a.at::text as created_at,
            case a.action when 'reservation.held' then 'hold' when 'reservation.cancelled' then 'cancel'
                 else 'change' end as deed
       from audit_log a join reservations r on r.id::text = a.entity_id or r.code = a.entity_id
       join guests g on g.id = r.guest_id
      where a.action in ('reservation.held', 'reservation.cancelled', 'reservation.changed')
        and a.actor_kind = 'guest' and r.channel = 'whatsapp' and g.wa_id is not null`,
  )
  for (const { code, phone, created_at, deed } of deeds) {
    if (!phone || !guests.has(phone)) continue
    const at = Date.parse(created_at)
    const meant = truth.yeses.some(
      (yes) => yes.phone === phone && yes.to === deed && Math.abs(at - broughtAt(yes)) < FOLLOWS_WITHIN,
    )
    if (!meant)
      breaches.push({
        promise: 'nothing without a yes',
        what: `${code}: ${deed} at ${created_at} by ${phone}`,
        about: [phone],
      })
  }
  return breaches
}

/** What stands in the books is what the guest was told when it was held. */
export async function termsAsAgreed({ books, truth }: Inspection): Promise<Breach[]> {
  const rows = await books.rows<{
    code: string
    check_in: string
    check_out: string
    total: string
    asked: string | null
    changes: number
  }>(
    `select r.code, r.check_in::text, r.check_out::text, r.total::text,
            (select p.amount::text from payment_requests p where p.reservation_id = r.id and p.purpose = 'deposit'
              order by p.attempt limit 1) as asked,
            (select count(*)::int from audit_log a where (a.entity_id = r.id::text or a.entity_id = r.code)
                and a.action = 'reservation.changed')
            + (select count(*)::int from ledger_entries l where l.reservation_id = r.id and l.kind <> 'payment'
                and l.kind <> 'refund' and l.created_at > r.created_at) as changes
       from reservations r`,
  )
  const byCode = new Map(rows.map((row) => [row.code, row]))
  return truth.agreed.flatMap(({ code, told, total, deposit, phone }) => {
    const row = byCode.get(code)
    if (!row) return [{ promise: 'what was told exists', what: `${code} is nowhere`, about: [phone] }]
    if (row.changes > 0) return []
    const same = row.check_in === told.checkIn && row.check_out === told.checkOut
    const priced = total === null || Number(row.total) === total
    const asked = deposit === null || row.asked === null || Number(row.asked) === deposit
    if (same && priced && asked) return []
    const kept = `${row.check_in} to ${row.check_out} for ${row.total}, ${row.asked} first`
    const heard = `${told.checkIn} to ${told.checkOut} for ${total}, ${deposit} first`
    return [{ promise: 'terms as agreed', what: `${code}: told ${heard}, kept ${kept}`, about: [phone] }]
  })
}
