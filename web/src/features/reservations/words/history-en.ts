import type { Translation } from '../../../lib/words.ts'
import type { historyEs } from './history-es.ts'

export const historyEn: Translation<typeof historyEs> = {
  event: {
    reservation: {
      held: 'Asked for the booking, and the nights were held',
      confirmed: 'Was confirmed',
      expired: 'The time to pay ended',
      hold_extended: 'Had more time to pay',
      cancelled: 'Was cancelled',
      changed: 'The stay changed',
      checked_in: 'Arrived',
      completed: 'Left',
      no_show: 'Did not come',
      frozen: 'Paused: a person looks at it',
      thawed: 'Goes on',
      reminder_due: 'Was reminded that time ends',
      reopened: 'Was opened again',
    },
    payment: { received: 'Paid', refused: 'A payment was not accepted' },
    refund: {
      requested: 'A refund was asked for',
      sent: 'Money was returned',
      meaning_chosen: 'What a refund meant was said',
    },
    payment_proof: { approved: 'A receipt was accepted', rejected: 'A receipt was not accepted' },
    security_deposit: {
      received: 'Left the security deposit',
      returned: 'The security deposit went back',
      kept: 'Security deposit was kept for damage',
      reversed: 'The security deposit was corrected',
    },
    ledger: { adjusted: 'The account was corrected', reversed: 'An entry was undone' },
  },
  actor: {
    guest: 'the guest',
    staff: 'you or your team',
    provider: 'Mercado Pago',
    system: 'the system',
    channel: 'another channel',
  },
  by: 'by {{actor}}',
}
