import type { LocalDate } from '../../../lib/local-date.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import type { MessageKey, MessageVariables } from '../../messaging/domain/catalogue.ts'
import type { ButtonKey } from '../../messaging/domain/labels.ts'
import type { Action } from './buttons.ts'
import type { FaqTopic } from './faq-topic.ts'
import type { AmountAsked, Frame, GroupOffer, Offer, PartyCount, ShownChange, Wish } from './frame.ts'
import type { Quality } from './offered.ts'
import type { StayDates } from './owner-deed.ts'

export interface Choice {
  readonly action: Action
  readonly label: { readonly key: ButtonKey } | { readonly stay: StayDates } | { readonly text: string }
  /** Second line of a list row. */
  readonly description?: {
    readonly stay?: StayDates
    readonly text?: string
    readonly money?: { readonly amount: MinorUnits; readonly currency: string }
  }
}

type SayMessage = {
  [K in MessageKey]: { readonly key: K; readonly variables: MessageVariables[K] }
}[MessageKey]

/** Why a person is wanted; label of `conversation_handovers_total`. */
export type HandOverReason =
  | 'asked'
  | 'complaint'
  | 'emergency'
  | 'not_understood'
  | 'proof'
  | 'group'
  | 'called'

/** What the machine wants done; the service does it, and answers looks with another event. */
export type Effect =
  /** `accommodationId` puts the cabin's picture on top. */
  | ({
      readonly type: 'say'
      readonly choices?: readonly Choice[]
      readonly accommodationId?: string
    } & SayMessage)
  | {
      readonly type: 'search'
      readonly stay: StayDates
      readonly party: PartyCount
      readonly accommodationId: string | null
      readonly prefer: Frame['prefer']
    }
  /** A cheaper cabin for the same nights, or the word that there is none. */
  | { readonly type: 'cheaper'; readonly stay: StayDates; readonly party: PartyCount }
  /** Until when the hold waits for its payment, and how it can wait longer. */
  | { readonly type: 'pay_later'; readonly code: string | null }
  /** Deposit, balance, total of the hold of this code, else of what is quoted. `isFree`: it need not be waited for. */
  | {
      readonly type: 'tell_amounts'
      readonly code: string | null
      readonly isFree: boolean
      readonly asked: AmountAsked
    }
  /** Whoever likes may pay what is booked. */
  | { readonly type: 'tell_who_pays' }
  /** Names the cabins that were booked together, so that one may go. */
  | { readonly type: 'ask_which_goes'; readonly accommodationIds: readonly string[] }
  /** Names what was shown, so that one may be chosen. */
  | { readonly type: 'show_again'; readonly options: readonly Offer[] }
  /** Why the place can be trusted, from what is known of it. */
  | { readonly type: 'tell_trust' }
  | { readonly type: 'note_email'; readonly code: string | null; readonly email: string }
  /** `from`: how many were listed already. */
  | {
      readonly type: 'list_cabins'
      readonly stay: StayDates
      readonly party: PartyCount
      readonly from: number
    }
  | {
      readonly type: 'find_gaps'
      readonly from: LocalDate
      readonly to: LocalDate
      readonly nights: number
      /** Only stays that hold a Friday or Saturday night. */
      readonly weekends?: boolean
      readonly party: PartyCount | null
      readonly accommodationId: string | null
    }
  | {
      readonly type: 'hold'
      /** What the owner agreed to for this stay; minor units. */
      readonly agreed: number | null
      readonly offer: Offer
      readonly party: PartyCount
      readonly name: string
      readonly phone: string | null
    }
  /** `units`: so many cabins; named ones stand in `accommodationIds` or, by their size, in `text`. */
  | {
      readonly type: 'search_group'
      readonly stay: StayDates
      readonly party: PartyCount
      readonly units: number | null
      readonly accommodationIds: readonly string[]
      readonly text: string
      /** How many each of the families has that want a cabin each. */
      readonly sizes?: readonly number[]
      /** In the place of what they hold: its nights count as free. */
      readonly instead?: boolean
    }
  | {
      readonly type: 'hold_group'
      readonly group: GroupOffer
      readonly name: string
      readonly phone: string | null
    }
  /** `reask`: what is open is asked again once they are answered. */
  | {
      readonly type: 'answer_faq'
      readonly topics: readonly FaqTopic[]
      readonly accommodationId: string | null
      readonly reask: boolean
      /** The question when it stands in an earlier message. */
      readonly text?: string
      /** The same was asked by the message before. */
      readonly isAgain?: boolean
    }
  /** The owner's answer with this id, which the guest has said was meant. */
  | { readonly type: 'tell_answer'; readonly answerId: string }
  | { readonly type: 'ask_owner'; readonly text: string; readonly accommodationId: string | null }
  | {
      readonly type: 'describe'
      readonly as: 'catalogue' | 'compare' | 'recommend' | 'best'
      /** Of `best`: what it is the first in. */
      readonly by?: Quality
      /** Empty: all of them. */
      readonly accommodationIds: readonly string[]
      readonly party: PartyCount | null
      readonly askDates: boolean
    }
  /** What two nights in the week cost beside two of the weekend. */
  | {
      readonly type: 'compare_week'
      readonly accommodationId: string
      readonly stay: StayDates
      readonly party: PartyCount
    }
  /** Until when the price holds, and one friendly reminder the next day. */
  | { readonly type: 'take_time'; readonly code: string | null }
  | {
      readonly type: 'join_waitlist'
      readonly stay: StayDates
      readonly party: PartyCount | null
      readonly accommodationId: string | null
    }
  /** Nothing this chat was to be told of is watched any longer. */
  | { readonly type: 'leave_waitlist' }
  /** Whether any cabin is free at all, before the guest is asked who comes. */
  | {
      readonly type: 'check_nights'
      readonly stay: StayDates
      readonly accommodationId: string | null
      readonly others: readonly StayDates[]
    }
  | { readonly type: 'show_reservations' }
  | { readonly type: 'propose_cancel'; readonly code: string | null }
  | { readonly type: 'propose_change'; readonly code: string; readonly wish: Wish }
  /** `shown`: what it was said to cost; undefined where that is not known. */
  | {
      readonly type: 'change'
      readonly code: string
      readonly wish: Wish
      readonly shown: ShownChange | undefined
    }
  /** Looks at the provider now, and says what is seen. */
  | { readonly type: 'check_payment'; readonly code: string | null }
  /** The card is refused or the link is dead: another way to pay. */
  | { readonly type: 'help_paying'; readonly code: string | null }
  /** Whoever writes invoices finds the wish, with what the guest wrote, on the stay. */
  | { readonly type: 'note_invoice'; readonly code: string }
  /** `refund`: what was said to come back; undefined where that is not known. */
  | { readonly type: 'cancel'; readonly code: string; readonly refund: MinorUnits | undefined }
  /** `brief`: the hold was told a moment ago, and only what it waits for is said. */
  | { readonly type: 'send_payment_link'; readonly code: string | null; readonly brief?: boolean }
  /** The picture and the PDF of a paid stay once more. */
  | { readonly type: 'send_voucher'; readonly code: string }
  /** The stay of this code when it waits for money, else any of the guest's that does. */
  | { readonly type: 'offer_transfer'; readonly code: string | null }
  /** For the owner to see on the stay: the contact it was booked under does not change by itself. */
  | { readonly type: 'note_name'; readonly code: string; readonly name: string }
  | { readonly type: 'extend_hold'; readonly code: string }
  | { readonly type: 'take_proof' }
  /** What was read back is right: it counts as said, in a voice note. */
  | { readonly type: 'take_heard'; readonly text: string }
  /** The guest goes on with the bot; the enquiry that was asked meanwhile is taken up. */
  | { readonly type: 'back_to_bot'; readonly text: string }
  | {
      readonly type: 'hand_over'
      readonly why: HandOverReason
    }
  | { readonly type: 'stage'; readonly stage: 'inquiry' | 'quote' | 'hold' | 'payment' | 'confirmed' }

export interface Step {
  readonly frame: Frame
  readonly effects: readonly Effect[]
}

export type Say<K extends MessageKey> = Extract<Effect, { type: 'say'; key: K }>

export function say<K extends MessageKey>(key: K, variables: Say<K>['variables']): Say<K> {
  return { type: 'say', key, variables } as Say<K>
}
