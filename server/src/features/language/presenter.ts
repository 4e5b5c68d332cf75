import type { analysisView } from '@tranquera/contracts/language'
import type { z } from 'zod'
import type { StayOption, Understanding } from './domain.ts'

/** The answer of `POST /admin/nlu/analyze`. */
export function presentUnderstanding(u: Understanding): z.infer<typeof analysisView> {
  return {
    language: u.language,
    intents: u.intents.map(({ name, confidence, cue }) => ({ name, confidence, cue })),
    stay: {
      certainty: u.stay.certainty,
      check_in: u.stay.checkIn,
      check_out: u.stay.checkOut,
      nights: u.stay.nights,
      options: u.stay.options.map(presentOption),
    },
    guests: u.guests && {
      adults: u.guests.adults,
      children: u.guests.children,
      babies: u.guests.babies,
      pets: u.guests.pets,
      total: u.guests.total,
      ...(u.guests.units ? { units: u.guests.units } : {}),
    },
    accommodation_id: u.accommodationId,
    contact: u.contact && { name: u.contact.name, email: u.contact.email, phone: u.contact.phone },
    trace: u.trace.map(({ rule, text, start, end }) => ({ rule, text, start, end })),
  }
}

function presentOption(option: StayOption) {
  return { check_in: option.checkIn, check_out: option.checkOut }
}
