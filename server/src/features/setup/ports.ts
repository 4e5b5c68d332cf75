import type { Db } from '../../lib/db/types.ts'
import type { CheckName, Finding } from './domain/finding.ts'

/**
 * One question to one part of the installation, or to something outside. It may throw and may hang: whoever runs it
 * sees to that.
 */
export type Check = () => Promise<Finding | readonly Finding[]>

/** Made anew for each run: what one check learns (does the address answer?) the others may use. */
export type ChecksOfRun = () => Readonly<Record<CheckName, Check>>

/** The database to look at, or why there is none. Opened once a run. */
export type DatabaseDoor = () => Promise<{ readonly db: Db } | { readonly finding: Finding }>

/** `then` runs once after `ms`; the answer takes it back. */
export interface SilenceTimer {
  after(ms: number, then: () => void): () => void
}

export interface SetupDeps {
  readonly checks: ChecksOfRun
  /** Of elapsed time, whatever the calendar says. */
  readonly timer: SilenceTimer
  /** Nobody waits longer for one answer; the calendars get more, there are several. */
  readonly deadlineMs?: number
}
