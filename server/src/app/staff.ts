import type { Redis } from 'ioredis'
import { sharedLoginThrottle } from '../adapters/redis/login-throttle.ts'
import { createMailer } from '../adapters/smtp/mailer.ts'
import type { AuditService } from '../features/staff/service/audit.ts'
import type { StaffDeps } from '../features/staff/service/deps.ts'
import { passwordService } from '../features/staff/service/password.ts'
import { peopleService } from '../features/staff/service/people.ts'
import { secondFactorService } from '../features/staff/service/second-factor.ts'
import { loginThrottle } from '../features/staff/service/throttle.ts'
import { staffService } from '../features/staff/service.ts'
import type { Db } from '../lib/db/types.ts'
import type { Context } from './context.ts'

/** Accounts of the people who work here: sign-in, passwords, second factor, the owner's list. */
export function wireStaff(
  context: Context,
  parts: {
    readonly audit: (db: Db) => AuditService
    readonly placeName: (db: Db) => Promise<string>
    /** Null when counters live in this process. */
    readonly redis: Redis | null
  },
) {
  const { clock, ids, propertyId, jwtSecret, queue, config } = context
  const { baseUrl } = config.http
  const mailer = config.smtp && createMailer({ ...config.smtp, domain: new URL(baseUrl).hostname })
  const deps: StaffDeps = {
    clock,
    ids,
    propertyId,
    jwtSecret,
    throttle: throttleOf(context, parts.redis),
    audit: parts.audit,
    jobs: queue,
    mail: mailer && {
      send: (mail) => mailer.send({ ...mail, inReplyTo: null }),
      baseUrl,
      placeName: parts.placeName,
    },
  }
  return {
    staff: staffService(deps),
    people: peopleService(deps),
    passwords: passwordService(deps),
    secondFactor: secondFactorService(deps),
  }
}

function throttleOf({ clock, logger, metrics }: Context, redis: Redis | null) {
  const alone = loginThrottle(clock)
  if (!redis) return alone
  const onError = (error: unknown) => {
    metrics.rateLimitStoreErrors.inc()
    logger.warn({ err: error }, 'login_throttle_store_failed')
  }
  return sharedLoginThrottle({ redis, clock, alone, onError })
}
