import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { cancelledGroup, preReservedGroup } from '@tranquera/contracts/groups'
import type { StayWish } from '@tranquera/contracts/guest-pages'
import type { AvailabilitySearchView, QuoteView, quoteSchema } from '@tranquera/contracts/quotes'
import type { ArrivalBody, cancelled, preReserved } from '@tranquera/contracts/reservation-moves'
import type { arrivalView, guestReservationView } from '@tranquera/contracts/reservations'
import type { z } from 'zod'
import { ask } from '../../../lib/http.ts'
import { partyOf, useGuestPage } from './page.ts'

export type OwnStay = z.output<typeof guestReservationView>

/** What the guest's page was opened with: the code and the token of its link. */
export interface StayKey {
  readonly code: string
  readonly token: string | undefined
}

const NOTHING_MORE = { method: 'POST', json: {} } as const
const WAITING_MS = 2_000
const HELD_MS = 10_000
const AGREED_MS = 30_000

function addressOf({ code, token }: StayKey, move = ''): string {
  const query = token ? `?token=${encodeURIComponent(token)}` : ''
  return `/api/v1/reservations/${encodeURIComponent(code)}${move}${query}`
}

const keyOf = ({ code, token }: StayKey) => ['stay', code, token]

/** Begins with what the server drew; asks again while something may still happen, often after the checkout. */
export function useStay(key: StayKey, known: OwnStay, isWaiting: boolean) {
  return useQuery({
    queryKey: keyOf(key),
    queryFn: () => ask<typeof guestReservationView>(addressOf(key)),
    initialData: known,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state: { data } }) => {
      if (data?.status === 'pre_reserved') return isWaiting ? WAITING_MS : HELD_MS
      return data && ['confirmed', 'checked_in'].includes(data.status) ? AGREED_MS : false
    },
  })
}

/** Cabins that were booked together are cancelled together. */
export function useCancelStay(key: StayKey, group: string | undefined) {
  const queries = useQueryClient()
  const query = key.token ? `?token=${encodeURIComponent(key.token)}` : ''
  return useMutation({
    mutationFn: async (): Promise<unknown> =>
      group
        ? ask<typeof cancelledGroup>(
            `/api/v1/groups/${encodeURIComponent(group)}/cancel${query}`,
            NOTHING_MORE,
          )
        : ask<typeof cancelled>(addressOf(key, '/cancel'), NOTHING_MORE),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(key) }),
  })
}

/** How the guest pays a hold: the whole of it is priced for that way. */
export function useChooseWay(key: StayKey) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (way: Way) =>
      ask<typeof guestReservationView>(addressOf(key, '/way-of-payment'), {
        method: 'POST',
        json: { pay_by: way },
      }),
    onSuccess: (stay) => queries.setQueryData(keyOf(key), stay),
    onError: () => queries.invalidateQueries({ queryKey: keyOf(key) }),
  })
}

export function useTellArrival(key: StayKey) {
  const queries = useQueryClient()
  return useMutation({
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(key) }),
    mutationFn: (told: ArrivalBody) =>
      ask<typeof arrivalView>(addressOf(key, '/arrival'), { method: 'POST', json: told }),
  })
}

/** The prices of a cabin for a wish, line by line; that of a transfer only where it is another. */
export function useQuotes(cabin: string, wish: StayWish) {
  const { catalogue, language } = useGuestPage()
  const queryOf = (payBy: 'transfer' | undefined, isWanted: boolean) => ({
    queryKey: ['quote', cabin, wish, payBy],
    enabled: isWanted,
    queryFn: () =>
      ask<typeof quoteSchema>('/api/v1/quotes', {
        method: 'POST',
        json: {
          accommodation_id: cabin,
          check_in: wish.check_in,
          check_out: wish.check_out,
          guests: partyOf(wish),
          language,
          pay_by: payBy,
        },
      }),
  })
  const listed = useQuery(queryOf(undefined, Boolean(wish.check_in && wish.check_out)))
  const discount = listed.data?.policy.payment_discounts?.transfer ?? 0
  const byTransfer = useQuery(queryOf('transfer', catalogue.takes_transfers && discount > 0))
  return { listed, byTransfer }
}

export interface Contact {
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** Holds the nights that were quoted; answers the address of the stay's own page. */
export function useHold(quote: QuoteView | undefined, wish: StayWish) {
  const { language } = useGuestPage()
  return useMutation({
    mutationFn: async (contact: Contact) => {
      const held = await ask<typeof preReserved>('/api/v1/reservations/pre-reserve', {
        method: 'POST',
        json: {
          accommodation_id: quote?.accommodation_id,
          quote_id: quote?.quote_id,
          check_in: wish.check_in,
          check_out: wish.check_out,
          guests: partyOf(wish),
          contact_name: contact.name,
          contact_phone: contact.phone,
          ...(contact.email ? { contact_email: contact.email } : {}),
          channel: 'web',
          language,
          // For a quote whose time has run out meanwhile: the stay is priced anew.
          pay_by: quote?.pay_by,
        },
      })
      return `/r/${held.code}?token=${encodeURIComponent(held.access_token)}&lang=${language}`
    },
    onSuccess: (address) => window.location.assign(address),
  })
}

export type Combination = AvailabilitySearchView['combinations'][number]
export type WayPrice = NonNullable<Combination['ways_to_pay']>[number]
export type Way = WayPrice['pay_by']

/** The prices to choose between; none where there is but one, or no account to transfer to. */
export function useWays({ ways_to_pay: ways }: Pick<Combination, 'ways_to_pay'>): readonly WayPrice[] {
  const { catalogue } = useGuestPage()
  return catalogue.takes_transfers ? (ways ?? []) : []
}

/** Holds several cabins, all or none, with one payment; answers the address of the booking's own page. */
export function useHoldGroup(combination: Combination, way: Way | undefined) {
  const { language, wish } = useGuestPage()
  return useMutation({
    mutationFn: async (contact: Contact) => {
      const held = await ask<typeof preReservedGroup>('/api/v1/reservations/pre-reserve-group', {
        method: 'POST',
        json: {
          check_in: wish.check_in,
          check_out: wish.check_out,
          items: combination.items.map(({ accommodation_id, guests }) => ({ accommodation_id, guests })),
          contact_name: contact.name,
          contact_phone: contact.phone,
          ...(contact.email ? { contact_email: contact.email } : {}),
          channel: 'web',
          language,
          pay_by: way,
        },
      })
      const code = held.reservations[0]?.code ?? ''
      return `/r/${code}?token=${encodeURIComponent(held.access_token)}&lang=${language}`
    },
    onSuccess: (address) => window.location.assign(address),
  })
}
