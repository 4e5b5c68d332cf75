/** What the owner is told and asked in the chat; a part of `MESSAGES`. */
export const OWNER_MESSAGES = {
  /** What is known of nights to be closed or opened; `known`: the cabin. */
  owner_which: { stay: 'stay?', known: 'flag' },
  /** `deed`: block, free, confirm, take_chat, give_chat, price, proof */
  owner_confirm: { deed: 'tag', what: 'text', reason: 'text?', total: 'money?', instead: 'text?' },
  owner_done: { deed: 'tag' },
  owner_not_done: { deed: 'tag' },
  owner_left: {},
  owner_arrivals: { day: 'text', list: 'prose?', isToday: 'flag' },
  owner_owing: { list: 'prose?' },
  /** `waiting`: guests and questions that wait for a person. */
  owner_today: { day: 'text', arrivals: 'prose?', departures: 'prose?', waiting: 'number?' },
  owner_today_brief: { arriving: 'number?', leaving: 'number?', waiting: 'number?' },
  owner_which_chat: { list: 'prose' },
  owner_guest_waits: { name: 'text', reason: 'tag' },
  owner_chat: { taken: 'flag', name: 'text' },
  owner_question: { name: 'text', text: 'text', cabin: 'text?' },
  owner_write_answer: {},
  owner_answered: { name: 'text' },
  owner_kept: { kept: 'flag' },
  owner_price_asked: {
    name: 'text',
    text: 'text',
    cabin: 'text',
    stay: 'stay',
    total: 'money?',
    wished: 'money?',
  },
  owner_write_price: {},
  /** Without a total: no other price. */
  owner_price_done: { name: 'text', total: 'money?' },
  /** A stay that is held for less: only its guest's own yes makes it dearer. */
  owner_price_higher: { name: 'text', held: 'money', total: 'money' },
  owner_proof: { name: 'text', code: 'text', amount: 'money?', isRepeated: 'flag' },
  /** `shown`: what the button was for; without an amount nothing is asked any more. */
  owner_proof_changed: { code: 'text', shown: 'money', amount: 'money?' },
  owner_proof_done: { approved: 'flag', returned: 'flag', code: 'text' },
  owner_too_late: {},
} as const
