import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, dateAt, type LocalDate } from '../../../lib/local-date.ts'
import type { Language } from '../../language/domain.ts'
import type { MessageVariables } from '../../messaging/domain/catalogue.ts'
import { formatDay, formatMoney } from '../../messaging/domain/format.ts'
import type { DailyPrice } from '../../pricing/service/daily.ts'
import type { OwnerWish } from '../domain/owner-wish.ts'
import type { Step } from './turn.ts'

const MOST_LINES = 20
/** Without a month: so many nights from today on. */
const AHEAD_DAYS = 30

type Asked = Extract<OwnerWish, { type: 'rates' }> & { readonly language: Language }

/** What a night costs there, as the calendar of the panel shows it: nights of one price in one line. */
export async function ratesOf(
  { deps, tx }: Step,
  { from, to, accommodationId, language }: Asked,
): Promise<MessageVariables['owner_rates']> {
  const today = dateAt(deps.clock.now(), deps.zone)
  const first = from && from > today ? from : today
  const last = to && to > first ? to : addDays(first, AHEAD_DAYS)
  const cabins = (await deps.cabins(tx)).filter((one) => !accommodationId || one.id === accommodationId)
  const lines: string[] = []
  for (const { id, name, from: cheapest } of cabins) {
    if (!cheapest) continue
    const prices = await deps.quotes(tx).dailyPrices(id as AccommodationId, first, last)
    const runs = runsOf(prices).map(({ begins, ends, price }) => {
      const money = formatMoney({ amount: price, currency: cheapest.currency }, language)
      return `• ${daysOf({ begins, ends }, language)}: ${money}`
    })
    if (runs.length > 0) lines.push(`*${name}*`, ...runs)
  }
  const list = lines.slice(0, MOST_LINES).join('\n') || null
  return { list, url: `${deps.baseUrl}/admin` }
}

interface Run {
  readonly begins: LocalDate
  readonly ends: LocalDate
  readonly price: number
}

function runsOf(prices: readonly DailyPrice[]): Run[] {
  const runs: Run[] = []
  for (const { date, price } of prices) {
    const open = runs.at(-1)
    if (open?.price === price) runs[runs.length - 1] = { ...open, ends: date }
    else runs.push({ begins: date, ends: date, price })
  }
  return runs
}

function daysOf({ begins, ends }: Pick<Run, 'begins' | 'ends'>, language: Language): string {
  const first = formatDay(begins, language)
  return begins === ends ? first : `${first} – ${formatDay(ends, language)}`
}
