import type { Clock } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Ids, PropertyId } from '../../../lib/ids.ts'
import type { Jobs } from '../../../lib/queue/job.ts'
import type { LoginThrottle, SendStaffMail } from '../ports.ts'
import type { AuditService } from './audit.ts'

export interface StaffDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  /** At least 32 characters. */
  readonly jwtSecret: string
  readonly throttle: LoginThrottle
  readonly audit: (db: Db) => AuditService
  readonly jobs: Jobs
  /** Null: this installation sends no mail. */
  readonly mail: StaffMailWays | null
}

interface StaffMailWays {
  readonly send: SendStaffMail
  /** Public address of the product. */
  readonly baseUrl: string
  readonly placeName: (db: Db) => Promise<string>
}
