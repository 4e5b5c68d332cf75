import type { LocalDate } from '../../../lib/local-date.ts'
import type { Money } from '../../../lib/money.ts'
import { keysOf } from '../../../lib/records.ts'
import { ANSWER_MESSAGES } from './answer-messages.ts'
import type { LocalMoment, StayDates, StayGuests } from './format.ts'
import { TALK_MESSAGES } from './talk-messages.ts'

/** What a template variable may be. Each kind has one way of being shown; see present.ts. */
export interface KindValues {
  /** One line: names, codes, addresses. */
  text: string
  /** One of a few words of ours that the template chooses by; nobody reads it. */
  tag: string
  /** An address of the web or of mail, as it is: an underscore in it is no mark of style. */
  address: string
  /** Keeps its line breaks: house rules, an owner's own answer. */
  prose: string
  flag: boolean
  number: number
  /** With the language's decimal sign; the sentence writes its own unit behind it. */
  decimal: number
  money: Money
  /** `lun 15 dic` */
  day: LocalDate
  stay: StayDates
  stays: readonly StayDates[]
  /** `enero`, or `entre el vie 8 y el dom 17 ene`: from the first to the last day. */
  span: { readonly from: LocalDate; readonly to: LocalDate }
  guests: StayGuests
  nights: number
  people: number
  moment: LocalMoment
  /** `HH:MM` at the property. */
  time: string
  words: readonly string[]
  lines: readonly PriceLine[]
  cabins: readonly CabinOffer[]
  offers: readonly StayOffer[]
  status: ReservationStatus
  refunds: readonly RefundStep[]
  /** Cabins as they are told apart. */
  described: readonly DescribedCabin[]
  discounts: readonly DiscountRule[]
}

export interface DescribedCabin {
  readonly name: string
  readonly capacity: number
  readonly bedrooms: number
  readonly petsAllowed: boolean
  /** The cheapest night. */
  readonly from: Money | null
  /** What it has, worded already. */
  readonly features: readonly string[]
}

/** `count` is a number of nights or of days before the arrival. */
export interface DiscountRule {
  readonly kind: 'length' | 'last_minute' | 'transfer' | 'cash'
  readonly count: number
  readonly percent: number
}

interface PriceLine {
  readonly description: string
  readonly amount: Money
}

interface CabinOffer {
  readonly name: string
  readonly capacity: number
  readonly total: Money
}

/** Another cabin or other dates that are free. */
interface StayOffer {
  readonly cabin: string
  readonly stay: StayDates
  readonly total?: Money | undefined
}

/** Cancelling at least `daysBefore` days before arrival gives back `refundPercent` of what was paid. */
export interface RefundStep {
  readonly daysBefore: number
  readonly refundPercent: number
}

export type ReservationStatus =
  | 'pre_reserved'
  | 'confirmed'
  | 'checked_in'
  | 'completed'
  | 'expired'
  | 'cancelled'
  | 'no_show'

export type Kind = keyof KindValues
export type KindSpec = Kind | `${Kind}?`

/**
 * Every message a guest may receive, with the only variables its template may use. `?` marks those that may be
 * absent. In templates the names are written in snake_case (`guestName` is `{{ guest_name }}`).
 */
export const MESSAGES = {
  /**
   * `partOfDay`: morning, afternoon, night. `back`: has stayed before. `cabin` and `stay`: what the guest has booked.
   */
  greeting: {
    property: 'text',
    guestName: 'text?',
    partOfDay: 'tag',
    back: 'flag',
    cabin: 'text?',
    stay: 'stay?',
  },
  /** The talk goes on: who writes "hola?" in the middle of it is not welcomed again. */
  here_i_am: {},
  who_answers: {},
  resume_frame: { stay: 'stay', guests: 'guests?' },
  /** `nights` and `guests`: what is known already. */
  ask_dates: { nights: 'nights?', guests: 'guests?' },
  ask_new_dates: { code: 'text', stay: 'stay' },
  not_yet: {},
  ask_guests: { stay: 'stay?', options: 'stays?' },
  ask_nights: { span: 'span', guests: 'guests?' },
  /** Only the day of arrival is known. */
  ask_departure: { arrival: 'day' },
  ask_choice: { options: 'stays' },
  assumed_dates: { stay: 'stay', options: 'stays?' },
  ask_name: {},
  name_noted: { guestName: 'text', code: 'text?' },
  ask_phone: {},
  window_gaps: { span: 'span', nights: 'nights', gaps: 'offers' },
  window_full: { span: 'span', nights: 'nights' },
  availability_quote: {
    cabin: 'text',
    stay: 'stay',
    guests: 'guests',
    lines: 'lines',
    total: 'money',
    deposit: 'money',
    /** The deposit is all of it. */
    whole: 'flag',
    /** Left at the arrival and given back after the stay: no part of the price. */
    guarantee: 'money?',
    features: 'words?',
    validUntil: 'moment?',
    /** Shown to who found another one dear. */
    cheaper: 'flag?',
  },
  cheapest_already: { cabin: 'text', stay: 'stay', total: 'money' },
  availability_many: { stay: 'stay', guests: 'guests', cabins: 'cabins', more: 'number?' },
  unavailable: { stay: 'stay', cabin: 'text?' },
  unavailable_alternatives: { stay: 'stay', cabin: 'text?', alternatives: 'offers' },
  capacity_exceeded: { people: 'people', capacity: 'people', cabin: 'text?', alternatives: 'offers?' },
  min_nights: { stay: 'stay', minNights: 'nights' },
  max_nights: { stay: 'stay', maxNights: 'nights' },
  closed_to_arrival: { day: 'day' },
  closed_to_departure: { day: 'day' },
  past_dates: {},
  invalid_dates: {},
  hold_placed: {
    code: 'text',
    cabin: 'text',
    stay: 'stay',
    deposit: 'money',
    total: 'money',
    deadline: 'moment',
    payButton: 'text',
    transfer: 'flag',
    whole: 'flag',
  },
  pay_later: { code: 'text', deadline: 'moment', extendable: 'flag' },
  hold_replaced: { code: 'text' },
  /** `deposit`: what is still to come of it. */
  hold_reminder: { code: 'text', cabin: 'text', deposit: 'money', deadline: 'moment', whole: 'flag' },
  hold_extended: { code: 'text', deadline: 'moment' },
  hold_extension_refused: { code: 'text', deadline: 'moment' },
  /** `proof`: a receipt waits for the owner. */
  hold_expired: { code: 'text', cabin: 'text', stay: 'stay', proof: 'flag' },
  bumped_by_channel: { code: 'text', cabin: 'text', stay: 'stay', alternatives: 'offers?' },
  payment_seen: { code: 'text', paid: 'money', due: 'money?', dueDate: 'day?' },
  payment_looking: { code: 'text', transfer: 'flag' },
  payment_not_seen: { code: 'text' },
  payment_help: { code: 'text', transfer: 'flag' },
  proof_waiting: { code: 'text' },
  invoice_noted: { code: 'text' },
  payment_pending: { code: 'text' },
  /** `cause`: funds, data, bank, card, attempts, twice, instalments, safety */
  payment_rejected: { code: 'text', deadline: 'moment?', cause: 'tag?' },
  payment_confirmed: {
    code: 'text',
    guestName: 'text?',
    cabin: 'text',
    stay: 'stay',
    guests: 'guests',
    paid: 'money?',
    due: 'money?',
    dueDate: 'day?',
    checkInTime: 'time',
    address: 'text?',
    mapUrl: 'address?',
  },
  payment_late_revived: { code: 'text', cabin: 'text', stay: 'stay', paid: 'money' },
  payment_late_refunded: {
    code: 'text',
    cabin: 'text',
    stay: 'stay',
    refunded: 'money',
    alternatives: 'offers?',
  },
  payment_duplicate_refunded: { code: 'text', refunded: 'money' },
  /** Two cards, or two people: part of what was asked is there. */
  payment_partial: { code: 'text', paid: 'money', missing: 'money', deadline: 'moment?' },
  payment_excess_refunded: { code: 'text', refunded: 'money' },
  payment_returned: { code: 'text', refunded: 'money' },
  payment_unmatched: { code: 'text', isReturned: 'flag' },
  payment_coupon: { code: 'text', payBy: 'moment', heldUntil: 'moment' },
  balance_request: {
    code: 'text',
    cabin: 'text',
    stay: 'stay',
    due: 'money',
    dueDate: 'day',
    payButton: 'text',
    /** The guest asked for the link. */
    asked: 'flag',
  },
  directions: {
    guestName: 'text?',
    cabin: 'text',
    stay: 'stay',
    checkInTime: 'time',
    address: 'text?',
    mapUrl: 'address?',
    note: 'prose?',
  },
  day_before: {
    guestName: 'text?',
    code: 'text',
    cabin: 'text',
    checkInTime: 'time',
    due: 'money?',
    address: 'text?',
    mapUrl: 'address?',
    note: 'prose?',
    phone: 'text?',
  },
  arrival_note: { cabin: 'text', note: 'prose' },
  stay_thanks: { guestName: 'text?', property: 'text' },
  stay_review: { guestName: 'text?', cabin: 'text', url: 'address?' },
  balance_paid: { code: 'text', cabin: 'text', total: 'money', checkInDate: 'day' },
  cancel_confirm: { code: 'text', cabin: 'text', stay: 'stay', paid: 'money?', refund: 'money?' },
  cancelled: { code: 'text', refund: 'money?' },
  cancel_kept: { code: 'text', cabin: 'text', stay: 'stay' },
  change_confirm: {
    code: 'text',
    cabin: 'text',
    from: 'stay',
    to: 'stay',
    /** Other guests or another cabin in the same nights. */
    sameDays: 'flag',
    guests: 'guests',
    total: 'money',
    toPay: 'money?',
    toRefund: 'money?',
  },
  changed: {
    code: 'text',
    cabin: 'text',
    stay: 'stay',
    guests: 'guests',
    total: 'money',
    due: 'money?',
    /** Of a hold: what it still waits for, and until when. */
    deposit: 'money?',
    deadline: 'moment?',
  },
  refund_sent: { code: 'text', refunded: 'money' },
  transfer_instructions: {
    code: 'text',
    amount: 'money',
    alias: 'text?',
    cbu: 'text?',
    holder: 'text?',
    bank: 'text?',
    deadline: 'moment?',
  },
  ask_proof: { code: 'text?' },
  proof_received: { code: 'text?' },
  proof_unmatched: { file: 'flag' },
  proof_rejected: { code: 'text', reason: 'text?' },
  my_reservation: {
    code: 'text',
    status: 'status',
    cabin: 'text',
    stay: 'stay',
    guests: 'guests',
    total: 'money',
    paid: 'money',
    due: 'money?',
    dueDate: 'day?',
  },
  no_reservation: {},
  human_handoff: {
    property: 'text',
    /** asked, complaint, emergency, not_understood, proof, group, called */
    reason: 'tag',
    attended: 'flag',
    from: 'time?',
    to: 'time?',
    back: 'moment?',
    phone: 'text?',
  },
  owner_which: {},
  /** `deed`: block, free, confirm, take_chat, give_chat, price, proof */
  owner_confirm: { deed: 'tag', what: 'text', reason: 'text?', total: 'money?' },
  owner_done: { deed: 'tag' },
  owner_not_done: { deed: 'tag' },
  owner_left: {},
  owner_arrivals: { day: 'text', list: 'prose?', isToday: 'flag' },
  owner_owing: { list: 'prose?' },
  /** `waiting`: guests and questions that wait for a person. */
  owner_today: { day: 'text', arrivals: 'prose?', departures: 'prose?', waiting: 'number?' },
  owner_today_brief: { arriving: 'number?', leaving: 'number?', waiting: 'number?' },
  owner_which_chat: { list: 'prose' },
  owner_guest_waits: { name: 'text', reason: 'tag' },
  owner_chat: { taken: 'flag', name: 'text' },
  owner_question: { name: 'text', text: 'text', cabin: 'text?' },
  owner_write_answer: {},
  owner_answered: { name: 'text' },
  owner_kept: { kept: 'flag' },
  owner_price_asked: {
    name: 'text',
    text: 'text',
    cabin: 'text',
    stay: 'stay',
    total: 'money?',
    wished: 'money?',
  },
  owner_write_price: {},
  /** Without a total: no other price. */
  owner_price_done: { name: 'text', total: 'money?' },
  /** A stay that is held for less: only its guest's own yes makes it dearer. */
  owner_price_higher: { name: 'text', held: 'money', total: 'money' },
  owner_proof: { name: 'text', code: 'text', amount: 'money?', isRepeated: 'flag' },
  /** `shown`: what the button was for; without an amount nothing is asked any more. */
  owner_proof_changed: { code: 'text', shown: 'money', amount: 'money?' },
  owner_proof_done: { approved: 'flag', code: 'text' },
  owner_too_late: {},
  price_agreed: { cabin: 'text', stay: 'stay', guests: 'guests', total: 'money' },
  price_refused: {},
  bot_again: {},
  bot_silent: { property: 'text', attended: 'flag', from: 'time?', to: 'time?', back: 'moment?' },
  needs_yes: {},
  photo_seen: {},
  card_noted: { name: 'text?' },
  ...ANSWER_MESSAGES,
  ...TALK_MESSAGES,
  thanks: { guestName: 'text?' },
  /** To a no that closes the talk. */
  no_problem: {},
  not_understood: {},
  media_unsupported: {},
  audio_unavailable: {},
  audio_read_back: { heard: 'text' },
  audio_unclear: {},
  audio_too_long: {},
  stale_button: {},
  /** Before what a stay costs now, where a yes came to a price that holds no more. */
  price_moved: {},
} as const satisfies Record<string, Record<string, KindSpec>>

export type MessageKey = keyof typeof MESSAGES
export const MESSAGE_KEYS = keysOf(MESSAGES)

type RequiredNames<S> = { [N in keyof S]: S[N] extends Kind ? N : never }[keyof S]
type OptionalNames<S> = Exclude<keyof S, RequiredNames<S>>
type ValueOf<Spec> = Spec extends Kind
  ? KindValues[Spec]
  : Spec extends `${infer K extends Kind}?`
    ? KindValues[K]
    : never

type VariablesOf<S> = { readonly [N in RequiredNames<S>]: ValueOf<S[N]> } & {
  readonly [N in OptionalNames<S>]?: ValueOf<S[N]> | null | undefined
}

/** The variables of each message, by key. */
export type MessageVariables = { readonly [K in MessageKey]: VariablesOf<(typeof MESSAGES)[K]> }

/** `guestName` → `guest_name`: what an owner sees in the template editor. */
export function templateName(variable: string): string {
  return variable.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Names a template of this message may use, as written in the template. */
export function allowedVariables(key: MessageKey): readonly string[] {
  return Object.keys(MESSAGES[key]).map(templateName)
}
