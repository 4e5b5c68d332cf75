import type { Clock, Instant } from '../../../lib/clock.ts'
import { backupName, expiredBackups, isBackupDue, latestOf } from '../domain/backups.ts'

/** Where backups lie and who writes them. */
interface BackupStore {
  /** Names of what lies there, finished or not ours. */
  list(): Promise<string[]>
  /** Writes it, restores it into a scratch database, encrypts it when there is a key. Throws when any of it fails. */
  make(name: string, madeAt: Instant): Promise<void>
  remove(name: string): Promise<void>
}

export interface BackupDeps {
  readonly clock: Clock
  /** IANA zone of the property: its nights are meant. */
  readonly zone: string
  /** BACKUP_KEEP_DAYS */
  readonly keepDays: number
  readonly store: BackupStore
  readonly onOutcome: (outcome: 'succeeded' | 'failed') => void
  readonly onLatest: (at: Instant) => void
}

/** The nightly backup. Running twice in a night makes one. */
export function backupService(deps: BackupDeps) {
  const { clock, store } = deps

  async function make(): Promise<string> {
    const now = clock.now()
    const name = backupName(now)
    try {
      await store.make(name, now)
    } catch (error) {
      await store.remove(name)
      deps.onOutcome('failed')
      throw error
    }
    deps.onOutcome('succeeded')
    deps.onLatest(now)
    for (const old of expiredBackups(await store.list(), now, deps.keepDays)) await store.remove(old)
    return name
  }

  return {
    make,
    /** Handler of `operations.back-up`. */
    async makeWhenDue(): Promise<void> {
      const last = latestOf(await store.list())
      if (last) deps.onLatest(last)
      if (isBackupDue(last, clock.now(), deps.zone)) await make()
    },
  }
}
