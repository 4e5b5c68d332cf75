import { useQueries } from '@tanstack/react-query'
import type { quoteSchema } from '@tranquera/contracts/quotes'
import type { z } from 'zod'
import { PANEL, post } from '../../../lib/admin.ts'
import { ask, RequestFailed } from '../../../lib/http.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { isFree, useCalendar } from '../../calendar/api/calendar-api.ts'
import type { PartyCounts } from '../components/party-fields.tsx'

export type Quote = z.output<typeof quoteSchema>

export interface Offer {
  readonly id: string
  readonly name: string
  readonly capacity: number
  readonly isFree: boolean
  readonly isTooSmall: boolean
  readonly quote: Quote | undefined
  /** The rule of the place that stands against it, and that the owner may set aside. */
  readonly refusal: string | undefined
}

export interface WantedStay {
  readonly checkIn: string
  readonly checkOut: string
  readonly party: PartyCounts
}

/** Every cabin for those nights with its price by the owner's own rules; free ones first. */
export function useOffers({ checkIn, checkOut, party }: WantedStay) {
  const isAsked = checkIn !== '' && checkOut > checkIn
  const cabins = useCabins()
  const calendar = useCalendar(checkIn, checkOut, isAsked)
  const offered = isAsked ? (cabins.data?.items ?? []).filter((cabin) => cabin.active) : []
  const quotes = useQueries({
    queries: offered.map((cabin) => ({
      queryKey: [PANEL, 'quote', cabin.id, checkIn, checkOut, party],
      queryFn: () => quoteOf(cabin.id, { checkIn, checkOut, party }),
      staleTime: 60_000,
    })),
  })
  const people = party.adults + party.children
  const offers = offered.map((cabin, index): Offer => {
    const nights = calendar.data?.accommodations.find((one) => one.id === cabin.id)
    const answer = quotes[index]?.data
    return {
      id: cabin.id,
      name: cabin.name,
      capacity: cabin.capacity,
      isFree: nights !== undefined && isFree(nights, checkIn, checkOut),
      isTooSmall: cabin.capacity < people,
      quote: answer?.quote,
      refusal: answer?.refusal,
    }
  })
  return {
    isAsked,
    isPending: isAsked && (cabins.isPending || calendar.isPending),
    offers: offers.toSorted((a, b) => Number(b.isFree) - Number(a.isFree)),
  }
}

/** A rule that says no is an answer here, not a failure. */
async function quoteOf(
  cabinId: string,
  { checkIn, checkOut, party }: WantedStay,
): Promise<{ quote?: Quote; refusal?: string }> {
  try {
    const body = { accommodation_id: cabinId, check_in: checkIn, check_out: checkOut, guests: party }
    return { quote: await ask<typeof quoteSchema>('/api/v1/quotes', post(body)) }
  } catch (error) {
    if (error instanceof RequestFailed && error.status === 422) return { refusal: error.code }
    throw error
  }
}
