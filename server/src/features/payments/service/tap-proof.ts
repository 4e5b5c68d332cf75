import type { Actor } from '../../../lib/http/actor.ts'
import { isId } from '../../../lib/ids.ts'
import type { MinorUnits, Money } from '../../../lib/money.ts'
import { codeSpokenOf } from './account.ts'
import { dueTogether } from './credit-shares.ts'
import {
  type Approval,
  believeOrReturn,
  type Opened,
  type ProofDecision,
  rejectProof,
  withOpen,
} from './decide-proof.ts'
import type { Work } from './deps.ts'

/** What the stay, with every cabin that was booked with it, asks for now. */
interface AskedChanged {
  readonly ok: false
  readonly reason: 'asked_changed'
  readonly code: string
  readonly asked: Money
}

/**
 * `decided`: somebody was quicker. `date_overlap`: the hold ended and somebody else has the nights.
 * `asked_changed`: the stay asks for something else than the message showed.
 */
export type TapDecision =
  | { readonly ok: true; readonly code: string; readonly isReturned: boolean }
  | { readonly ok: false; readonly reason: 'decided' | 'date_overlap' | 'refused' }
  | AskedChanged

export interface ProofTap {
  readonly id: string
  /** What the message showed next to the button; null rejects the receipt. */
  readonly approve: MinorUnits | null
  readonly orReturn?: boolean
  readonly actor: Actor
}

/** One tap of the owner's on the telephone: a yes to exactly the amount that was shown. */
export async function decideProof(asked: Work, of: ProofTap): Promise<TapDecision> {
  const { id, actor, approve, orReturn = false } = of
  if (!isId<'payment-proof'>(id)) return { ok: false, reason: 'decided' }
  const done =
    approve === null
      ? await rejectProof(asked, { id, reason: null, actor })
      : await withOpen(asked, id, (work, open) =>
          approveShown(work, open, { shown: approve, actor, orReturn }),
        )
  if (done.ok) {
    const reservation = await asked.deps.reservations(asked.tx).getById(done.proof.reservationId)
    return { ok: true, code: await codeSpokenOf(asked, reservation), isReturned: done.isReturned }
  }
  if (done.reason === 'asked_changed') return done
  if (done.reason === 'date_overlap') return { ok: false, reason: 'date_overlap' }
  const isDecided = done.reason === 'decided' || done.reason === 'not_found'
  return { ok: false, reason: isDecided ? 'decided' : 'refused' }
}

async function approveShown(
  work: Work,
  open: Opened,
  { shown, ...by }: Approval & { readonly shown: MinorUnits },
): Promise<ProofDecision | AskedChanged> {
  const { reservation } = open
  const amount = await dueTogether(work, reservation)
  if (amount === shown) return believeOrReturn(work, open, { ...by, amount })
  const asked = { amount, currency: reservation.terms.currency }
  return { ok: false, reason: 'asked_changed', code: await codeSpokenOf(work, reservation), asked }
}
