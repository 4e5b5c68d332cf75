import { dateOf, epochDay, type LocalDate, nightsBetween, partsOf } from '../../lib/local-date.ts'
import type { Currency, MinorUnits } from '../../lib/money.ts'
import { roundHalfUp } from '../../lib/money.ts'

/** Half-open, `[from, to)`. */
export interface Span {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Nights that somebody has. */
export interface TakenNights {
  readonly kind: 'hold' | 'reservation' | 'block' | 'external'
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  /** Whole price of the stay; null where we sold nothing. */
  readonly price: {
    readonly total: MinorUnits
    readonly currency: Currency
    /** Of the whole stay, also outside the span. */
    readonly nights: number
  } | null
}

export interface MonthFigures {
  readonly revenue: MinorUnits
  readonly otherRevenue: readonly { readonly currency: Currency; readonly amount: MinorUnits }[]
  readonly nightsSold: number
  readonly nightsExternal: number
  readonly nightsAvailable: number
  /** 0 to 100, one decimal. */
  readonly occupancy: number
  /** Null when no night was sold in the property's currency. */
  readonly adr: MinorUnits | null
}

export interface MonthFacts {
  readonly span: Span
  readonly accommodations: number
  readonly taken: readonly TakenNights[]
  readonly currency: Currency
}

/**
 * A stay counts with the nights that lie in the month and with that share of its price. Imported stays fill nights and
 * earn nothing here; blocked nights were never for sale; holds are not sold yet.
 */
export function monthFigures({ span, accommodations, taken, currency }: MonthFacts): MonthFigures {
  let nightsSold = 0
  let nightsSoldInCurrency = 0
  let nightsExternal = 0
  let nightsBlocked = 0
  const revenue = new Map<Currency, MinorUnits>()
  for (const stay of taken) {
    const nights = nightsWithin(stay, span)
    if (stay.kind === 'external') nightsExternal += nights
    if (stay.kind === 'block') nightsBlocked += nights
    if (stay.kind !== 'reservation') continue
    nightsSold += nights
    if (!stay.price || stay.price.nights <= 0) continue
    if (stay.price.currency === currency) nightsSoldInCurrency += nights
    const share = roundHalfUp((stay.price.total * nights) / stay.price.nights)
    revenue.set(stay.price.currency, (revenue.get(stay.price.currency) ?? 0) + share)
  }
  const own = revenue.get(currency) ?? 0
  revenue.delete(currency)
  const nightsAvailable = Math.max(0, accommodations * nightsBetween(span.from, span.to) - nightsBlocked)
  return {
    revenue: own,
    otherRevenue: [...revenue].map(([other, amount]) => ({ currency: other, amount })),
    nightsSold,
    nightsExternal,
    nightsAvailable,
    occupancy: percent(nightsSold + nightsExternal, nightsAvailable),
    adr: nightsSoldInCurrency === 0 ? null : roundHalfUp(own / nightsSoldInCurrency),
  }
}

export function nightsWithin(stay: { checkIn: LocalDate; checkOut: LocalDate }, span: Span): number {
  const from = Math.max(epochDay(stay.checkIn), epochDay(span.from))
  const to = Math.min(epochDay(stay.checkOut), epochDay(span.to))
  return Math.max(0, to - from)
}

/** Of 100, one decimal; nothing of nothing is 0, and a full house is never told as more than full. */
export function percent(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(100, Math.round((part / whole) * 1000) / 10)
}

const STAGES = ['inquiry', 'quote', 'hold', 'payment', 'confirmed'] as const
export type Stage = (typeof STAGES)[number]

export interface StageFigure {
  readonly stage: Stage
  readonly count: number
  /** Of the stage before; null for the first, and where nobody came so far. */
  readonly percent: number | null
}

/** How many got how far. Whoever reached a stage has passed those before it, however they came. */
export function funnel(reached: Readonly<Record<Stage, number>>): StageFigure[] {
  let before: number | null = null
  return STAGES.map((stage) => {
    const count = reached[stage]
    const share = before ? percent(count, before) : null
    before = count
    return { stage, count, percent: share }
  })
}

/** The calendar month in which `today` lies. */
export function monthOf(today: LocalDate): Span {
  const { year, month } = partsOf(today)
  const to = month === 12 ? dateOf(year + 1, 1, 1) : dateOf(year, month + 1, 1)
  return { from: dateOf(year, month, 1), to }
}
