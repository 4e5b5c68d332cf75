import { type Instant, secondsBetween } from '../../../lib/clock.ts'
import {
  daysUntil,
  FULL_DISK_PERCENT,
  isCertificateEnding,
  isClockOff,
  LOW_DISK_PERCENT,
  OLD_BACKUP_HOURS,
} from '../../operations/domain/bounds.ts'
import { type Finding, found } from './finding.ts'

/** What a database says of itself. */
export interface DatabaseFacts {
  /** `server_version_num`: 180001 is 18.1. */
  readonly version: number
  readonly readOnly: boolean
  /** The extension of the exclusion constraint is there to be made. */
  readonly hasGist: boolean
  /** Migrations that ran here; null where none ever did. */
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[] | null
}

const OLDEST_POSTGRES = 140_000

export function judgeDatabase(
  facts: DatabaseFacts,
  ours: readonly { readonly name: string; readonly sha256: string }[],
): Finding[] {
  const version = String(Math.floor(facts.version / 10_000))
  const faults: Finding[] = []
  if (facts.version < OLDEST_POSTGRES) faults.push(found('database_old', { version }))
  if (facts.readOnly) faults.push(found('database_read_only'))
  if (!facts.hasGist) faults.push(found('database_no_gist'))
  faults.push(...judgeSchema(facts.migrations, ours))
  return faults.length > 0 ? faults : [found('database_ok', { version })]
}

function judgeSchema(
  ran: DatabaseFacts['migrations'],
  ours: readonly { readonly name: string; readonly sha256: string }[],
): Finding[] {
  if (ran === null) return [found('schema_missing')]
  const known = new Map(ours.map(({ name, sha256 }) => [name, sha256]))
  const newest = ours
    .map(({ name }) => name)
    .toSorted()
    .at(-1)
  const newer = ran.find(({ name }) => newest !== undefined && name > newest)
  if (newer) return [found('schema_newer', { name: newer.name })]
  const changed = ran.find(({ name, sha256 }) => known.has(name) && known.get(name) !== sha256)
  if (changed) return [found('schema_changed', { name: changed.name })]
  const done = new Set(ran.map(({ name }) => name))
  const pending = ours.filter(({ name }) => !done.has(name))
  return pending.length > 0 ? [found('schema_pending', { count: String(pending.length) })] : []
}

export function judgeDisk(folder: string, freePercent: number, freeBytes: number): Finding {
  const values = { folder, percent: freePercent.toFixed(0), free: sizeOf(freeBytes) }
  if (freePercent <= FULL_DISK_PERCENT) return found('disk_full', values)
  return found(freePercent <= LOW_DISK_PERCENT ? 'disk_low' : 'disk_ok', values)
}

function sizeOf(bytes: number): string {
  return bytes >= 2 ** 30 ? `${(bytes / 2 ** 30).toFixed(1)} GB` : `${Math.round(bytes / 2 ** 20)} MB`
}

/** `theirs` comes with a resolution of a second and the time of a journey. */
export function judgeClock(ours: Instant, theirs: Instant): Finding {
  const seconds = Math.round(secondsBetween(theirs, ours))
  const values = { seconds: String(Math.abs(seconds)) }
  return found(isClockOff(seconds) ? 'clock_off' : 'clock_ok', values)
}

const _DAY_SECONDS = 86_400

export function judgeCertificate(address: string, endsAt: Instant | null, now: Instant): Finding {
  if (endsAt && isCertificateEnding(endsAt, now)) {
    return found('address_certificate_ends', { address, days: String(Math.max(0, daysUntil(endsAt, now))) })
  }
  return found('address_ok', { address })
}

export interface AccountFacts {
  readonly nickname: string
  /** `MLA` is Argentina. */
  readonly site: string
  readonly isTest: boolean
}

/** `live`: what the settings expect of a payment's `live_mode`. */
export function judgeAccount(account: AccountFacts, live: boolean): Finding[] {
  const values = { account: account.nickname, site: account.site }
  const faults: Finding[] = []
  if (account.site !== '' && account.site !== 'MLA') faults.push(found('mercadopago_country', values))
  if (account.isTest && live) faults.push(found('mercadopago_test_account', values))
  if (!account.isTest && !live) faults.push(found('mercadopago_real_account', values))
  return faults.length > 0 ? faults : [found('mercadopago_ok', values)]
}

export function judgeBackups(latest: Instant | null, now: Instant): Finding {
  if (latest === null) return found('backups_none')
  const hours = Math.floor(secondsBetween(latest, now) / 3600)
  return found(hours > OLD_BACKUP_HOURS ? 'backups_old' : 'backups_ok', { hours: String(hours) })
}
