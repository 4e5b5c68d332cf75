import type { AlertWords, FrameWords } from '../alert-kinds.ts'

/** The words around every alert, English. */
export const EN_FRAME: FrameWords = {
  unknown: ['Something needs you', 'Look in the panel.'],
  resolved: 'Resolved',
  urgent: 'Urgent',
}

/** What happened, and what to do: one pair for each kind of alert. */
export const EN: AlertWords = {
  human_wanted: ['A guest waits for a person', 'Answer in the conversation, then release it.'],
  whatsapp_not_delivered: [
    'A message did not reach the guest',
    'Open the marked conversation and call the guest if needed.',
  ],
  guest_not_reached: ['A guest could not be told', 'Tell them by telephone or another way.'],
  message_late: ["A guest's message came more than a day late", 'Decide what to answer.'],
  invoice_wanted: ['A guest wants an invoice', 'Issue it and send it.'],
  whatsapp_account_error: [
    'WhatsApp has a problem with your account',
    "Look in Meta's business manager: nothing may be going out.",
  ],
  question_unanswered: [
    'A guest asked something I do not know',
    'Answer in the panel and choose whether I remember it.',
  ],
  waitlist_free: ['Nights that somebody waits for are free', 'Look at the waiting list.'],
  whatsapp_account: ['WhatsApp says something about your account', "Look in Meta's business manager."],
  whatsapp_unauthorized: [
    'WhatsApp refuses our key',
    'Make a new token at Meta and set it; messages wait meanwhile.',
  ],
  circuit_open: [
    'An outside service does not answer',
    'Nothing to do: what waits goes out when it is back. If it lasts, look at your network.',
  ],
  mercado_pago_unauthorized: [
    'Mercado Pago refuses our key',
    'Check the access token. Nothing is lost meanwhile.',
  ],
  payment_link_refused: [
    'Mercado Pago gave no payment link',
    'Check the account: nobody can pay online until it is repaired.',
  ],
  payment_refused: [
    'A payment came that does not count',
    'Look at the unmatched payments and apply or return it.',
  ],
  payment_fraud_warning: [
    'Mercado Pago suspects fraud in a payment',
    'Do not hand over the key before looking at it there.',
  ],
  payment_charged_back: [
    'A guest disputed a payment at the bank',
    'Gather messages and booking and send the evidence to Mercado Pago.',
  ],
  payment_in_mediation: ['A payment is in mediation', 'Answer the claim in Mercado Pago.'],
  payment_evidence: [
    'Mercado Pago asks for evidence of a payment',
    'Send the evidence before the date it names.',
  ],
  payment_lost: [
    'The bank returned a payment to its guest',
    'The guest knows what is to be paid now; look at the booking before the arrival.',
  ],
  payment_revived_after_end: [
    'A finished payment moved again',
    'Look at it in Mercado Pago and compare it with the booking.',
  ],
  payment_impossible_move: [
    'A payment changed in an unexpected way',
    'Look at it in Mercado Pago and compare it with the booking.',
  ],
  payment_out_of_turn: ['Money came out of turn', 'Look at the booking: it says what was done.'],
  payment_late_returned: [
    'A payment came too late and was returned',
    'Look at the booking; the guest was told.',
  ],
  payments_not_searched: [
    'Payments could not be searched in Mercado Pago',
    "Check the token and Mercado Pago's status; notifications still count.",
  ],
  refund_by_hand: ['Money has to be returned by transfer', 'Transfer it and record it in the booking.'],
  refund_without_balance: [
    'There is not enough money for a refund',
    'Add money to Mercado Pago; the refund goes out by itself.',
  ],
  refund_outside: ['Money was returned from Mercado Pago', 'Say in the booking what it was for.'],
  refund_meaning: ['Say what a refund was for', 'Choose in the booking: a return or a discount.'],
  refund_waits_for_bank: [
    'A refund waits for the bank',
    'Do not send it another way; we tell you when it has decided.',
  ],
  payment_proof: ['A transfer receipt waits', 'Check your bank, then approve or reject it.'],
  payment_proof_repeated: ['A receipt came twice', 'The same file was sent before: look twice.'],
  payment_proof_unreadable: ['A receipt could not be read', 'The guest was asked for it again.'],
  balance_due: ['A balance is due', 'Ask the guest for it: there is no way to pay online.'],
  security_deposit_held: [
    'A security deposit is still here',
    'Return it, or write down what was kept and why.',
  ],
  hold_ended_part_paid: ['A hold ended with a part paid', 'What came is going back.'],
  hold_bumped: ['An unpaid hold lost its nights', 'Offer the guest other dates or another cabin.'],
  calendar_conflict: ['Nights were sold twice', 'Decide in the calendar which stay moves.'],
  calendar_held: [
    'A calendar lost many stays at once',
    'Their nights stay closed; accept the loss under Channels if it is true.',
  ],
  calendar_stale: ['A calendar has not been read for a while', 'Check its address under Channels.'],
  calendar_address_gone: [
    'A calendar is no longer at its address',
    'Copy the new address from the platform.',
  ],
  calendar_unreadable: [
    'A calendar holds something we cannot read',
    'What it may mean is closed; close by hand what has no date. Look under Channels.',
  ],
  calendar_mirror: [
    'A platform still shows free nights as closed',
    'Open them there if they do not open by themselves.',
  ],
  calendar_not_read: [
    'A platform has not read your calendar for 3 days or more',
    'It may sell taken nights: look there whether your address is still under the imported calendars, and paste ' +
      'it again if not.',
  ],
  dead_letters: ['A task failed for good', 'Look under Health: retry or discard it.'],
  queue_stuck: ['Tasks have been waiting for minutes', 'Check that a worker is running.'],
  rows_unsettled: ['Something began and did not end', 'It is taken up again by itself; restart if it lasts.'],
  jobs_failing: [
    'Work fails and is tried again',
    'It is repeated by itself; look at the system page if it lasts.',
  ],
  disk_low: ['The disk is nearly full', 'Make room before the database stops.'],
  redis_down: ['Redis does not answer', 'Each process counts its limits alone until it is back.'],
  webhook_signatures: [
    'Notifications arrive with a wrong signature',
    "If it is no attack, check the webhook's secret.",
  ],
  webhook_silence: [
    'No message has come for hours',
    'Write to yourself; if it does not arrive, check the webhook at Meta.',
  ],
  backup_missed: ['There is no recent backup', 'Check the backup disk and make one now.'],
  errors_many: ['Many requests end in an error', 'Look at the logs.'],
  replies_slow: ['Replies take too long', 'See whether the machine is overloaded.'],
  certificate_ends: [
    "The site's certificate is about to end",
    'Renew it: without it no message or payment arrives.',
  ],
  clock_wrong: ["The machine's clock is wrong", 'Set it right: holds end by it.'],
  test: ['This is a test', 'If you see it, notices arrive.'],
}
