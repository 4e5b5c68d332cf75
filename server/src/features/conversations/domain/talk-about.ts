import type { Expecting, GuestCount, StayOption, Talk } from '../../language/domain.ts'
import type { Frame, OwnBooking } from './frame.ts'
import { bookingOf } from './own-booking.ts'

/** What the talk is about, as whoever reads the next message is to know it. */
export function talkAbout(frame: Frame, bookings: readonly OwnBooking[]): Talk {
  const booked = bookingOf(frame, { bookings })
  const { stay, arrival, party, group, pets } = frame
  const units = group?.items.length ?? frame.units
  return {
    stay,
    arrival,
    span: stay ? null : spanOf(frame),
    options: optionsOf(frame),
    guests: party ? guestsOf(party, units) : uncounted(units, pets),
    accommodationId: frame.accommodationId ?? frame.offers[0]?.accommodationId ?? null,
    reservation: booked
      ? { ...booked.stay, status: booked.status, guests: guestsOf(booked.party, null) }
      : null,
  }
}

/** What was just asked, as the language knows it. */
export function expectingOf({ pending }: Frame): Expecting {
  const kind = pending?.kind ?? null
  if (kind === 'cancel' || kind === 'change' || kind === 'resume' || kind === 'group' || kind === 'bot_again')
    return 'confirmation'
  return kind === 'cabin' ? 'choice' : kind
}

function guestsOf(party: NonNullable<Frame['party']>, units: number | null): GuestCount {
  return { ...party, total: party.adults + party.children + party.babies, units }
}

/** Nobody has been counted yet; cabins and animals may have been told of. */
function uncounted(units: number | null, pets: number): GuestCount | null {
  if (!units && pets < 1) return null
  return { adults: null, children: null, babies: null, pets: pets > 0 ? pets : null, total: null, units }
}

/** Where the stay is looked for: the period that was named, or the dates of which one was to be chosen. */
function spanOf(frame: Frame): Exclude<Talk['span'], undefined> {
  if (frame.window) return frame.window
  const days = optionsOf(frame)
    .flatMap((option) => [option.checkIn, option.checkOut])
    .toSorted()
  const [from, to] = [days[0], days.at(-1)]
  return from && to ? { from, to } : null
}

function optionsOf({ pending }: Frame): readonly StayOption[] {
  return pending?.kind === 'choice' ? pending.options : []
}
