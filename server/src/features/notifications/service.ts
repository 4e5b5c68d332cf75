import { knownKind } from '@tranquera/contracts/alert-kinds'
import type { Clock, Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Ids, PropertyId } from '../../lib/ids.ts'
import type { ForgottenGuest } from '../guests/domain.ts'
import type { Alert, AlertFilter, AlertId, AlertNote } from './domain/alert.ts'
import { tellingRepository } from './repository/tellings.ts'
import { alertRepository } from './repository.ts'

export interface AlertDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly propertyId: PropertyId
  /** There is something to tell. Called in the transaction that raises or closes: it only enqueues. */
  readonly announce: (tx: Db) => Promise<void>
}

export type ResolveOutcome =
  | { readonly ok: true; readonly alert: Alert }
  | { readonly ok: false; readonly reason: 'not_found' }

/** What a person has to look at. Joins the transaction in which the problem shows. */
export function alertService(deps: AlertDeps) {
  return (db: Db) => ({
    raise(note: AlertNote): Promise<{ readonly id: AlertId; readonly fresh: boolean }> {
      return db.transaction(async (tx) => {
        const id = deps.ids.uuid<AlertId>()
        const at = deps.clock.now()
        const open = await alertRepository(tx, deps.propertyId).open({ ...note, id, at, ringAt: at })
        const fresh = open === id
        if (fresh) await deps.announce(tx)
        return { id: open, fresh }
      })
    },

    /** Nothing new happened: it says what is left, and who was told is not told again. */
    restate: (note: AlertNote): Promise<void> => alertRepository(db, deps.propertyId).restate(note),

    /** By a person. Resolving twice is the same as once. */
    resolve(id: string): Promise<ResolveOutcome> {
      return db.transaction(async (tx) => {
        const repository = alertRepository(tx, deps.propertyId)
        const alert = (await repository.resolve(id, deps.clock.now())) ?? (await repository.find(id))
        return alert ? { ok: true, alert } : { ok: false, reason: 'not_found' }
      })
    },

    /** A person has seen it: it rings no more, and stays open until its cause is gone. */
    async see(id: string): Promise<ResolveOutcome> {
      const alert = await alertRepository(db, deps.propertyId).markSeen(id, deps.clock.now())
      return alert ? { ok: true, alert } : { ok: false, reason: 'not_found' }
    },

    /** By the product itself, when the cause is gone. False when nothing was open. */
    async close(dedupeKey: string): Promise<boolean> {
      // Nearly always there is nothing to end: whoever was served says so each time.
      if (!(await alertRepository(db, deps.propertyId).isOpen(dedupeKey))) return false
      return db.transaction(async (tx) => {
        const closed = await alertRepository(tx, deps.propertyId).resolveByKey(dedupeKey, deps.clock.now())
        if (closed?.nextRingAt) await deps.announce(tx)
        return closed !== undefined
      })
    },

    /** The keys of all that is open now. */
    openKeys: (): Promise<ReadonlySet<string>> => alertRepository(db, deps.propertyId).openKeys(),

    /** A guest's words stand in what is told of a chat. */
    forgetWords: (of: { readonly before: Instant }) => alertRepository(db, deps.propertyId).forgetWords(of),

    /** What was told of this guest; that something was, and when, stays. `words`: as others name them. */
    forgetGuest: (
      of: Pick<ForgottenGuest, 'conversationIds' | 'reservationIds'> & { readonly words: string | null },
    ) => alertRepository(db, deps.propertyId).forgetGuest({ ...of, at: deps.clock.now() }),

    /** Answers how many rows went. */
    forgetResolved: (before: Instant): Promise<number> =>
      alertRepository(db, deps.propertyId).deleteResolved(before),

    tellingsOf: (ids: readonly AlertId[]) => tellingRepository(db, deps.propertyId).listOf(ids),

    /** By the kinds the bell knows, for gauges: a kind of Meta's own counts under the one it is filed under. */
    async countOpen(): Promise<readonly { kind: string; severity: string; count: number }[]> {
      const rows = await alertRepository(db, deps.propertyId).countOpen()
      return rows.map((row) => ({ ...row, kind: knownKind(row.kind) }))
    },

    list: (filter: AlertFilter, page: { readonly limit: number; readonly offset: number }) =>
      alertRepository(db, deps.propertyId).list(filter, page),
  })
}

export type AlertService = ReturnType<ReturnType<typeof alertService>>
