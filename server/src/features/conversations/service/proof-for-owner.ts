import type { Money } from '../../../lib/money.ts'
import type { ToldOwner } from '../jobs.ts'

/** A receipt that waits for the owner's look. */
export interface ProofShown {
  readonly id: string
  readonly code: string
  readonly guestName: string
  readonly amount: Money | null
  /** Null where it is no picture. */
  readonly picture: string | null
  /** The very same file was sent before. */
  readonly isRepeated: boolean
}

export function proofForOwner({ id, code, guestName, amount, picture, isRepeated }: ProofShown): ToldOwner {
  return {
    once: `proof:${id}`,
    key: 'owner_proof',
    variables: { name: guestName, code, amount, isRepeated },
    buttons: [
      { tap: { name: 'proof_yes', values: [id] }, label: 'proof_yes' },
      { tap: { name: 'proof_no', values: [id] }, label: 'proof_no' },
    ],
    picture,
  }
}
