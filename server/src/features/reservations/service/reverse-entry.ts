import { type Db, isViolationOf } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { Id } from '../../../lib/ids.ts'
import { withHandMade } from '../../pricing/domain/terms.ts'
import { isConsequenceOf, isReversible, type LedgerEntry } from '../domain/ledger.ts'
import type { Reservation } from '../domain/reservation.ts'
import { LEDGER_REVERSED_ONCE, ledgerRepository } from '../repository/ledger.ts'
import { reservationRepository } from '../repository.ts'
import type { ReservationDeps } from './deps.ts'

export type ReversalResult =
  | { readonly ok: true; readonly reservation: Reservation; readonly reversed: readonly LedgerEntry[] }
  | { readonly ok: false; readonly reason: 'not_found' | 'not_reversible' | 'already_reversed' }

/**
 * Takes back an entry that a person wrote by mistake, with what followed from it alone. Nothing is erased: each entry
 * gets its opposite. The status of the stay stays as it is.
 */
export async function reverseEntry(
  work: { readonly deps: ReservationDeps; readonly db: Db },
  of: { readonly entryId: string; readonly reason: string; readonly actor: Actor },
): Promise<ReversalResult> {
  try {
    return await work.db.savepoint((tx) => reverse({ deps: work.deps, tx }, of))
  } catch (error) {
    if (isViolationOf(error, LEDGER_REVERSED_ONCE)) return { ok: false, reason: 'already_reversed' }
    throw error
  }
}

async function reverse(
  { deps, tx }: { readonly deps: ReservationDeps; readonly tx: Db },
  of: { readonly entryId: string; readonly reason: string; readonly actor: Actor },
): Promise<ReversalResult> {
  const repository = reservationRepository(tx)
  const entries = ledgerRepository(tx)
  const found = await entries.findEntry(of.entryId)
  const reservation = found && (await repository.lockById(found.reservationId))
  if (!found || !reservation) return { ok: false, reason: 'not_found' }
  if (!isReversible(found.entry)) return { ok: false, reason: 'not_reversible' }
  const ledger = await entries.listEntries(reservation.id)
  const followers = ledger.filter((entry) => isConsequenceOf(entry, found.entry))
  const now = deps.clock.now()
  let terms = reservation.terms
  for (const entry of [found.entry, ...followers]) {
    await entries.insertEntry(reservation.id, {
      ...entry,
      id: deps.ids.uuid<Id<'ledger-entry'>>(),
      amount: -entry.amount,
      note: of.reason,
      actorKind: of.actor.kind,
      actorId: of.actor.id,
      sourceKey: null,
      reverses: entry.id,
      createdAt: now,
    })
    if (entry.kind !== 'payment' && entry.kind !== 'refund') {
      terms = withHandMade(terms, { amount: -entry.amount, note: of.reason })
    }
  }
  const isSame = terms === reservation.terms
  const after = isSame ? reservation : await repository.patch(reservation.id, { terms }, now)
  await deps.audit(tx, {
    actor: of.actor,
    action: 'ledger.reversed',
    entity: 'reservation',
    entityId: reservation.id,
    cause: of.reason,
    before: { entry_id: found.entry.id, kind: found.entry.kind, amount: found.entry.amount },
    after: { total: terms.total },
  })
  return { ok: true, reservation: after, reversed: [found.entry, ...followers] }
}
