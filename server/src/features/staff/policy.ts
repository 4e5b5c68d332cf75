import { CSRF_HEADER, SESSION_COOKIE } from '@tranquera/contracts/auth'
import type { FastifyRequest } from 'fastify'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import type { Guard, Guards, Role } from '../../lib/http/actor.ts'
import { sameSecret } from '../../lib/ids.ts'
import { hasRole, type Session, type SessionId } from './domain/staff.ts'
import type { StaffService } from './service.ts'

export interface GuardDeps {
  readonly db: Db
  readonly staff: (db: Db) => StaffService
  readonly csrfTokenOf: (id: SessionId) => string
}

/** Where the session of a request comes from; a cookie alone may not write. */
export interface Presented {
  readonly session: Session
  readonly mayWrite: boolean
}

export async function findPresented(
  deps: GuardDeps,
  request: FastifyRequest,
): Promise<Presented | undefined> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const token = bearer ?? request.cookies[SESSION_COOKIE]
  if (!token) return undefined
  const session = await deps.staff(deps.db).findSession(token)
  if (!session) return undefined
  if (bearer || ['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return { session, mayWrite: true }
  const given = request.headers[CSRF_HEADER]
  return { session, mayWrite: typeof given === 'string' && sameSecret(given, deps.csrfTokenOf(session.id)) }
}

/** The four doors of `lib/http/actor.ts`. */
export function createGuards(deps: GuardDeps): Guards {
  const admit = (request: FastifyRequest, { member }: Session) => {
    request.actor = { kind: 'staff', id: member.id, role: member.role }
  }
  const atLeast = (role: Role): Guard => ({
    access: role,
    async check(request) {
      const presented = await findPresented(deps, request)
      if (!presented) throw unauthenticated()
      if (!presented.mayWrite) throw csrfInvalid()
      admit(request, presented.session)
      if (!hasRole(request.actor, role)) {
        throw problem({ code: 'forbidden', detail: 'Your role does not allow this.' })
      }
    },
  })
  return {
    owner: atLeast('owner'),
    staff: atLeast('staff'),
    reader: atLeast('reader'),
    identify: {
      access: 'identify',
      async check(request) {
        const presented = await findPresented(deps, request)
        if (presented?.mayWrite) admit(request, presented.session)
      },
    },
  }
}

export function unauthenticated() {
  return problem({
    code: 'unauthenticated',
    detail: 'Sign in first, or send a valid access token.',
    headers: { 'WWW-Authenticate': 'Bearer' },
  })
}

export function csrfInvalid() {
  return problem({
    code: 'csrf_token_invalid',
    detail: 'Send the CSRF token of this session in X-CSRF-Token.',
  })
}
