import {
  formatDayLong,
  formatGuests,
  formatMoney,
  formatNights,
} from '../../features/messaging/domain/format.ts'
import type { VoucherData } from '../../features/messaging/domain/voucher.ts'
import { nightsBetween } from '../../lib/local-date.ts'
import { drawable } from './fonts.ts'
import { voucherWords } from './words.ts'

export interface StayEdge {
  readonly label: string
  readonly weekday: string
  readonly date: string
  readonly time: string
}

/** Every text of the voucher, written once and shown by the picture and by the PDF alike. */
export interface VoucherSheet {
  readonly words: ReturnType<typeof voucherWords>
  readonly propertyName: string
  readonly cabinName: string
  readonly guestName: string
  readonly code: string
  readonly arrival: StayEdge
  readonly departure: StayEdge
  readonly nights: string
  readonly guests: string
  readonly total: string
  readonly paid: string
  /** Null when nothing is left to pay. */
  readonly due: string | null
  readonly scanHint: string
  readonly address: string
  readonly contact: string
  readonly policy: readonly string[]
  readonly url: string
}

export function voucherSheet(data: VoucherData): VoucherSheet {
  const { language } = data
  const words = voucherWords(language)
  return {
    words,
    propertyName: drawable(data.propertyName),
    cabinName: drawable(data.cabinName),
    guestName: drawable(data.guestName),
    code: data.code,
    arrival: { label: words.arrival, ...dayOf(data, 'checkIn'), time: words.from(data.checkInTime) },
    departure: { label: words.departure, ...dayOf(data, 'checkOut'), time: words.until(data.checkOutTime) },
    nights: formatNights(nightsBetween(data.checkIn, data.checkOut), language),
    guests: formatGuests(data.guests, language),
    total: formatMoney(data.total, language),
    paid: formatMoney(data.paid, language),
    due: data.due.amount > 0 ? formatMoney(data.due, language) : null,
    scanHint: data.due.amount > 0 ? words.scanHint : words.scanHintPaid,
    address: drawable(data.address),
    contact: drawable(data.contactPhone),
    policy: data.policy.map(drawable).filter((line) => line !== ''),
    url: data.reservationUrl,
  }
}

/** Splits `lunes, 15 de diciembre` after its weekday, in whichever of the three languages. */
function dayOf(data: VoucherData, edge: 'checkIn' | 'checkOut'): { weekday: string; date: string } {
  const [weekday = '', ...rest] = formatDayLong(data[edge], data.language, true).split(' ')
  return { weekday: capitalised(weekday.replace(',', '')), date: rest.join(' ') }
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
