import { useQuery } from '@tanstack/react-query'
import type { availabilitySearchSchema } from '@tranquera/contracts/quotes'
import type { z } from 'zod'
import { PANEL } from '../../../lib/admin.ts'
import { ask, queryOf } from '../../../lib/http.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import type { PartyCounts } from '../components/party-fields.tsx'

type Found = z.output<typeof availabilitySearchSchema>['items'][number]

export interface Offer {
  readonly id: string
  readonly name: string
  readonly capacity: number
  readonly isFree: boolean
  readonly isTooSmall: boolean
  readonly total: string | undefined
  readonly currency: string
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
  const search = useQuery({
    queryKey: [PANEL, 'quote', checkIn, checkOut, party],
    enabled: isAsked,
    queryFn: () =>
      ask<typeof availabilitySearchSchema>(
        `/api/v1/availability${queryOf({ check_in: checkIn, check_out: checkOut, guests: JSON.stringify(party) })}`,
      ),
  })
  const people = party.adults + party.children
  const offers = (search.data?.items ?? []).map((found): Offer => {
    const capacity = cabins.data?.items.find((cabin) => cabin.id === found.accommodation_id)?.capacity
    return offerOf(found, { capacity: capacity ?? people, people })
  })
  return {
    isAsked,
    isPending: isAsked && search.isPending,
    error: search.error,
    offers: offers.toSorted((a, b) => Number(b.isFree) - Number(a.isFree)),
  }
}

function offerOf(found: Found, { capacity, people }: { capacity: number; people: number }): Offer {
  const isTaken = found.reason === 'date_overlap'
  return {
    id: found.accommodation_id,
    name: found.name,
    capacity,
    isFree: !isTaken,
    isTooSmall: capacity < people,
    total: found.total_price,
    currency: found.currency,
    refusal: isTaken ? undefined : found.reason,
  }
}
