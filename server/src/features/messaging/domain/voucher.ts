import type { LocalDate } from '../../../lib/local-date.ts'
import type { Money } from '../../../lib/money.ts'
import type { Language } from '../../language/domain.ts'
import type { StayGuests } from './format.ts'

/** What a guest carries to the door: everything both the picture and the PDF show. */
export interface VoucherData {
  readonly language: Language
  readonly code: string
  readonly propertyName: string
  readonly cabinName: string
  readonly guestName: string
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly guests: StayGuests
  /** `HH:MM` at the property. */
  readonly checkInTime: string
  readonly checkOutTime: string
  readonly total: Money
  readonly paid: Money
  readonly due: Money
  /** The guest's own page of the stay, with its access token; drawn as the QR. */
  readonly reservationUrl: string
  readonly photo?: { readonly bytes: Uint8Array; readonly mime: 'image/png' | 'image/jpeg' }
  readonly address: string
  readonly contactPhone: string
  /** Cancellation policy of the quote, one sentence per line, in the guest's language. */
  readonly policy: readonly string[]
}

export interface VoucherRenderer {
  /** PNG, 1080 x 1350. */
  renderVoucherPicture(data: VoucherData): Promise<Uint8Array>
  /** A4. */
  renderVoucherPdf(data: VoucherData): Promise<Uint8Array>
}
