import { isLocalDate } from '../../../lib/local-date.ts'
import { isKeyOf } from '../../../lib/records.ts'
import type { StayDates } from './owner-deed.ts'

/** What a button in the owner's own chat asks for; its values travel in the id. */
const OWNER_TAPS = {
  /** Marks a question: who replies to the message that shows it writes the answer. */
  answer: ['question'],
  keep_all: ['question'],
  keep_cabin: ['question'],
  keep_no: ['question'],
  proof_yes: ['proof', 'amount'],
  proof_no: ['proof'],
  /** The nights are somebody else's: the money is noted and goes back. */
  proof_back: ['proof', 'amount'],
  take_chat: ['conversation'],
  give_chat: ['conversation'],
  price_yes: ['question', 'cabin', 'checkIn', 'checkOut', 'amount'],
  price_no: ['question'],
  price_other: ['question', 'cabin', 'checkIn', 'checkOut'],
} as const satisfies Record<string, readonly string[]>

type OwnerTapName = keyof typeof OWNER_TAPS

export interface OwnerTap {
  readonly name: OwnerTapName
  readonly values: readonly string[]
}

export function parseOwnerTap(name: string, values: readonly string[]): OwnerTap | undefined {
  if (!isKeyOf(OWNER_TAPS, name)) return undefined
  return values.length === OWNER_TAPS[name].length ? { name, values } : undefined
}

/** The stay a price is asked for. */
export interface PriceAsked {
  readonly questionId: string
  readonly accommodationId: string
  readonly stay: StayDates
}

export function priceAsked({ values }: OwnerTap): PriceAsked | undefined {
  const [questionId = '', accommodationId = '', checkIn = '', checkOut = ''] = values
  if (!isLocalDate(checkIn) || !isLocalDate(checkOut)) return undefined
  return { questionId, accommodationId, stay: { checkIn, checkOut } }
}

const FIGURE = /(?:\$|ars|usd|us\$)?\s*(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]\d{1,2})?\s*(mil|lucas|luca|k)?/gi
const THOUSANDS = new Set(['mil', 'lucas', 'luca', 'k'])
/** Less is a number of people, nights or percent. */
const LEAST = 1000

/** "200 lucas", "$ 200.000", "180 mil": an amount in minor units; the largest of the text, null when it names none. */
export function amountIn(text: string): number | null {
  const amounts = [...text.matchAll(FIGURE)].map(([, digits = '', word = '']) => {
    const whole = Number(digits.replaceAll(/[.,]/g, ''))
    return THOUSANDS.has(word.toLowerCase()) ? whole * 1000 : whole
  })
  const largest = Math.max(0, ...amounts)
  return largest >= LEAST && largest < 1e10 ? largest * 100 : null
}
