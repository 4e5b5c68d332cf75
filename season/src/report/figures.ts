import type { Books } from '../audit/books.ts'
import { type Day, plusDays } from '../days.ts'
import { isSame } from '../guests/asking.ts'
import { peopleOf } from '../guests/meaning.ts'
import type { Truth } from '../truth.ts'

export interface FiguresOf {
  readonly books: Books
  readonly truth: Truth
  readonly from: Day
  readonly days: number
  readonly cabins: number
}

/** The season in figures, from the books of the product and the memory of its people. */
export async function figuresOf({ books, truth, from, days, cabins }: FiguresOf) {
  const to = plusDays(from, days)
  const { figures } = truth
  const [people] = await books.rows<{ count: number }>(
    `select count(*)::int from reservations
      where channel = 'whatsapp' and status in ('confirmed', 'checked_in', 'completed')`,
  )
  const money = await books.rows<{ kind: string; method: string; sum: string }>(
    `select kind, method, sum(amount)::text from ledger_entries
      where kind in ('payment', 'refund') group by kind, method`,
  )
  const causes = await books.rows<{ cause: string; count: number; sum: string }>(
    `select cause, count(*)::int, sum(amount)::text from refunds group by cause order by cause`,
  )
  const nights = await books.rows<{ day: string; sold: number }>(
    `select d.day::date::text as day, count(o.id)::int as sold
       from generate_series($1::date, $2::date - 1, interval '1 day') as d (day)
       left join occupancies o on o.live and o.kind in ('reservation', 'external') and o.period @> d.day::date
      group by d.day order by d.day`,
    [from, to],
  )
  const taken = await books.rows<{ day: string; sum: string }>(
    `select (created_at at time zone 'America/Argentina/Buenos_Aires')::date::text as day, sum(amount)::text
       from ledger_entries where kind = 'payment' group by 1 order by 1`,
  )
  const sold = nights.reduce((sum, one) => sum + one.sold, 0)
  const bookings = people?.count ?? 0
  const waits = figures.waits.toSorted((a, b) => a - b)
  const wrong = truth.agreed.filter((one) => !isSame(one.told, one.meant))
  return {
    conversations: figures.conversations,
    messages: figures.messages,
    bookings,
    conversion: share(bookings, figures.conversations),
    messagesToABooking: bookings === 0 ? null : Math.round((10 * figures.messages) / bookings) / 10,
    withoutOwner: share(figures.conversations - figures.withPerson.size, figures.conversations),
    secondsToAnswer: { p50: at(waits, 0.5), p95: at(waits, 0.95) },
    holds: truth.agreed.length,
    misreadings: figures.misreadings,
    wrongHeld: wrong.length,
    people: truth.agreed.reduce((sum, one) => sum + peopleOf(one.meant.party), 0),
    ends: figures.ends,
    occupancy: share(sold, days * cabins),
    money: Object.fromEntries(money.map(({ kind, method, sum }) => [`${kind} ${method}`, Number(sum) / 100])),
    returns: Object.fromEntries(
      causes.map(({ cause, count, sum }) => [cause, { count, sum: Number(sum) / 100 }]),
    ),
    byDay: nights.map(({ day, sold: occupied }) => ({
      day,
      occupied,
      conversations: figures.byDay[day] ?? 0,
      taken: Number(taken.find((one) => one.day === day)?.sum ?? 0) / 100,
    })),
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 1000
}

function at(sorted: readonly number[], quantile: number): number | null {
  return sorted.length === 0 ? null : Math.round(sorted[Math.floor((sorted.length - 1) * quantile)] ?? 0)
}
