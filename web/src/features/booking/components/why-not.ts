import { useBookingText } from '../../../lib/words.ts'

const KNOWN = [
  'date_overlap',
  'capacity_exceeded',
  'no_pets',
  'min_nights',
  'max_nights',
  'closed_to_arrival',
  'closed_to_departure',
  'past_dates',
  'invalid_dates',
] as const

/** Why a stay cannot be booked, in the guest's words; the codes are the API's. */
export function useWhyNot(): (reason: string | null | undefined) => string {
  const { t } = useBookingText()
  return (reason) => {
    const known = KNOWN.find((one) => one === reason)
    return t(`found.why.${known ?? 'other'}`)
  }
}
