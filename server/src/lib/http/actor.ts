import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify'

export type Role = 'owner' | 'staff' | 'reader'

/** Who does it. Goes into the audit log with every move. */
export type Actor =
  | { readonly kind: 'staff'; readonly id: string; readonly role: Role }
  | { readonly kind: 'guest'; readonly id: string | null }
  | { readonly kind: 'provider'; readonly id: string }
  | { readonly kind: 'system'; readonly id: string }

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by a guard or by `identify`; undefined for the public. */
    actor?: Actor
    /** Stands on the response, in every log line, and in the jobs this request causes. */
    traceId: string
  }
}

/** A door of a route: who passes, and the check itself, which runs before the body is read. */
export interface Guard {
  readonly access: Role | 'identify'
  readonly check: onRequestAsyncHookHandler
}

/** The doors the routes name; only `features/staff` makes them. Each refuses with 401 or 403 (problem+json). */
export interface Guards {
  readonly owner: Guard
  /** Owner or staff. */
  readonly staff: Guard
  /** Anyone who is signed in. */
  readonly reader: Guard
  /** Signed in or not: sets `request.actor` when there is a session, refuses nobody. */
  readonly identify: Guard
}

export function actorOf(request: Pick<FastifyRequest, 'actor'>): Actor {
  if (!request.actor) throw new Error('The route has no guard, so nobody is identified')
  return request.actor
}
