export const FAQ_TOPICS = [
  'pets',
  'checkin',
  'amenities',
  'location',
  'photos',
  'payment',
  'policies',
  'late_arrival',
  'early_checkin',
  'luggage',
  'visitors',
  'noise',
  'safety',
  'weather',
  'activities',
  'long_stay',
  'lost_property',
  'discount',
  'instalments',
  'currency',
  'refund_time',
  'bring',
  'capacity',
  /** A question that nothing else is about: the owner's answers, or the owner. */
  'other',
] as const

/** What an owner's own facts answer. */
export type FaqTopic = (typeof FAQ_TOPICS)[number]
