import type { StayNotes } from '@tranquera/contracts/stay-notes'
import { writePhone } from '../../../lib/contact.ts'
import { readMoney } from '../../../lib/money.ts'
import { changedNotes, notedIn } from './notes.ts'
import type { OwnReservation, ReservationChange } from './reservations-api.ts'

/** The fields of the form, as they stand in it. */
export interface Draft extends StayNotes {
  readonly checkIn: string
  readonly checkOut: string
  readonly cabin: string
  readonly party: { adults: number; children: number; babies: number; pets: number }
  readonly agreed: string
  readonly keepPrice: boolean
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly notify: boolean
}

export type DraftedStay = Pick<
  OwnReservation,
  | 'check_in'
  | 'check_out'
  | 'accommodation_id'
  | 'guests'
  | 'contact_name'
  | 'contact_phone'
  | 'contact_email'
  | keyof StayNotes
>

export function draftOf(stay: DraftedStay): Draft {
  const { adults, children, babies, pets } = stay.guests
  return {
    checkIn: stay.check_in,
    checkOut: stay.check_out,
    cabin: stay.accommodation_id,
    party: { adults, children, babies, pets },
    agreed: '',
    keepPrice: false,
    name: stay.contact_name,
    phone: writePhone(stay.contact_phone),
    email: stay.contact_email ?? '',
    ...notedIn(stay),
    notify: true,
  }
}

/** Only what differs travels; `reprices` when the stay itself is another, so that its price must be looked at. */
export function draftedChange(
  stay: DraftedStay,
  draft: Draft,
): { change: ReservationChange; reprices: boolean } {
  const was = draftOf(stay)
  const agreed = readMoney(draft.agreed)
  const ofStay: ReservationChange = {
    ...(draft.checkIn === was.checkIn ? {} : { check_in: draft.checkIn }),
    ...(draft.checkOut === was.checkOut ? {} : { check_out: draft.checkOut }),
    ...(draft.cabin === was.cabin ? {} : { accommodation_id: draft.cabin }),
    ...(JSON.stringify(draft.party) === JSON.stringify(was.party) ? {} : { guests: draft.party }),
    ...(agreed ? { total_price: agreed } : {}),
  }
  const reprices = Object.keys(ofStay).length > 0
  return {
    reprices,
    change: {
      ...ofStay,
      ...(reprices && draft.keepPrice ? { keep_price: true } : {}),
      ...(draft.name === was.name ? {} : { contact_name: draft.name }),
      ...(draft.phone === was.phone ? {} : { contact_phone: draft.phone.trim() || null }),
      ...(draft.email === was.email ? {} : { contact_email: draft.email.trim() || null }),
      ...changedNotes(was, draft),
    },
  }
}
