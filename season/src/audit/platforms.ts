import { dayAt, HOUR, nightsOf } from '../days.ts'
import type { Breach, Inspection } from './breach.ts'

/** A feed is asked every few minutes, gently, and once in a beat here. */
const KNOWN_WITHIN = 2 * HOUR
/** Platforms read us every one to three hours. */
const READ_WITHIN = 4 * HOUR

interface Nights {
  readonly cabin: string
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly created_at: string
  readonly code: string | null
  readonly phone: string | null
}

/** What a platform sold is closed here, what we sold is closed there, and where both sold the owner knows. */
export async function calendarsConverge(inspection: Inspection): Promise<Breach[]> {
  const { books, platforms, now, calmSince } = inspection
  const breaches: Breach[] = []
  const today = dayAt(now)
  const taken = await books.rows<Nights>(
    `select o.accommodation_id as cabin, lower(o.period)::text as "from", upper(o.period)::text as "to", o.kind,
            coalesce(r.updated_at, o.created_at)::text as created_at, r.code, r.contact_phone as phone
       from occupancies o left join reservations r on r.id = o.reservation_id
      where o.live and (o.expires_at is null or o.expires_at > $1) and upper(o.period) > $2::date`,
    [new Date(now).toISOString(), today],
  )
  const conflicts = await books.rows<{ cabin: string; from: string; to: string }>(
    `select accommodation_id as cabin, check_in::text as "from", check_out::text as "to" from conflicts`,
  )
  for (const sale of platforms.sales) {
    if (sale.cancelledAt !== null || sale.checkOut <= today) continue
    if (now - Math.max(sale.since, calmSince) < KNOWN_WITHIN) continue
    const about = [`${sale.platform}/${sale.cabin.name}`]
    const here = taken.filter((one) => one.cabin === sale.cabin.id)
    const open = nightsOf(sale.checkIn, sale.checkOut).filter(
      (night) => night >= today && !here.some((one) => one.from <= night && night < one.to),
    )
    if (open.length > 0)
      breaches.push({
        promise: 'what a platform sold is closed here',
        what: `${sale.platform}/${sale.cabin.name} ${sale.checkIn} to ${sale.checkOut}: ${open.join(', ')} open`,
        about,
      })
    for (const ours of here.filter((one) => one.code && one.from < sale.checkOut && sale.checkIn < one.to)) {
      const people = ours.phone ? [...about, ours.phone] : about
      const known = conflicts.some(
        (one) => one.cabin === sale.cabin.id && one.from < sale.checkOut && sale.checkIn < one.to,
      )
      if (!known)
        breaches.push({
          promise: 'a double sale is told',
          what: `${ours.code} ${ours.from} to ${ours.to} and ${about[0]} ${sale.checkIn} to ${sale.checkOut}`,
          about: people,
        })
    }
  }
  for (const { listing, cabin, platform } of platforms.stands) {
    const there = new Set<string>(listing.takenNights())
    for (const ours of taken.filter((one) => one.cabin === cabin.id && one.kind === 'reservation')) {
      if (now - Math.max(Date.parse(ours.created_at), calmSince) < READ_WITHIN) continue
      const open = nightsOf(ours.from, ours.to).filter((night) => night >= today && !there.has(night))
      if (open.length > 0)
        breaches.push({
          promise: 'what we sold is closed on the platform',
          what: `${ours.code} ${ours.from} to ${ours.to} on ${platform}/${cabin.name}: ${open.join(', ')} open`,
          about: [`${platform}/${cabin.name}`, ...(ours.phone ? [ours.phone] : [])],
        })
    }
  }
  return breaches
}

/** Nobody is sold a night that a platform had sold long before, and that was there to be read. */
export async function neverAfterThem({ books, platforms, calmTimes }: Inspection): Promise<Breach[]> {
  const made = await books.rows<{
    code: string
    cabin: string
    from: string
    to: string
    at: string
    phone: string | null
  }>(
    `select r.code, r.accommodation_id as cabin, r.check_in::text as "from", r.check_out::text as "to",
            r.created_at::text as at, r.contact_phone as phone
       from reservations r where r.channel <> 'phone' and r.status in ('pre_reserved', 'confirmed', 'checked_in')`,
  )
  return platforms.sales.flatMap((sale) => {
    if (sale.cancelledAt !== null) return []
    return made
      .filter((ours) => {
        const at = Date.parse(ours.at)
        const overlap = ours.cabin === sale.cabin.id && ours.from < sale.checkOut && sale.checkIn < ours.to
        return overlap && at - sale.since > KNOWN_WITHIN && calmTimes(sale.since, at) > KNOWN_WITHIN
      })
      .map((ours) => ({
        promise: 'no night is sold after a platform sold it',
        what: [
          `${ours.code} ${ours.from} to ${ours.to}, ${sale.platform} had ${sale.checkIn} to ${sale.checkOut}`,
          `since ${new Date(sale.since).toISOString()}`,
        ].join(' '),
        about: [`${sale.platform}/${sale.cabin.name}`, ...(ours.phone ? [ours.phone] : [])],
      }))
  })
}
