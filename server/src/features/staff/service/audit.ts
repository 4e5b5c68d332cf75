import type { Clock } from '../../../lib/clock.ts'
import type { ListPage } from '../../../lib/db/paging.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { AuditEntry } from '../domain/audit.ts'
import { type AuditFilter, auditRepository } from '../repository.ts'

export interface AuditDeps {
  readonly clock: Clock
  readonly currentTraceId: () => string | null
}

/** Append-only memory of every move; joins the transaction that makes the move. */
export function auditService(deps: AuditDeps) {
  return (db: Db) => ({
    record: (entry: AuditEntry) => auditRepository(db).append(entry, deps.clock.now(), deps.currentTraceId()),
    list: (filter: AuditFilter, page: ListPage) => auditRepository(db).list(filter, page),
  })
}

export type AuditService = ReturnType<ReturnType<typeof auditService>>
