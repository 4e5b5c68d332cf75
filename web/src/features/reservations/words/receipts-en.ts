import type { Translation } from '../../../lib/words.ts'
import type { receiptsEs } from './receipts-es.ts'

export const receiptsEn: Translation<typeof receiptsEs> = {
  title: 'Receipts',
  one: 'Receipt',
  look: 'See the whole receipt',
  state: {
    wanted: 'On its way here',
    waiting: 'Waiting for you',
    approved: 'Accepted',
    rejected: 'Refused',
    unreadable: 'Could not be read',
  },
  duplicate: 'Careful: this very file was sent before.',
  approve: 'It is right',
  reject: 'No',
  approve_ask: 'Did the money arrive?',
  approve_text: 'Before you say yes, look at your bank for the transfer.',
  reject_ask: 'Refuse this receipt?',
  reject_text: 'We tell the guest that it could not be taken, so that they send another.',
  amount: 'How much arrived',
  amount_hint: 'Empty: the deposit, or all that is owed.',
  reason: 'Why (if you like)',
  approved: 'Payment written down.',
  rejected: 'We told the guest.',
}
