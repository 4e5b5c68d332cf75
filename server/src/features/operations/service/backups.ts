import type { Readable } from 'node:stream'
import type { Clock, Instant } from '../../../lib/clock.ts'
import {
  abandonedBackups,
  backupName,
  expiredBackups,
  isBackupDue,
  latestOf,
  madeAtOf,
} from '../domain/backups.ts'

interface StoredBackup {
  readonly bytes: number
  readonly encrypted: boolean
}

/** Where backups lie and who writes them. */
interface BackupStore {
  /** Names of what lies there, finished or not ours. */
  list(): Promise<string[]>
  /** Writes it, restores it into a scratch database, encrypts it when there is a key. Throws when any of it fails. */
  make(name: string, madeAt: Instant): Promise<void>
  remove(name: string): Promise<void>
  describe(name: string): Promise<StoredBackup>
  /** The whole of it in one file. */
  archive(name: string): Readable
  /** Throws when it is damaged, newer, or sealed with another key; changes nothing. */
  verify(name: string): Promise<void>
}

export interface BackupDeps {
  readonly clock: Clock
  /** IANA zone of the property: its nights are meant. */
  readonly zone: string
  /** BACKUP_KEEP_DAYS */
  readonly keepDays: number
  readonly encrypted: boolean
  readonly store: BackupStore
  readonly onOutcome: (outcome: 'succeeded' | 'failed') => void
  readonly onLatest: (at: Instant) => void
}

export interface Backup extends StoredBackup {
  readonly name: string
  readonly madeAt: Instant
}

/** The nightly backup. Running twice in a night makes one. */
export function backupService(deps: BackupDeps) {
  const { clock, store } = deps
  let making: Promise<string> | undefined

  async function write(): Promise<string> {
    const now = clock.now()
    const name = backupName(now)
    // Asked for again within its second, or by a job that came back with a restore.
    const names = await store.list()
    if (names.includes(name)) return name
    for (const abandoned of abandonedBackups(names, now)) await store.remove(abandoned)
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

  /** Two at once would write one folder: who comes second waits for the first. */
  function make(): Promise<string> {
    making ??= write().finally(() => {
      making = undefined
    })
    return making
  }

  async function latest(): Promise<Instant | null> {
    const at = latestOf(await store.list())
    if (at) deps.onLatest(at)
    return at
  }

  return {
    keepDays: deps.keepDays,
    encrypted: deps.encrypted,
    make,
    latest,
    isMaking: () => making !== undefined,
    archive: (name: string): Readable => store.archive(name),
    verify: (name: string): Promise<void> => store.verify(name),

    /** Undefined for a name that is none of ours. */
    async find(name: string): Promise<Backup | undefined> {
      const madeAt = madeAtOf(name)
      if (!madeAt || !(await store.list()).includes(name)) return undefined
      return { name, madeAt, ...(await store.describe(name)) }
    },

    /** The latest first. */
    async list(): Promise<Backup[]> {
      const ours = (await store.list()).flatMap((name) => {
        const madeAt = madeAtOf(name)
        return madeAt ? [{ name, madeAt }] : []
      })
      const described = ours.map(async (one) => ({ ...one, ...(await store.describe(one.name)) }))
      return (await Promise.all(described)).sort((a, b) => (a.name < b.name ? 1 : -1))
    },

    /** Handler of `operations.back-up`. */
    async makeWhenDue(): Promise<void> {
      if (isBackupDue(await latest(), clock.now(), deps.zone)) await make()
    },
  }
}

export type BackupService = ReturnType<typeof backupService>
