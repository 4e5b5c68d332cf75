interface ListedPlatform {
  readonly id: string
  readonly name: string
  /** As its owners call it, where that is another name. */
  readonly called?: string
  /** So rare here that the panel does not offer it: it would only lengthen the list. */
  readonly isRare?: true
}

/**
 * Platforms whose calendars are told apart, in the order in which the panel offers them. A new one is a line here and
 * is known by its name; where it writes calendars in a way of its own, its habits stand in the server's `channels`.
 */
export const PLATFORMS = [
  { id: 'airbnb', name: 'Airbnb' },
  { id: 'booking', name: 'Booking.com', called: 'Booking' },
  { id: 'vrbo', name: 'Vrbo' },
  { id: 'expedia', name: 'Expedia' },
  { id: 'despegar', name: 'Despegar' },
  { id: 'parairnos', name: 'ParaIrnos' },
  { id: 'alquilerargentina', name: 'Alquiler Argentina' },
  { id: 'tripadvisor', name: 'Tripadvisor' },
  { id: 'google', name: 'Google', called: 'Google Calendar' },
  { id: 'smoobu', name: 'Smoobu' },
  { id: 'lodgify', name: 'Lodgify' },
  { id: 'hostaway', name: 'Hostaway' },
  { id: 'beds24', name: 'Beds24' },
  { id: 'ownerrez', name: 'OwnerRez' },
  { id: 'guesty', name: 'Guesty', isRare: true },
  { id: 'agoda', name: 'Agoda', isRare: true },
  { id: 'trip', name: 'Trip.com', isRare: true },
] as const satisfies readonly ListedPlatform[]

export type PlatformId = (typeof PLATFORMS)[number]['id']

const NAMES = new Map<string, string>(PLATFORMS.map(({ id, name }) => [id, name]))

/** As it writes itself, by its stored word; undefined for what no list knows. */
export function nameOfPlatform(id: string): string | undefined {
  return NAMES.get(id)
}
