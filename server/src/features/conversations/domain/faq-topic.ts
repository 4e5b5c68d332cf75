export const FAQ_TOPICS = [
  'pets',
  'checkin',
  'amenities',
  'location',
  'photos',
  'payment',
  'policies',
] as const

/** What an owner's own facts answer. */
export type FaqTopic = (typeof FAQ_TOPICS)[number]
