import { eachNight, type LocalDate } from '../../../lib/local-date.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { PriceLine } from '../../pricing/domain/lines.ts'
import type { LineKind, PriceStep } from '../../pricing/domain/price-step.ts'

export interface NightsOf {
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
}

/** One night of a price. */
export interface AgreedNight {
  readonly date: LocalDate
  readonly kind: LineKind
  readonly name: string | undefined
  readonly amount: MinorUnits
}

const NIGHTS: ReadonlySet<string> = new Set<LineKind>(['nights', 'season', 'weekend', 'holiday', 'package'])

export function isNight({ kind }: { readonly kind: string }): boolean {
  return NIGHTS.has(kind)
}

/** What each night was agreed at; lines of 0.1 do not say their dates and stand in the order of the nights. */
export function nightsOf(lines: readonly PriceLine[], stay: NightsOf): Map<LocalDate, AgreedNight> {
  const found = new Map<LocalDate, AgreedNight>()
  const all = eachNight(stay.checkIn, stay.checkOut)
  const dated = new Set(lines.flatMap((line) => (isNight(line) ? (line.dates ?? []) : [])))
  const undated = all.filter((date) => !dated.has(date))
  for (const line of lines.filter(isNight)) {
    const dates = line.dates ?? undated.splice(0, line.nights ?? 0)
    for (const [i, date] of dates.entries()) {
      const amount = share(line.amount, { of: dates.length, at: i })
      found.set(date, { date, kind: line.kind, name: line.name, amount })
    }
  }
  return found
}

/** An equal part; the last takes what the others leave, so that all of them are the whole. */
function share(amount: MinorUnits, part: { readonly of: number; readonly at: number }): MinorUnits {
  const each = Math.floor(amount / part.of)
  return part.at === part.of - 1 ? amount - each * (part.of - 1) : each
}

/** Equal nights are one line. */
export function groupNights(nights: readonly AgreedNight[]): PriceStep[] {
  const groups: [AgreedNight, ...AgreedNight[]][] = []
  for (const night of nights) {
    const group = groups.find(
      ([first]) => first.kind === night.kind && first.name === night.name && first.amount === night.amount,
    )
    if (group) group.push(night)
    else groups.push([night])
  }
  return groups.map((group) => {
    const [{ kind, name, amount }] = group
    return {
      kind,
      amount: amount * group.length,
      nights: group.length,
      unitAmount: amount,
      ...(name ? { name } : {}),
      dates: group.map(({ date }) => date),
    }
  })
}
