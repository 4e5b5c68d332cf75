import type { Actor } from '../../../lib/http/actor.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import { type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import type { Proof, ProofId } from '../domain/records.ts'
import { proofRepository } from '../repository/proofs.ts'
import { codeSpokenOf, refreshBeforeConfirming } from './account.ts'
import { type CreditRefusal, credit } from './credit.ts'
import { dueTogether } from './credit-shares.ts'
import type { Work } from './deps.ts'
import { queueRefund } from './give-back.ts'
import { moneyOf, tell } from './words.ts'

export type ProofRefusal = CreditRefusal | 'not_found' | 'decided'

export type ProofDecision =
  | { readonly ok: true; readonly proof: Proof; readonly isReturned: boolean }
  | { readonly ok: false; readonly reason: ProofRefusal }

export interface Approval {
  readonly actor: Actor
  /** Money that the stay can no longer take is noted and goes back. */
  readonly orReturn?: boolean
}

/** The owner has seen the money on the bank's page. */
export async function approveProof(
  work: Work,
  of: Approval & { readonly id: ProofId; readonly amount: number | null },
): Promise<ProofDecision> {
  return withOpen(work, of.id, async (work, open): Promise<ProofDecision> => {
    const asked = await dueTogether(work, open.reservation)
    const amount = of.amount ?? asked
    if (asked === 0 && of.orReturn) {
      return giveItBack(work, open, { ...of, amount: amount || open.reservation.terms.deposit })
    }
    return believeOrReturn(work, open, { ...of, amount })
  })
}

/** What cannot be applied to the stay, whatever its amount. */
const TOO_LATE: ReadonlySet<string> = new Set(['date_overlap', 'not_allowed'] satisfies CreditRefusal[])

export async function believeOrReturn(
  work: Work,
  open: Opened,
  of: Approval & { readonly amount: MinorUnits },
): Promise<ProofDecision> {
  const done = await believe(work, open, of)
  return done.ok || !of.orReturn || !TOO_LATE.has(done.reason) ? done : giveItBack(work, open, of)
}

/** It came, and buys nothing any more: booked, promised back by hand, and the guest is told (contract 2.6, 2.13). */
async function giveItBack(
  work: Work,
  { proof, reservation }: Opened,
  { amount, actor }: Approval & { readonly amount: MinorUnits },
): Promise<ProofDecision> {
  const { deps, tx } = work
  const once = `proof:${proof.id}`
  const note = `receipt ${proof.id}`
  const { currency } = reservation.terms
  const by = { actorKind: actor.kind, actorId: actor.id }
  const entry = {
    kind: 'payment',
    method: 'transfer',
    amount,
    currency,
    note,
    sourceKey: once,
    ...by,
  } as const
  if (!(await deps.reservations(tx).addEntry(reservation.id, entry)))
    return { ok: false, reason: 'already_booked' }
  await queueRefund(work, { reservation, paymentId: null, amount, cause: 'late', once, actor })
  await tellReturned(work, reservation, { amount, once: `late:${once}` })
  return decided(work, proof, { state: 'approved', amount, reason: null, actor, isReturned: true })
}

async function tellReturned(
  work: Work,
  reservation: Reservation,
  of: { readonly amount: MinorUnits; readonly once: string },
): Promise<void> {
  const { deps, tx } = work
  const { accommodationId, checkIn, checkOut, party } = reservation
  const refunded = moneyOf(reservation, of.amount)
  const code = await codeSpokenOf(work, reservation)
  if (statusAt(reservation, deps.clock.now()) !== 'expired') {
    return tell(work, reservation, { key: 'payment_returned', variables: { code, refunded }, once: of.once })
  }
  const near = await deps.reservations(tx).alternatives({ accommodationId, checkIn, checkOut, party })
  const alternatives = near.map((one) => ({ cabin: one.name, stay: one }))
  await tell(work, reservation, {
    key: 'payment_late_refunded',
    variables: {
      ...{ code, refunded, stay: reservation },
      cabin: await deps.cabinName(tx, accommodationId),
      alternatives: alternatives.length > 0 ? alternatives : null,
    },
    once: of.once,
  })
}

/** The calendars first: what a platform sold meanwhile is known before money confirms nights. */
export async function withOpen<Result>(
  { deps, tx: db }: Work,
  id: ProofId,
  step: (work: Work, open: Opened) => Promise<Result>,
): Promise<Result | Exclude<Open, { ok: true }>> {
  await refreshBeforeConfirming(deps, db, (await proofRepository(db).find(id))?.reservationId)
  return db.transaction(async (tx) => {
    const open = await lockOpen({ deps, tx }, id)
    return open.ok ? step({ deps, tx }, open) : open
  })
}

async function believe(
  work: Work,
  { proof, reservation }: Opened,
  { amount, actor }: { readonly amount: MinorUnits; readonly actor: Actor },
): Promise<ProofDecision> {
  if (amount <= 0) return { ok: false, reason: 'more_than_due' }
  const booked = await credit(work, {
    reservation,
    amount,
    method: 'transfer',
    note: `receipt ${proof.id}`,
    actor,
    sourceKey: `proof:${proof.id}`,
    together: true,
  })
  if (!booked.ok) return booked
  return decided(work, proof, { state: 'approved', amount, reason: null, actor })
}

export function rejectProof(
  { deps, tx: db }: Work,
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

export type Opened = { readonly ok: true; readonly proof: Proof; readonly reservation: Reservation }

type Open = Opened | { readonly ok: false; readonly reason: 'not_found' | 'decided' }

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
    readonly isReturned?: boolean
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
  await deps.closeAlert(tx, `payment_proof:${proof.id}`)
  await deps.audit(tx, {
    actor,
    action: `payment_proof.${state}`,
    entity: 'reservation',
    entityId: proof.reservationId,
    cause: reason ?? `receipt ${proof.id}`,
    after: { proof_id: proof.id, amount },
  })
  const after = await proofRepository(tx).find(proof.id)
  return after
    ? { ok: true, proof: after, isReturned: as.isReturned ?? false }
    : { ok: false, reason: 'not_found' }
}
