import type { Db } from './types.ts'

/**
 * Every advisory lock of the product. PostgreSQL knows them by number only, so two of one number keep strangers
 * waiting for each other: a new lock takes the next number, and a number is never used again.
 *
 * The order in which a transaction takes locks, outermost first; who needs two takes them in this order
 * (docs/decisions/0016-lock-order.md):
 *
 *   1. the row of a stored webhook
 *   2. `sender`, then the row of a conversation
 *   3. `payment`
 *   4. the row of a reservation
 *   5. rows of payment requests, proofs and refunds, each kind in the order of its ids
 *   6. `feed`, then `cabinNights`, several cabins in the order of their ids
 *   7. `calendarExport`
 *   8. `messageSaid`
 *   9. rows of jobs, in the order of their keys, with the commit
 */
const LOCKS = {
  /** Who wants nights of one cabin waits in line. Key: accommodation. */
  cabinNights: 1,
  /** Readings of one feed take turns. Key: feed. */
  feed: 2,
  /** Two first messages (or mails) of one guest become one guest. Key: WhatsApp id or mail address. */
  sender: 3,
  /** The same thing is said once. Key: dedupe key of the outbox. */
  messageSaid: 4,
  /** One writes down what a cabin's calendar tells the platforms. Key: accommodation. */
  calendarExport: 5,
  // 6 was the turn of a conversation's messages; the row that is claimed decides now.
  /** Readings of one payment take turns, also before its first row. Key: payment at the provider. */
  payment: 7,
} as const

export type LockName = keyof typeof LOCKS

/** Waits for the lock and keeps it until the transaction ends. */
export async function lockFor(tx: Db, name: LockName, key: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [key, LOCKS[name]])
}

/**
 * Locks of the installation as a whole, in the space of plain 64-bit numbers; never taken inside the others.
 * `presence` is shared by every running instance: who gets it alone is alone. `cluster` belongs to the process that
 * works with the embedded database, for as long as it lives.
 */
export const INSTALLATION_LOCKS = {
  presence: 7_226_001,
  migration: 7_226_002,
  firstStart: 7_226_003,
  cluster: 7_226_004,
} as const

export async function lockInstallation(
  tx: Db,
  name: Exclude<keyof typeof INSTALLATION_LOCKS, 'presence' | 'cluster'>,
): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [INSTALLATION_LOCKS[name]])
}
