import type { MessageKey, MessageVariables } from '../../messaging/domain/catalogue.ts'
import type { OwnerTap } from '../domain/owner-taps.ts'

type OutcomeOf<K extends MessageKey> = {
  readonly key: K
  readonly variables: MessageVariables[K]
  readonly buttons?: readonly {
    readonly tap: OwnerTap
    readonly label: 'keep_all' | 'keep_cabin' | 'keep_no' | 'proof_yes' | 'proof_no'
  }[]
}

/** What the owner is told about a decision, with what may be tapped next. */
export type Outcome = { [K in MessageKey]: OutcomeOf<K> }[MessageKey]

export const TOO_LATE: Outcome = { key: 'owner_too_late', variables: {} }
