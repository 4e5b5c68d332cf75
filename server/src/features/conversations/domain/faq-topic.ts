import { FAQ_TOPICS as WRITTEN_TOPICS } from '@tranquera/contracts/settings'

export const FAQ_TOPICS = [
  ...WRITTEN_TOPICS,
  /** The house's own figures and rules answer these; an owner has nothing to write for them. */
  'currency',
  'refund_time',
  'capacity',
  /** Whether the price is for the cabin or for each who comes. */
  'price_basis',
  /** A question that nothing else is about: the owner's answers, or the owner. */
  'other',
] as const

/** What an owner's own facts answer. */
export type FaqTopic = (typeof FAQ_TOPICS)[number]

/** What a sharper topic makes superfluous: the answer to it says that too, or it was a slip of the reader's. */
export const SWALLOWS: Readonly<Partial<Record<FaqTopic, readonly FaqTopic[]>>> = {
  late_arrival: ['checkin', 'policies'],
  early_checkin: ['checkin', 'policies', 'payment', 'late_arrival'],
  luggage: ['checkin', 'early_checkin', 'late_arrival', 'policies', 'amenities'],
  visitors: ['policies', 'amenities'],
  noise: ['policies', 'amenities'],
  safety: ['policies', 'amenities'],
  weather: ['amenities', 'activities'],
  pets: ['policies'],
  refund_time: ['policies', 'payment'],
  currency: ['payment', 'discount'],
  instalments: ['payment'],
  discount: ['payment', 'long_stay', 'policies'],
  long_stay: ['policies'],
  activities: ['location'],
  bring: ['amenities', 'activities', 'policies'],
  capacity: ['amenities', 'policies'],
  price_basis: ['payment', 'policies', 'amenities', 'capacity', 'discount'],
  amenities: ['policies'],
}

/** "How much?" is part of these questions, and no wish for a quote of its own. */
export const OF_PRICE: readonly FaqTopic[] = [
  'currency',
  'instalments',
  'discount',
  'long_stay',
  'refund_time',
  'price_basis',
]
