import type { overrideSchema } from '@tranquera/contracts/reservation-moves'
import type { StayNotes } from '@tranquera/contracts/stay-notes'
import type { z } from 'zod'
import { addDays } from '../../../lib/days.ts'
import { readMoney } from '../../../lib/money.ts'
import type { PartyCounts } from '../components/party-fields.tsx'
import { changedNotes, NOTHING_NOTED } from './notes.ts'
import type { Offer } from './offers.ts'
import type { NewReservation } from './reservations-api.ts'

export interface NewReservationStart {
  readonly cabin?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The form of a stay taken by telephone. */
export interface NewDraft extends StayNotes {
  readonly checkIn: string
  readonly checkOut: string
  readonly party: PartyCounts
  readonly cabin: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly channel: 'phone' | 'whatsapp' | 'other'
  readonly status: 'confirmed' | 'pre_reserved'
  readonly agreed: string
}

export function emptyDraft({ cabin, from, to }: NewReservationStart): NewDraft {
  return {
    checkIn: from ?? '',
    checkOut: to ?? (from ? addDays(from, 2) : ''),
    party: { adults: 2, children: 0, babies: 0, pets: 0 },
    cabin: cabin ?? '',
    name: '',
    phone: '',
    email: '',
    channel: 'phone',
    status: 'confirmed',
    agreed: '',
    ...NOTHING_NOTED,
  }
}

export type Override = z.input<typeof overrideSchema>[number]

/** What the owner may decide against their own rules; taken nights are not among them. */
export const MAY_OVERRIDE: Readonly<Record<string, Override>> = {
  min_nights: 'min_nights',
  max_nights: 'max_nights',
  closed_to_arrival: 'closed_to_arrival',
  closed_to_departure: 'closed_to_departure',
  capacity_exceeded: 'capacity',
  past_dates: 'past_dates',
}

/** The request, or undefined while something is missing. */
export function bodyOf(draft: NewDraft, offer: Offer | undefined): NewReservation | undefined {
  const agreed = readMoney(draft.agreed)
  const override = offer?.refusal ? MAY_OVERRIDE[offer.refusal] : undefined
  const isPriced = offer?.total !== undefined || agreed !== undefined || override !== undefined
  if (!offer?.isFree || !isPriced || draft.name.trim() === '') return undefined
  if (draft.agreed && !agreed) return undefined
  return {
    accommodation_id: offer.id,
    check_in: draft.checkIn,
    check_out: draft.checkOut,
    guests: draft.party,
    contact_name: draft.name.trim(),
    ...(draft.phone ? { contact_phone: draft.phone } : {}),
    ...(draft.email ? { contact_email: draft.email } : {}),
    ...changedNotes(NOTHING_NOTED, draft),
    channel: draft.channel,
    status: draft.status,
    ...(agreed ? { total_price: agreed } : {}),
    ...(override ? { override: [override] } : {}),
  }
}
