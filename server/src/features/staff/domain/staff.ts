import type { Instant } from '../../../lib/clock.ts'
import type { Actor, Role } from '../../../lib/http/actor.ts'
import type { Id, StaffId } from '../../../lib/ids.ts'

export type SessionId = Id<'session'>

export interface StaffMember {
  readonly id: StaffId
  readonly email: string
  readonly name: string
  readonly role: Role
}

export interface Session {
  readonly id: SessionId
  readonly member: StaffMember
  readonly expiresAt: Instant
  /** When it was last used, to within minutes. */
  readonly seenAt: Instant
}

const RANK: Readonly<Record<Role, number>> = { reader: 0, staff: 1, owner: 2 }

export function hasRole(actor: Actor | undefined, least: Role): boolean {
  return actor?.kind === 'staff' && RANK[actor.role] >= RANK[least]
}
