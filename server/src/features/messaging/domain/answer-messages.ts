/** What is answered to questions about the place and to wishes; a part of `MESSAGES`. */
export const ANSWER_MESSAGES = {
  /** `others`: which cabins do welcome pets, when this one does not or not all do. */
  faq_pets: {
    allowed: 'flag',
    cabin: 'text?',
    others: 'words?',
    fee: 'money?',
    free: 'flag',
    note: 'prose?',
  },
  faq_checkin: { checkInTime: 'time', checkOutTime: 'time', note: 'prose?' },
  faq_amenities: { cabin: 'text?', amenities: 'words', note: 'prose?' },
  /** One thing, yes or no: of this cabin, or of all; `others` are the cabins that do have it. */
  faq_fact: { what: 'text', has: 'flag', cabin: 'text?', others: 'words?', note: 'prose?' },
  faq_capacity: { cabin: 'text', capacity: 'people', bedrooms: 'number', beds: 'words?' },
  /** `by`: cabin, extra (so many are included, each other pays the fee by the night), people. */
  faq_price_basis: { by: 'tag', included: 'people?', fee: 'money?' },
  faq_discount: { cabin: 'text?', rules: 'discounts', note: 'prose?' },
  faq_instalments: { note: 'prose?' },
  faq_currency: { total: 'money?', foreign: 'money?' },
  faq_refund_time: { note: 'prose?' },
  faq_bring: { included: 'words', missing: 'words', note: 'prose?' },
  faq_weather: { url: 'address' },
  /** Words the owner wrote in Spanish only, for a guest who writes in another language. */
  faq_owner_words: { text: 'prose' },
  catalogue: { cabins: 'described', askDates: 'flag' },
  compare: { cabins: 'described' },
  /** `by`: largest, smallest, cheapest, dearest, rooms, beds. */
  cabin_best: {
    cabin: 'text',
    by: 'tag',
    capacity: 'people',
    bedrooms: 'number',
    from: 'money?',
    features: 'words?',
  },
  recommend: { cabin: 'text', people: 'people', capacity: 'people', from: 'money?', features: 'words?' },
  /** `what`: of several questions the one nobody has written the answer to, in the guest's words. */
  will_find_out: { what: 'text?' },
  /** No rule gives a discount: the owner decides. */
  discount_asked: {},
  did_you_mean: { question: 'text' },
  take_your_time: { until: 'moment?', cabin: 'text?', heldUntil: 'moment?' },
  still_thinking: { cabin: 'text', stay: 'stay', total: 'money' },
  stopped: {},
  waitlist_joined: { stay: 'stay', cabin: 'text?' },
  waitlist_ask_dates: {},
  waitlist_free: { cabin: 'text', stay: 'stay', total: 'money?', until: 'moment' },
  group_offer: {
    stay: 'stay',
    guests: 'guests',
    cabins: 'cabins',
    total: 'money',
    deposit: 'money',
    /** The deposit is all of it. */
    whole: 'flag',
  },
  /** Not even several cabins together hold them. */
  group_none: { stay: 'stay', guests: 'guests' },
  faq_location: { address: 'text', mapUrl: 'address?', note: 'prose?' },
  faq_payment: {
    depositPercent: 'decimal',
    balanceDueDays: 'number',
    transfer: 'flag',
    /** All of it at once was asked for. */
    whole: 'flag',
    note: 'prose?',
  },
  faq_card: {},
  faq_cleaning_fee: { fee: 'money' },
  faq_checkout: { checkOutTime: 'time' },
  faq_bathrooms: { cabin: 'text', bathrooms: 'number' },
  /** `refunds` empty: the house rules were asked for, and nothing else. */
  /** `back`: of `paid`, what would come back today. */
  faq_policies: { refunds: 'refunds', rules: 'prose?', paid: 'money?', back: 'money?' },
  faq_photos: { cabin: 'text?', galleryUrl: 'address?' },
} as const
