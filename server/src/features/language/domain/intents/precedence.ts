import type { IntentName, StayReading } from '../../domain.ts'
import { drop, type Found, lower } from './found-intents.ts'
import { says, type Topic } from './topics.ts'

export interface QuestionScene {
  readonly stay: StayReading
  readonly hasGuests: boolean
}

interface Precedence {
  readonly intent: IntentName
  readonly beats: readonly IntentName[]
  /** What the beaten keep: to this confidence they are lowered instead of dropped. */
  readonly to?: number
  /** The question speaks of this, or does not, for the row to hold. */
  readonly when?: Topic
  readonly unless?: Topic
  /** The row holds only with dates in the message, or only without. */
  readonly dated?: boolean
  /** Only when these were found too. */
  readonly beside?: readonly IntentName[]
}

const ABOUT: readonly IntentName[] = ['price', 'amenities', 'photos', 'location', 'checkin_time', 'policies']

/** Within one question the first intent is what is meant, the others are how it is said. In this order. */
const PRECEDENCE: readonly Precedence[] = [
  // "¿me devolvés la seña si cancelo?" is about cancelling; "seña" and "devolución" are part of it.
  { intent: 'cancel', beats: ['book', 'my_reservation', 'payment', 'change_dates', 'availability'] },
  { intent: 'cancel', beats: ['policies'], unless: 'policy' },
  { intent: 'change_dates', beats: ['book', 'my_reservation', 'availability'] },
  { intent: 'my_reservation', beats: ['book', 'price'] },
  {
    intent: 'payment_proof',
    beats: ['payment', 'price', 'availability', 'book', 'amenities', 'yes'],
  },
  // "no sale agua de la canilla": "sale" is no price.
  { intent: 'discount', beats: ['price', 'catalogue'] },
  // "¿puedo reprogramar sin costo?"
  { intent: 'change_dates', beats: ['price'], when: 'policy' },
  { intent: 'emergency', beats: ['price', 'amenities', 'availability', 'payment'] },
  // The narrower wish is what is meant: leaving bags is no question about check-in.
  { intent: 'invoice', beats: ['payment'] },
  { intent: 'invoice', beats: ['payment_proof'], unless: 'attached' },
  { intent: 'payment_problem', beats: ['payment', 'price'] },
  { intent: 'discount', beats: ['price'], unless: 'asks_amount' },
  { intent: 'payment_status', beats: ['payment_proof'], unless: 'attached' },
  // "o pix não caiu aí?"
  { intent: 'payment_status', beats: ['payment'], unless: 'deposit' },
  // "¿cuánto debo?" asks for the sum, and for no look at what was paid.
  { intent: 'my_reservation', beats: ['payment_status'], when: 'owes' },
  { intent: 'policies', beats: ['price'], when: 'refund' },
  { intent: 'payment', beats: ['price'], when: 'deposit' },
  { intent: 'complaint', beats: ['amenities'], when: 'broken' },
  { intent: 'payment', beats: ['location'], when: 'deposit' },
  // "¿me la señás?" wants it held, not held longer.
  { intent: 'book', beats: ['extend'], when: 'secures' },
  { intent: 'extend', beats: ['payment', 'book'] },
  // "no, esperá" is no waiting list.
  { intent: 'thinking_it_over', beats: ['waitlist'] },
  { intent: 'waitlist', beats: ['book', 'cancel', 'availability'] },
  { intent: 'luggage', beats: ['checkin_time', 'policies', 'human', 'extend', 'location'] },
  { intent: 'late_arrival', beats: ['location', 'availability'], when: 'late' },
  // "llegamos a la una, ¿hay alguien?" asks for no person to talk to.
  { intent: 'late_arrival', beats: ['human'] },
  // Without its accent "llego a las 23" looks like money that arrived.
  { intent: 'late_arrival', beats: ['payment_status'] },
  { intent: 'activities', beats: ['location'], unless: 'distance' },
  { intent: 'location', beats: ['my_reservation'], when: 'distance' },
  { intent: 'noise', beats: ['policies', 'checkin_time'] },
  { intent: 'visitors', beats: ['policies'] },
  { intent: 'human', beats: ['no', 'availability', 'book'] },
  { intent: 'policies', beats: ['payment'], when: 'refund' },
  { intent: 'payment', beats: ['book'], when: 'deposit', to: 0.5 },
  { intent: 'book', beats: ['availability'], unless: 'free' },
  { intent: 'checkin_time', beats: ['amenities', 'availability'], when: 'hour' },
  { intent: 'pets', beats: ['amenities', 'policies', 'price', 'availability'] },
  { intent: 'photos', beats: ['amenities'] },
  { intent: 'price', beats: ['location'], when: 'becomes' },
  { intent: 'location', beats: ['price', 'amenities'] },
  { intent: 'payment', beats: ['price', 'amenities'] },
  { intent: 'policies', beats: ['amenities'] },
  { intent: 'price', beats: ['amenities'], when: 'amount', to: 0.5 },
  ...ABOUT.map((intent): Precedence => ({ intent, beats: ['availability'], unless: 'free', dated: false })),
  { intent: 'availability', beats: ['amenities'], dated: true, to: 0.8 },
  { intent: 'availability', beats: ['amenities'], dated: false, when: 'free_not_parking' },
  { intent: 'amenities', beats: ['availability'], dated: false, unless: 'free_not_parking' },
]

/** Cues that mean something else in company, within one question. */
export function settleQuestion(found: Found, text: string, scene: QuestionScene): Found {
  if (says('postpones', text)) drop(found, 'yes')
  if (found.size < 2 && !found.has('pets') && !found.has('checkin_time')) return found
  const dated = scene.stay.certainty !== 'none'
  if (found.has('cancel') && says('policy', text)) lower(found, 'cancel', 0.6)
  // "check in 3 enero check out 10 enero" gives dates, "llegamos el jueves a la noche" too.
  if (found.has('checkin_time') && dated && !says('which_hour', text)) drop(found, 'checkin_time')
  // "somos 4 más un perro" tells who comes; "vamos con una perrita, ¿se puede?" asks.
  if (found.has('pets') && !says('pets', text) && (scene.hasGuests || dated)) drop(found, 'pets')
  for (const row of PRECEDENCE) if (holds(row, found, text, dated)) beat(row, found)
  return found
}

function holds(row: Precedence, found: Found, text: string, dated: boolean): boolean {
  if (!found.has(row.intent) || !row.beats.some((name) => found.has(name))) return false
  if (row.dated !== undefined && row.dated !== dated) return false
  if (row.beside && !row.beside.every((name) => found.has(name))) return false
  return (!row.when || says(row.when, text)) && (!row.unless || !says(row.unless, text))
}

function beat(row: Precedence, found: Found): void {
  for (const name of row.beats) {
    if (row.to === undefined) drop(found, name)
    else lower(found, name, row.to)
  }
}
