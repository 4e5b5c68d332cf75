import { daysBetween } from '../days.ts'
import type { Breach, Inspection } from './breach.ts'

interface StayRow {
  readonly code: string
  readonly status: string
  readonly cabin: string
  readonly check_in: string
  readonly check_out: string
  readonly phone: string | null
  readonly expires_at: string | null
}

const STAYS = `
  select r.code, r.status, r.accommodation_id as cabin, r.check_in::text, r.check_out::text, r.contact_phone as phone,
         r.expires_at::text
    from reservations r
   where r.status in ('confirmed', 'checked_in', 'completed', 'no_show')
      or (r.status = 'pre_reserved' and r.expires_at > $1)
   order by r.accommodation_id, r.check_in`

/** No night of a cabin belongs to two stays, and each stay really holds the nights that it was sold. */
export async function nightsSoldOnce({ books, world }: Inspection): Promise<Breach[]> {
  const breaches: Breach[] = []
  const stays = await books.rows<StayRow>(STAYS, [new Date(world.productNow()).toISOString()])
  for (const [i, stay] of stays.entries()) {
    const next = stays[i + 1]
    if (next && next.cabin === stay.cabin && daysBetween(next.check_in, stay.check_out) > 0) {
      breaches.push({
        promise: 'no night is sold twice',
        what: `${shown(stay)} and ${shown(next)} share nights`,
        about: [stay.phone, next.phone].filter((one) => one !== null),
      })
    }
  }
  const bare = await books.rows<{ code: string; phone: string | null }>(
    `select r.code, r.contact_phone as phone from reservations r
      where r.status in ('confirmed', 'checked_in') and not exists (
        select from occupancies o where o.reservation_id = r.id and o.live and o.accommodation_id = r.accommodation_id
           and o.period = daterange(r.check_in, r.check_out))`,
  )
  for (const { code, phone } of bare)
    breaches.push({
      promise: 'a sold stay holds its nights',
      what: `${code} holds none`,
      about: phone ? [phone] : [],
    })
  return breaches
}

function shown({ code, check_in, check_out }: StayRow): string {
  return `${code} (${check_in} to ${check_out})`
}
