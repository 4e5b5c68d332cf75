import type { Clock } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { Ids, PropertyId } from '../../../lib/ids.ts'
import type { MediaStore } from '../../../lib/media-store.ts'
import type { AuditEntry } from '../../staff/domain/audit.ts'

export interface LodgingDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  readonly media: (db: Db) => MediaStore
  readonly audit: (tx: Db, entry: AuditEntry) => Promise<void>
}

export interface Work {
  readonly deps: LodgingDeps
  readonly tx: Db
}

export function notFound() {
  return problem({
    code: 'accommodation_not_found',
    detail: 'There is no such accommodation; GET /accommodations lists them.',
  })
}
