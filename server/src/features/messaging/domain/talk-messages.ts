/** What is said of the talk itself: greetings, what it showed, whom it waits for; a part of `MESSAGES`. */
export const TALK_MESSAGES = {
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
  /** Whether one may write in this language. */
  we_speak: {},
  /** `cabins`, `total`: what was shown for these nights, and what a yes would be to. */
  resume_frame: { stay: 'stay', guests: 'guests?', cabins: 'words?', total: 'money?' },
  ask_name: {},
  ask_phone: {},
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
  bot_again: {},
  bot_silent: { property: 'text', attended: 'flag', from: 'time?', to: 'time?', back: 'moment?' },
  needs_yes: {},
  photo_seen: {},
  card_noted: { name: 'text?' },
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
  /** `isFree`: the guest wanted to be told when these nights come free. */
  quote_amounts: {
    cabin: 'text',
    stay: 'stay',
    deposit: 'money',
    balance: 'money?',
    dueDate: 'day?',
    total: 'money',
    isFree: 'flag',
    /** deposit, rest, total, part, more, person */
    asked: 'tag',
    /** The total among those who come, in whole units of the currency. */
    each: 'money?',
    people: 'people',
  },
  /** A quote that stands in the talk already, in short. */
  quote_again: {
    cabin: 'text',
    stay: 'stay',
    guests: 'guests',
    total: 'money',
    deposit: 'money',
    /** The deposit is all of it. */
    whole: 'flag',
  },
  /** The same of several cabins together. */
  group_again: {
    cabins: 'words',
    stay: 'stay',
    guests: 'guests',
    total: 'money',
    deposit: 'money',
    whole: 'flag',
  },
  anyone_pays: { transfer: 'flag' },
  ask_which_goes: { cabins: 'words' },
  /** Who waits for an answer that is being found out says so. */
  will_tell: {},
  /** What a hold waits for, told again in short. */
  hold_due: {
    code: 'text',
    cabin: 'text',
    /** deposit, rest, total, part, more; nothing was asked of the hold that has just been told. */
    asked: 'tag?',
    deposit: 'money',
    deadline: 'moment',
    /** What is paid after the deposit. */
    balance: 'money?',
    dueDate: 'day?',
    total: 'money',
    transfer: 'flag',
  },
  /** A new link of a hold that was told before. */
  hold_link: { deposit: 'money', deadline: 'moment', whole: 'flag' },
  /** The guest holds back after a hold. */
  hold_doubt: { code: 'text', cabin: 'text?', stay: 'stay' },
  pay_when_booked: { until: 'moment' },
  transfer_when_booked: {},
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
  /** Nothing was asked and nothing is known of it: the owner reads it. */
  passed_on: { property: 'text' },
  /** What a person was called for is in order again. */
  solved_noted: { property: 'text' },
  /** The time of the hold is over, and its receipt still waits for the owner's look. */
  receipt_waits: { code: 'text', property: 'text' },
  /** Somebody asks about a guest: nothing is told of whoever stays here. */
  guest_privacy: { property: 'text' },
  /** Children and price, before there is a quote. */
  price_of_party: {},
  /** Whether children pay, of a quote that counts them. */
  price_counts_all: { guests: 'guests' },
  /** What each of several cabins costs; `shared`: of the whole, where it is split alike. */
  group_apart: { offers: 'offers', total: 'money', shared: 'money' },
  /** Nothing is watched for this chat any longer. */
  waitlist_left: {},
  /** Somebody was joking. */
  joke_smiled: {},
  group_each: { each: 'money', people: 'people', total: 'money' },
  /** What the owner asks of the day, and what can be asked at all. */
  owner_departures: { day: 'text', list: 'prose?', isToday: 'flag' },
  owner_in_house: { list: 'prose?' },
  owner_stays: { list: 'prose?', isArriving: 'flag' },
  /** What nights cost; null where there are no rates. */
  owner_rates: { list: 'prose?', url: 'address' },
  /** `what`: prices, figures. */
  owner_in_panel: { what: 'tag', url: 'address' },
  owner_help: {},
  our_phone: { phone: 'text' },
  /** Two charges for one stay. */
  paid_twice: { property: 'text' },
  /** An invoice is wanted before anything is booked. */
  invoice_passed_on: { property: 'text' },
  human_will_answer: { property: 'text' },
  no_news_yet: { property: 'text', attended: 'flag', from: 'time?', to: 'time?', back: 'moment?' },
  wrong_number: {},
  /** Somebody else's customer. */
  not_us: { property: 'text' },
  /** Who sells something or looks for work. */
  business_noted: { property: 'text' },
  /** The same question once more: while nobody has answered it, once it was, and where the answer was long. */
  still_finding_out: {},
  as_said: { text: 'prose' },
  as_above: {},
  email_noted: { email: 'address', code: 'text?' },
  /** `what`: cash, transfer, length. */
  faq_no_discount: { what: 'tag' },
  /** The stay that is quoted has it already. */
  faq_discount_included: { nights: 'nights', percent: 'decimal' },
  faq_trust: { address: 'text?', mapUrl: 'address?', pageUrl: 'address', phone: 'text?' },
} as const
