import type { Money } from '../../../lib/money.ts'
import type { ProofShown } from '../../payments/domain/records.ts'
import type { OwnerTap } from '../domain/owner-taps.ts'
import type { ToldOwner } from '../jobs.ts'

export function proofForOwner(proof: ProofShown): ToldOwner {
  const { id, code, guestName, amount, picture, isRepeated } = proof
  return {
    once: `proof:${id}`,
    key: 'owner_proof',
    variables: { name: guestName, code, amount, isRepeated },
    buttons: proofButtons(id, amount),
    picture,
  }
}

/** Approving is a yes to the amount that stands beside the button. */
export function proofButtons(
  id: string,
  amount: Money | null,
): readonly { readonly tap: OwnerTap; readonly label: 'proof_yes' | 'proof_no' }[] {
  const no = { tap: { name: 'proof_no', values: [id] }, label: 'proof_no' } as const
  return amount === null
    ? [no]
    : [{ tap: { name: 'proof_yes', values: [id, String(amount.amount)] }, label: 'proof_yes' }, no]
}
