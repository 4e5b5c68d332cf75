import type { StayReading } from '../../domain.ts'
import type { Token } from '../text/token.ts'
import type { Atom, DayAtom, LengthAtom, PeriodAtom } from './atoms.ts'
import type { Expr } from './expressions.ts'
import type { Hint } from './resolve-day.ts'

export interface StayRead {
  readonly stay: StayReading
  /** Dates, periods and lengths that the reading neither used nor agrees with. */
  readonly unused: readonly Atom[]
  /** Periods that a "no" has taken back. */
  readonly refused: readonly Atom[]
}

/** A reading with the expressions it was made of. */
export interface Draft {
  readonly stay: StayReading
  readonly used: readonly { readonly start: number; readonly end: number }[]
}

/** The time expressions of a message, sorted for reading. */
export interface Told {
  readonly exprs: readonly Expr[]
  readonly days: readonly DayAtom[]
  readonly periods: readonly PeriodAtom[]
  readonly length: LengthAtom | null
  readonly hint: Hint
  readonly tokens: readonly Token[]
}
