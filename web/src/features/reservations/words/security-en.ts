import type { Translation } from '../../../lib/words.ts'
import type { securityEs } from './security-es.ts'

export const securityEn: Translation<typeof securityEs> = {
  title: 'Security deposit',
  asked: 'Asked',
  received: 'Received',
  kept: 'Kept for damage',
  returned: 'Returned',
  held: 'In your hands',
  receive: 'I received it',
  receive_text: '{{asked}} are asked. It is no part of the price: it goes back.',
  return: 'Return it',
  return_text: 'You hold {{held}} of the guest.',
  return_button: 'Return {{amount}}',
  how: 'How you return it',
  rest: 'What becomes of the {{amount}} that are left',
  rest_kept: 'I keep {{amount}}',
  rest_later: 'I return the rest later',
  why: 'Why you keep that part',
  why_hint: 'For example: “the glass of the table broke”.',
  more_than_held: 'That is more than you hold of the guest.',
  done_received: 'Written down. It does not count as income.',
  done_returned: 'Written down, and we tell the guest.',
  done_kept: 'Written down.',
}
