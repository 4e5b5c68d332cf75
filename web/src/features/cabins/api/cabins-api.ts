import { useQuery } from '@tanstack/react-query'
import type {
  ownerAccommodationListSchema,
  ownerAccommodationSchema,
  Review,
} from '@tranquera/contracts/accommodations'
import type { LocalizedText } from '@tranquera/contracts/common'
import type { FactsChange } from '@tranquera/contracts/facts'
import type { z } from 'zod'
import { askAdmin, PANEL, patch, post, REMOVE } from '../../../lib/admin.ts'

export type OwnCabin = z.output<typeof ownerAccommodationListSchema>['items'][number]

/** Every cabin of the place, those no longer offered too. */
export function useCabins() {
  return useQuery({
    queryKey: [PANEL, 'cabins'],
    staleTime: 60_000,
    queryFn: () => askAdmin<typeof ownerAccommodationListSchema>('/accommodations?page_size=100'),
  })
}

export interface CabinFacts {
  readonly name?: string
  readonly description?: string
  readonly capacity?: number
  readonly bedrooms?: number
  readonly bathrooms?: number
  readonly amenities?: readonly string[]
  readonly facts?: FactsChange
  readonly arrival_note?: LocalizedText
  readonly reviews?: readonly Review[]
  readonly active?: boolean
  readonly photo_ids?: readonly string[]
}

export function addCabin(facts: CabinFacts) {
  return askAdmin<typeof ownerAccommodationSchema>('/accommodations', post(facts))
}

export function changeCabin(id: string, facts: CabinFacts) {
  return askAdmin<typeof ownerAccommodationSchema>(`/accommodations/${id}`, patch(facts))
}

export function removeCabin(id: string) {
  return askAdmin<z.ZodType>(`/accommodations/${id}`, REMOVE)
}
