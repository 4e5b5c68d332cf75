import { isSameParty } from '../../pricing/domain/party.ts'
import type { Frame, Offer } from './frame.ts'

/** The owner's price for exactly these nights of this cabin and these guests, minor units; null where there is none. */
export function agreedFor(
  { agreed, party }: Pick<Frame, 'agreed' | 'party'>,
  { accommodationId, stay }: Pick<Offer, 'accommodationId' | 'stay'>,
): number | null {
  const same =
    agreed?.accommodationId === accommodationId &&
    agreed.stay.checkIn === stay.checkIn &&
    agreed.stay.checkOut === stay.checkOut &&
    party !== null &&
    agreed.party !== undefined &&
    isSameParty(agreed.party, party)
  return same ? agreed.total : null
}
