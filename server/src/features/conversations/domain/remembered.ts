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

const MOST_SHOWN = 6

/** The last offers that were shown in full, the newest last. */
export function remembered(shown: readonly Offer[], offer: Offer): Offer[] {
  const { accommodationId, quoteId, stay, party } = offer
  const kept = {
    ...{ accommodationId, quoteId, stay },
    ...(offer.shown ? { shown: offer.shown } : {}),
    ...(party ? { party } : {}),
  }
  return [...shown.filter((one) => !isShownAlike(one, offer)), kept].slice(-MOST_SHOWN)
}

/** The same nights of the same cabin, for the same people. */
export function isShownAlike(a: Offer, b: Offer): boolean {
  return isSameOffer(a, b) && (!a.party || !b.party || isSameParty(a.party, b.party))
}

/** What was shown is shown in full again, and not as a quote that stands in the talk already. */
export function inFull(frame: Frame): Frame {
  const shown = frame.shown.map(({ shown: _, ...offer }) => offer)
  return { ...frame, shown }
}

export function isSameOffer(a: Offer, b: Offer): boolean {
  return (
    a.accommodationId === b.accommodationId &&
    a.stay.checkIn === b.stay.checkIn &&
    a.stay.checkOut === b.stay.checkOut
  )
}
