import type { Translation } from '../../../lib/words.ts'
import type { es } from './es.ts'

export const en: Translation<typeof es> = {
  title: 'Numbers',
  month: 'This month',
  revenue: 'Sold',
  collected: 'Collected',
  occupancy: 'Occupancy',
  nights: '{{taken}} of {{available}} nights',
  adr: 'Average price a night',
  adr_none: 'No nights sold this month yet.',
  funnel: 'From question to booking',
  funnel_text: 'Who wrote in the last {{days}} days.',
  stage: {
    inquiry: 'Asked',
    quote: 'Saw a price',
    hold: 'Asked for the booking',
    payment: 'Paid',
    confirmed: 'Were confirmed',
  },
  day: 'The last 24 hours',
  messages: 'Messages received',
  answers: 'Messages sent',
  reservations: 'New bookings',
  confirmed: 'Confirmed',
  cancelled: 'Cancelled',
  payments: 'Payments',
  files: 'For your accountant',
  payments_csv: 'Download the movements',
  reservations_csv: 'Download the bookings',
}
