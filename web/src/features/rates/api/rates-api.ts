import { useQuery } from '@tanstack/react-query'
import type { RatesBody, ratesSchema, SimulationView, simulationSchema } from '@tranquera/contracts/rates'
import { askAdmin, PANEL, post, put } from '../../../lib/admin.ts'
import { RequestFailed } from '../../../lib/http.ts'
import { useLanguage } from '../../../lib/i18n.ts'

/** What the form always has; the rest of a plan goes through it untouched. */
type Written =
  | 'base_price'
  | 'currency'
  | 'weekend_days'
  | 'weekend_multiplier'
  | 'holiday_multiplier'
  | 'seasons'
  | 'min_nights'
  | 'extra_guest_fee'
  | 'cleaning_fee'
  | 'pet_fee'
  | 'length_discounts'
  | 'closed_to_arrival'

/** How a cabin is priced, as the contract's section 5 writes it. */
export type Plan = Partial<RatesBody> & Pick<RatesBody, Written>
export type Season = Plan['seasons'][number]
export type Package = NonNullable<Plan['packages']>[number]
export type Extra = NonNullable<Plan['extras']>[number]
export type PersonPrice = NonNullable<Plan['person_prices']>[number]
export type ChildRate = NonNullable<Plan['child_rates']>[number]
export type Weekday = Plan['weekend_days'][number]

/** Null while the cabin has none. */
export function useRates(cabinId: string) {
  return useQuery({
    queryKey: [PANEL, 'rates', cabinId],
    queryFn: () => ratesOf(cabinId),
  })
}

export async function ratesOf(cabinId: string): Promise<Plan | null> {
  try {
    return await askAdmin<typeof ratesSchema>(`/accommodations/${cabinId}/rates`)
  } catch (error) {
    if (error instanceof RequestFailed && error.status === 404) return null
    throw error
  }
}

export function saveRates(cabinId: string, plan: Plan) {
  return askAdmin<typeof ratesSchema>(`/accommodations/${cabinId}/rates`, put(plan))
}

export interface Trial {
  readonly check_in: string
  readonly check_out: string
  readonly guests: { readonly adults: number; readonly children: number; readonly pets: number }
}

export type TrialQuote = SimulationView

/** What a stay would cost under a plan that is not saved. */
export function useTrial(cabinId: string, plan: Plan, trial: Trial) {
  const isWhole = trial.check_in !== '' && trial.check_out > trial.check_in && Number(plan.base_price) > 0
  const { language } = useLanguage()
  return useQuery({
    queryKey: [PANEL, 'trial', cabinId, plan, trial, language],
    enabled: isWhole,
    retry: false,
    placeholderData: (previous) => previous,
    queryFn: () =>
      askAdmin<typeof simulationSchema>(
        `/accommodations/${cabinId}/rates/simulate`,
        post({ rates: plan, ...trial, language }),
      ),
  })
}

export const EMPTY_PLAN: Plan = {
  base_price: '',
  currency: 'ARS',
  weekend_days: ['fri', 'sat'],
  weekend_multiplier: 1,
  holiday_multiplier: 1,
  seasons: [],
  min_nights: 1,
  extra_guest_fee: '0.00',
  cleaning_fee: '0.00',
  pet_fee: '0.00',
  length_discounts: [],
  closed_to_arrival: [],
}
