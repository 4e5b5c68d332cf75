import type { Actor } from '../../../lib/http/actor.ts'

/** Who moved what, and why. `before` and `after` hold only what changed, and no secrets. */
export interface AuditEntry {
  readonly actor: Actor
  /** `reservation.confirmed`, `rates.changed`: the entity and a verb in the past tense. */
  readonly action: string
  readonly entity: string
  readonly entityId: string
  readonly cause: string
  readonly before?: Readonly<Record<string, unknown>> | null
  readonly after?: Readonly<Record<string, unknown>> | null
}
