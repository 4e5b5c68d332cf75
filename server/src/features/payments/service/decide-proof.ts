import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { Proof, ProofId } from '../domain/records.ts'
import { proofRepository } from '../repository/proofs.ts'
import { type CreditRefusal, credit } from './credit.ts'
import { dueTogether } from './credit-shares.ts'
import type { PaymentDeps, Work } from './deps.ts'
import { refreshBeforeConfirming } from './fresh-calendars.ts'
import { tell } from './words.ts'

export type ProofRefusal = CreditRefusal | 'not_found' | 'decided'
export type ProofDecision =
  | { readonly ok: true; readonly proof: Proof }
  | { readonly ok: false; readonly reason: ProofRefusal }

/** The owner has seen the money on the bank's page. */
export async function approveProof(
  deps: PaymentDeps,
  db: Db,
  of: { readonly id: ProofId; readonly amount: number | null; readonly actor: Actor },
): Promise<ProofDecision> {
  await refreshBeforeConfirming(deps, db, (await proofRepository(db).find(of.id))?.reservationId)
  return db.transaction(async (tx): Promise<ProofDecision> => {
    const work = { deps, tx }
    const open = await lockOpen(work, of.id)
    if (!open.ok) return open
    const { proof, reservation } = open
    const amount = of.amount ?? (await dueTogether(work, reservation))
    if (amount <= 0) return { ok: false, reason: 'more_than_due' }
    const booked = await credit(work, {
      reservation,
      amount,
      method: 'transfer',
      note: `receipt ${proof.id}`,
      actor: of.actor,
      sourceKey: `proof:${proof.id}`,
      together: true,
    })
    if (!booked.ok) return booked
    return decided(work, proof, { state: 'approved', amount, reason: null, actor: of.actor })
  })
}

export function rejectProof(
  deps: PaymentDeps,
  db: Db,
  of: { readonly id: ProofId; readonly reason: string | null; readonly actor: Actor },
): Promise<ProofDecision> {
  return db.transaction(async (tx): Promise<ProofDecision> => {
    const work = { deps, tx }
    const open = await lockOpen(work, of.id)
    if (!open.ok) return open
    const { proof, reservation } = open
    const variables = { code: reservation.code, reason: of.reason }
    await tell(work, reservation, { key: 'proof_rejected', variables, once: `proof:${proof.id}` })
    return decided(work, proof, { state: 'rejected', amount: null, reason: of.reason, actor: of.actor })
  })
}

/** One tap of the owner's on the telephone; `decided`: somebody was quicker. */
export async function decideProof(
  deps: PaymentDeps,
  db: Db,
  of: { readonly id: string; readonly approve: boolean; readonly actor: Actor },
): Promise<{ readonly ok: true; readonly code: string } | { readonly ok: false; readonly decided: boolean }> {
  const id = of.id as ProofId
  const { actor } = of
  const done = of.approve
    ? await approveProof(deps, db, { id, amount: null, actor })
    : await rejectProof(deps, db, { id, reason: null, actor })
  if (!done.ok) return { ok: false, decided: done.reason === 'decided' || done.reason === 'not_found' }
  return { ok: true, code: (await deps.reservations(db).getById(done.proof.reservationId)).code }
}

type Open =
  | { ok: true; proof: Proof; reservation: Reservation }
  | { ok: false; reason: 'not_found' | 'decided' }

async function lockOpen({ deps, tx }: Work, id: ProofId): Promise<Open> {
  const found = await proofRepository(tx).find(id)
  if (!found) return { ok: false, reason: 'not_found' }
  // The reservation first: the order in which everybody locks.
  const reservation = await deps.reservations(tx).lockById(found.reservationId)
  const proof = await proofRepository(tx).lock(id)
  if (!proof || !reservation) return { ok: false, reason: 'not_found' }
  if (proof.state === 'approved' || proof.state === 'rejected') return { ok: false, reason: 'decided' }
  return { ok: true, proof, reservation }
}

async function decided(
  { deps, tx }: Work,
  proof: Proof,
  as: {
    readonly state: 'approved' | 'rejected'
    readonly amount: number | null
    readonly reason: string | null
    readonly actor: Actor
  },
): Promise<ProofDecision> {
  const { state, amount, reason, actor } = as
  await proofRepository(tx).decide(proof.id, {
    state,
    amount,
    reason,
    by: actor.id ?? '',
    at: deps.clock.now(),
  })
  await deps.audit(tx, {
    actor,
    action: `payment_proof.${state}`,
    entity: 'reservation',
    entityId: proof.reservationId,
    cause: reason ?? `receipt ${proof.id}`,
    after: { proof_id: proof.id, amount },
  })
  const after = await proofRepository(tx).find(proof.id)
  return after ? { ok: true, proof: after } : { ok: false, reason: 'not_found' }
}
