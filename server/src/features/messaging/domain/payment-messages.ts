/** What is said of money: payments, receipts, what is due and what goes back; a part of `MESSAGES`. */
export const PAYMENT_MESSAGES = {
  pay_later: { code: 'text', deadline: 'moment', extendable: 'flag' },
  payment_seen: { code: 'text', paid: 'money', due: 'money?', dueDate: 'day?' },
  payment_looking: { code: 'text', transfer: 'flag' },
  payment_not_seen: { code: 'text' },
  payment_help: { code: 'text', transfer: 'flag' },
  proof_waiting: { code: 'text' },
  invoice_noted: { code: 'text' },
  payment_pending: { code: 'text' },
  /** `cause`: funds, data, bank, card, attempts, twice, instalments, safety */
  payment_rejected: { code: 'text', deadline: 'moment?', cause: 'tag?' },
  payment_confirmed: {
    code: 'text',
    guestName: 'text?',
    cabin: 'text',
    stay: 'stay',
    guests: 'guests',
    paid: 'money?',
    due: 'money?',
    dueDate: 'day?',
    checkInTime: 'time',
    address: 'text?',
    mapUrl: 'address?',
  },
  payment_late_revived: { code: 'text', cabin: 'text', stay: 'stay', paid: 'money' },
  payment_late_refunded: {
    code: 'text',
    cabin: 'text',
    stay: 'stay',
    refunded: 'money',
    alternatives: 'offers?',
  },
  payment_duplicate_refunded: { code: 'text', refunded: 'money' },
  /** Two cards, or two people: part of what was asked is there. */
  payment_partial: { code: 'text', paid: 'money', missing: 'money', deadline: 'moment?' },
  payment_excess_refunded: { code: 'text', refunded: 'money' },
  payment_returned: { code: 'text', refunded: 'money' },
  /** Money that was thanked for went back without the guest asking here; `due` is what is to be paid now. */
  payment_taken_back: {
    code: 'text',
    returned: 'money',
    due: 'money?',
    /** The balance follows the exchange rate: it is this much today. */
    ofToday: 'flag',
    /** Of a hold. */
    deadline: 'moment?',
    dueDate: 'day?',
  },
  payment_unmatched: { code: 'text', isReturned: 'flag' },
  payment_coupon: { code: 'text', payBy: 'moment', heldUntil: 'moment' },
  balance_request: {
    code: 'text',
    cabin: 'text',
    stay: 'stay',
    due: 'money',
    /** The balance follows the exchange rate: it is this much today. */
    ofToday: 'flag',
    dueDate: 'day',
    payButton: 'text',
    /** The guest asked for the link. */
    asked: 'flag',
  },
  /** A part of the balance came; `due` is what is left of it. */
  balance_partial: {
    code: 'text',
    paid: 'money',
    due: 'money',
    /** The balance follows the exchange rate: it is this much today. */
    ofToday: 'flag',
    dueDate: 'day?',
  },
  balance_paid: { code: 'text', cabin: 'text', total: 'money', checkInDate: 'day' },
  refund_sent: { code: 'text', refunded: 'money' },
  transfer_instructions: {
    code: 'text',
    amount: 'money',
    /** The balance follows the exchange rate: it is this much today. */
    ofToday: 'flag',
    /** The discount for paying so, and what the stay costs with it. */
    percent: 'decimal?',
    total: 'money?',
    alias: 'text?',
    cbu: 'text?',
    holder: 'text?',
    bank: 'text?',
    deadline: 'moment?',
  },
  /** The price by transfer, before it is that of the stay. `deposit`: where not all of it is asked for at once. */
  transfer_confirm: {
    code: 'text',
    percent: 'decimal?',
    before: 'money',
    total: 'money',
    deposit: 'money?',
  },
  ask_proof: { code: 'text?' },
  proof_received: { code: 'text?' },
  proof_unmatched: { file: 'flag' },
  proof_rejected: { code: 'text', reason: 'text?' },
} as const
