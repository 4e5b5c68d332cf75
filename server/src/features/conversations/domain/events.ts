import type { MinorUnits } from '../../../lib/money.ts'
import type { Understanding } from '../../language/domain.ts'
import type { Quoted, Wish } from './frame.ts'
import type {
  AlternativeStay,
  CancelProposal,
  ChangeProposal,
  QuotedGroup,
  QuotedOffer,
  SearchRefusal,
} from './offered.ts'
import type { StayDates } from './owner-deed.ts'

export type MediaKind =
  | 'image'
  | 'document'
  | 'audio'
  | 'audio_unclear'
  | 'audio_long'
  | 'other'
  | 'picture'
  | 'silent'

/** What reaches the machine: from the guest, or the answer to a look it asked for. */
export type DialogueEvent =
  | {
      readonly type: 'message'
      readonly understanding: Understanding
      readonly text: string
      /** What the message quotes was about. */
      readonly quoted?: Quoted | null
      /** Spoken, edited or a reaction: it may answer a question, never hold, change, cancel or pay. */
      readonly indirect?: boolean
    }
  | { readonly type: 'reaction'; readonly mood: 'yes' | 'no' }
  /** Spoken, and not heard well. */
  | { readonly type: 'unsure'; readonly text: string }
  /** The guest took back what was said last. */
  | { readonly type: 'retracted' }
  /** A telephone call nobody takes. */
  | { readonly type: 'called' }
  /** A place on the map. */
  | { readonly type: 'located' }
  | { readonly type: 'card'; readonly phone: string | null; readonly name: string | null }
  | { readonly type: 'tap'; readonly id: string; readonly title: string }
  | { readonly type: 'media'; readonly kind: MediaKind }
  | {
      readonly type: 'searched'
      readonly offers: readonly QuotedOffer[]
      readonly refusal: SearchRefusal | null
      readonly alternatives: readonly AlternativeStay[]
      readonly cabin: string | null
      /** Where no single cabin will do: several together. */
      readonly group?: QuotedGroup | null
      /** What was on the table was found dear. */
      readonly isCheaper?: boolean
    }
  /** Nothing is cheaper than what is on the table. */
  | { readonly type: 'cheapest_already'; readonly offer: QuotedOffer }
  | {
      readonly type: 'group_found'
      readonly group: QuotedGroup | null
      /** The cabins that were named hold so many, and more come. */
      readonly tooSmall?: { readonly cabins: readonly string[]; readonly capacity: number }
    }
  | {
      readonly type: 'listed'
      readonly offers: readonly QuotedOffer[]
      /** How many stood in the lists before this one. */
      readonly from: number
      /** How many more there are. */
      readonly rest: number
      readonly alternatives: readonly AlternativeStay[]
    }
  | { readonly type: 'gaps'; readonly gaps: readonly AlternativeStay[]; readonly nights: number }
  /** `replaced`: the hold whose place it took; a guest has one at a time. */
  | { readonly type: 'held'; readonly code: string; readonly replaced: string | null }
  | {
      readonly type: 'hold_refused'
      readonly refusal: SearchRefusal
      readonly alternatives: readonly AlternativeStay[]
    }
  /** A receipt for these nights waits for the owner already: nothing was held. */
  | { readonly type: 'receipt_awaited'; readonly code: string }
  /** It costs something else than was shown: nothing was held, and this is what it costs now. */
  | {
      readonly type: 'price_moved'
      readonly found: Extract<DialogueEvent, { type: 'searched' | 'group_found' }>
    }
  | { readonly type: 'cancel_proposed'; readonly proposal: CancelProposal | null }
  | { readonly type: 'change_proposed'; readonly proposal: ChangeProposal }
  | {
      readonly type: 'change_refused'
      readonly code: string
      /** The cabin that was wished. */
      readonly cabin: string
      readonly refusal: SearchRefusal
      readonly wish: Wish
      readonly alternatives: readonly AlternativeStay[]
    }
  /** The change was made; its own notice tells what the stay is now. */
  | { readonly type: 'changed'; readonly code: string }
  | {
      readonly type: 'cancelled'
      readonly code: string
      readonly refund: MinorUnits
      readonly currency: string
    }
  /** What was asked has been answered; `reask` as in the effect. */
  | { readonly type: 'questions_answered' }
  /** Money was told of that no stay of the guest's waits for. */
  | { readonly type: 'proof_unmatched' }
  /** The owner's answer that is nearest, and not near enough to be said. */
  | {
      readonly type: 'nearly_known'
      readonly answerId: string
      readonly question: string
      readonly text: string
    }
  | {
      readonly type: 'nights_checked'
      readonly free: boolean
      readonly others: readonly StayDates[]
      readonly alternatives: readonly AlternativeStay[]
      readonly cabin: string | null
    }
  | { readonly type: 'shown_again'; readonly alternatives: readonly AlternativeStay[] }
  /** No account was given: nothing is to be paid (`code` null), or the property takes no transfers. */
  | { readonly type: 'transfer_refused'; readonly code: string | null; readonly takesTransfers: boolean }
