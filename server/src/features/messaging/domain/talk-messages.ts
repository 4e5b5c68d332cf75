/** What is said of the talk itself: its amounts, what it showed, whom it waits for; a part of `MESSAGES`. */
export const TALK_MESSAGES = {
  /** `isFree`: the guest wanted to be told when these nights come free. */
  quote_amounts: {
    cabin: 'text',
    stay: 'stay',
    deposit: 'money',
    balance: 'money?',
    dueDate: 'day?',
    total: 'money',
    isFree: 'flag',
    /** deposit, rest, total */
    asked: 'text',
  },
  /** What a hold waits for, told again in short. */
  hold_due: {
    code: 'text',
    cabin: 'text',
    /** deposit, rest, total; nothing was asked of the hold that has just been told. */
    asked: 'text?',
    deposit: 'money',
    deadline: 'moment',
    /** What is paid after the deposit. */
    balance: 'money?',
    dueDate: 'day?',
    total: 'money',
    transfer: 'flag',
  },
  /** The guest holds back after a hold. */
  hold_doubt: { code: 'text', cabin: 'text?', stay: 'stay' },
  pay_when_booked: { until: 'moment' },
  which_shown: {},
  free_already: {},
  /** A person looks for a stay that was not booked in this chat; `elsewhere`: at a platform. */
  booking_sought: {
    property: 'text',
    guestName: 'text?',
    elsewhere: 'flag',
    platform: 'text?',
    attended: 'flag',
    from: 'time?',
    to: 'time?',
    back: 'moment?',
  },
  human_waiting: {
    property: 'text',
    /** It was said before. */
    again: 'flag',
    attended: 'flag',
    from: 'time?',
    to: 'time?',
    back: 'moment?',
  },
  human_added: {},
  human_will_answer: { property: 'text' },
  no_news_yet: { property: 'text', attended: 'flag', from: 'time?', to: 'time?', back: 'moment?' },
  wrong_number: {},
  email_noted: { email: 'text', code: 'text?' },
  /** `what`: cash, transfer, length. */
  faq_no_discount: { what: 'text' },
  /** The stay that is quoted has it already. */
  faq_discount_included: { nights: 'nights', percent: 'decimal' },
  faq_trust: { address: 'text?', mapUrl: 'text?', pageUrl: 'text', phone: 'text?' },
} as const
