/** What is asked and told on the way to a price: dates, guests, free cabins, refusals; a part of `MESSAGES`. */
export const QUOTE_MESSAGES = {
  /** `nights` and `guests`: what is known already; `again`: the same was asked before. */
  ask_dates: { nights: 'nights?', guests: 'guests?', again: 'flag?' },
  ask_new_dates: { code: 'text', stay: 'stay' },
  not_yet: {},
  ask_guests: { stay: 'stay?', options: 'stays?', again: 'flag?' },
  ask_nights: { span: 'span', guests: 'guests?', again: 'flag?' },
  /** Only the day of arrival is known. */
  ask_departure: { arrival: 'day', guests: 'guests?', again: 'flag?' },
  /** `price`: the price was asked meanwhile. */
  ask_choice: { options: 'stays', guests: 'guests?', price: 'flag?', again: 'flag?' },
  assumed_dates: { stay: 'stay', options: 'stays?' },
  /** What was shown is not wanted. */
  declined: {},
  /** `wished`: fewer nights were asked for than may be sold. */
  window_gaps: { span: 'span', nights: 'nights', wished: 'nights?', gaps: 'offers' },
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
  /** Two nights in the week beside two of the weekend; `cheaper`: midweek, weekend, same. */
  week_prices: {
    cabin: 'text',
    guests: 'guests',
    midweek: 'stay',
    midweekTotal: 'money',
    weekend: 'stay',
    weekendTotal: 'money',
    cheaper: 'tag',
  },
  /** The cabins that were chosen together do not hold everybody. */
  group_too_small: { cabins: 'words', capacity: 'people', people: 'people' },
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
  price_agreed: { cabin: 'text', stay: 'stay', guests: 'guests', total: 'money' },
  price_refused: {},
  /** Before what a stay costs now, where a yes came to a price that holds no more. */
  price_moved: {},
} as const
