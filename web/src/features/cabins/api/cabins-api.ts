import { useQuery } from '@tanstack/react-query'
import type {
  createAccommodationBodySchema,
  ownerAccommodationListSchema,
  ownerAccommodationSchema,
  patchAccommodationBodySchema,
} from '@tranquera/contracts/accommodations'
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

export type CabinFacts = z.input<typeof patchAccommodationBodySchema>

export function addCabin(facts: z.input<typeof createAccommodationBodySchema>) {
  return askAdmin<typeof ownerAccommodationSchema>('/accommodations', post(facts))
}

export function changeCabin(id: string, facts: CabinFacts) {
  return askAdmin<typeof ownerAccommodationSchema>(`/accommodations/${id}`, patch(facts))
}

export function removeCabin(id: string) {
  return askAdmin<z.ZodType>(`/accommodations/${id}`, REMOVE)
}
