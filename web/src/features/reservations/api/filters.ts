import type { ReservationFilters } from './reservations-api.ts'

export const CHIPS = ['upcoming', 'unpaid', 'owing', 'inside', 'past', 'cancelled', 'all'] as const
type Chip = (typeof CHIPS)[number]

export interface ReservationSearch {
  readonly chip?: Chip | undefined
  readonly q?: string | undefined
}

/** What the API is asked for a chip; words search everything, whatever chip is on. */
export function filtersOf({ chip = 'upcoming', q }: ReservationSearch, today: string): ReservationFilters {
  if (q) return { q, sort: '-created_at' }
  switch (chip) {
    case 'upcoming':
      return { status: 'confirmed', check_in_from: today, sort: 'check_in' }
    case 'unpaid':
      return { status: 'pre_reserved', sort: '-created_at' }
    case 'owing':
      return { owing: true, sort: 'check_in' }
    case 'inside':
      return { status: 'checked_in', sort: 'check_out' }
    case 'past':
      return { status: 'completed', sort: '-check_out' }
    case 'cancelled':
      return { status: 'cancelled', sort: '-created_at' }
    case 'all':
      return { sort: '-created_at' }
  }
}
