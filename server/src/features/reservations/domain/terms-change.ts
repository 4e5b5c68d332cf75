import type { PayBy } from '../../pricing/domain/quote.ts'
import type { FrozenTerms } from '../../pricing/domain/terms.ts'
import type { NightsOf } from './stay-nights.ts'

export interface TermsChange {
  readonly agreed: FrozenTerms
  readonly before: NightsOf
  readonly after: NightsOf
  /** Another cabin: its nights are as much dearer or cheaper as the two are today. */
  readonly isMoved: boolean
  /** What today's rates ask for the stay as it was and as it will be; null where they cannot say it in its currency. */
  readonly was: FrozenTerms | null
  readonly willBe: FrozenTerms | null
  /** The way of payment the price is for. */
  readonly payBy: PayBy | null
  /** It was for another before. */
  readonly isOtherWay: boolean
  readonly language: 'es' | 'pt' | 'en'
  /** A hold's deposit follows its total; what was confirmed keeps its own. */
  readonly isHold: boolean
}
