import { nightsBetween } from '../../../lib/local-date.ts'
import { isSellingRule } from './classify.ts'
import { type Feed, feedName } from './feed.ts'
import type { StayRecord } from './known-stay.ts'

export interface SellingRule {
  readonly kind: 'advance' | 'window'
  /** Nights of notice; or days ahead up to which it sells. */
  readonly days: number
  /** For the owner. */
  readonly text: string
}

/** What a platform's moving closures say of how it sells, once they have shown that they move. */
export function sellingRules(
  feed: Pick<Feed, 'channel' | 'label'>,
  stays: readonly StayRecord[],
): SellingRule[] {
  const name = feedName(feed)
  return stays.flatMap((stay): SellingRule[] => {
    const { kind } = stay
    if (!isSellingRule(kind) || stay.nights.length > 0) return []
    if (kind === 'advance') {
      const days = nightsBetween(stay.seen.checkIn, stay.seen.checkOut)
      const nights = days === 1 ? '1 noche' : `${days} noches`
      return [{ kind, days, text: `${name} no toma reservas con menos de ${nights} de aviso.` }]
    }
    const days = nightsBetween(stay.startSince, stay.seen.checkIn)
    return [{ kind, days, text: `${name} vende solo hasta unos ${Math.round(days / 30)} meses antes.` }]
  })
}
