import { isLocalDate } from '../../../lib/local-date.ts'
import { FAQ_TOPICS, type FaqTopic } from './faq-topic.ts'
import type { StayDates } from './owner-deed.ts'
import { type OwnerTap, parseOwnerTap } from './owner-taps.ts'

/** What a tap means. It travels in the id of the button, with the version of the frame it was made for. */
export type Action =
  | { readonly type: 'reserve'; readonly accommodationId: string; readonly stay: StayDates }
  | { readonly type: 'show'; readonly accommodationId: string; readonly stay: StayDates }
  | { readonly type: 'others' }
  | { readonly type: 'book_group' }
  | { readonly type: 'ask_price' }
  /** The rest of a list; so many were shown. */
  | { readonly type: 'more'; readonly from: number }
  | { readonly type: 'other_dates' }
  | { readonly type: 'stay'; readonly stay: StayDates }
  | { readonly type: 'tell_me' }
  | { readonly type: 'that_one' }
  | { readonly type: 'something_else' }
  | { readonly type: 'human' }
  | { readonly type: 'bot_yes' }
  | { readonly type: 'bot_no' }
  | { readonly type: 'heard_yes' }
  | { readonly type: 'heard_no' }
  | { readonly type: 'owner_yes' }
  | { readonly type: 'owner'; readonly tap: OwnerTap }
  | { readonly type: 'owner_no' }
  | { readonly type: 'my_reservation' }
  | { readonly type: 'resume' }
  | { readonly type: 'start_over' }
  | { readonly type: 'faq'; readonly topic: FaqTopic }
  | { readonly type: 'cancel_yes'; readonly code: string }
  | { readonly type: 'cancel_no'; readonly code: string }
  | { readonly type: 'change_yes'; readonly code: string }
  | { readonly type: 'change_no'; readonly code: string }
  | { readonly type: 'pay'; readonly code: string }
  | { readonly type: 'transfer'; readonly code: string }
  | { readonly type: 'extend'; readonly code: string }

export interface Tap {
  readonly version: number
  readonly action: Action
}

/** At most 200 characters: ids of list rows may have no more (WhatsApp). */
export function encodeTap({ version, action }: Tap): string {
  return [`v${version}`, action.type, ...argumentsOf(action)].join('|')
}

function argumentsOf(action: Action): string[] {
  switch (action.type) {
    case 'reserve':
    case 'show':
      return [action.accommodationId, action.stay.checkIn, action.stay.checkOut]
    case 'stay':
      return [action.stay.checkIn, action.stay.checkOut]
    case 'owner':
      return [action.tap.name, ...action.tap.values]
    case 'more':
      return [String(action.from)]
    case 'faq':
      return [action.topic]
    default:
      return 'code' in action ? [action.code] : []
  }
}

/** Undefined for anything we did not write ourselves. */
export function parseTap(id: string): Tap | undefined {
  const [head = '', type = '', ...rest] = id.split('|')
  const version = /^v(\d{1,9})$/.exec(head)?.[1]
  if (version === undefined) return undefined
  const action = parseAction(type, rest)
  return action ? { version: Number(version), action } : undefined
}

function parseAction(type: string, rest: string[]): Action | undefined {
  const [first = '', second = '', third = ''] = rest
  switch (type) {
    case 'reserve':
    case 'show': {
      const stay = parseStay(second, third)
      return stay && first ? { type, accommodationId: first, stay } : undefined
    }
    case 'stay': {
      const stay = parseStay(first, second)
      return stay ? { type, stay } : undefined
    }
    case 'others':
    case 'book_group':
    case 'ask_price':
    case 'other_dates':
    case 'human':
    case 'bot_yes':
    case 'bot_no':
    case 'heard_yes':
    case 'heard_no':
    case 'owner_yes':
    case 'owner_no':
    case 'tell_me':
    case 'that_one':
    case 'something_else':
    case 'my_reservation':
    case 'resume':
    case 'start_over':
      return { type }
    case 'more':
      return /^\d{1,4}$/.test(first) ? { type, from: Number(first) } : undefined
    case 'owner': {
      const tap = parseOwnerTap(first, rest.slice(1))
      return tap ? { type, tap } : undefined
    }
    case 'faq': {
      const topic = FAQ_TOPICS.find((known) => known === first)
      return topic ? { type, topic } : undefined
    }
    case 'cancel_yes':
    case 'cancel_no':
    case 'change_yes':
    case 'change_no':
    case 'pay':
    case 'transfer':
    case 'extend':
      return first ? { type, code: first } : undefined
    default:
      return undefined
  }
}

function parseStay(checkIn: string, checkOut: string): StayDates | undefined {
  return isLocalDate(checkIn) && isLocalDate(checkOut) && checkOut > checkIn
    ? { checkIn, checkOut }
    : undefined
}
