import type { analysisView, analyzeBody } from '@tranquera/contracts/language'
import type { z } from 'zod'
import { addDays, dateOf, existsDate, type LocalDate } from '../../lib/local-date.ts'
import type { Change, GuestCount, StayOption, Talk, Understanding } from './domain.ts'

/** The answer of `POST /admin/nlu/analyze`. */
export function presentUnderstanding(u: Understanding): z.infer<typeof analysisView> {
  return {
    language: u.language,
    intents: u.intents.map(({ name, confidence, cue }) => ({ name, confidence, cue })),
    consent: u.consent,
    stay: {
      certainty: u.stay.certainty,
      check_in: u.stay.checkIn,
      check_out: u.stay.checkOut,
      nights: u.stay.nights,
      options: u.stay.options.map(presentOption),
    },
    change: u.change && presentChange(u.change),
    guests: u.guests && {
      adults: u.guests.adults,
      children: u.guests.children,
      babies: u.guests.babies,
      pets: u.guests.pets,
      total: u.guests.total,
      ...(u.guests.units ? { units: u.guests.units } : {}),
      ...(u.guests.childAges?.length ? { child_ages: [...u.guests.childAges] } : {}),
    },
    accommodation_ids: [...u.accommodationIds],
    accommodation_id: u.accommodationId,
    contact: u.contact && { name: u.contact.name, email: u.contact.email, phone: u.contact.phone },
    unused: u.unused.map(({ text, start, end }) => ({ text, start, end })),
    trace: u.trace.map(({ rule, text, start, end }) => ({ rule, text, start, end })),
  }
}

function presentOption(option: StayOption) {
  return { check_in: option.checkIn, check_out: option.checkOut }
}

function presentChange({ checkInDays, checkOutDays, ...same }: Change) {
  return {
    ...same,
    ...(checkInDays === undefined ? {} : { check_in_days: checkInDays }),
    ...(checkOutDays === undefined ? {} : { check_out_days: checkOutDays }),
  }
}

type AskedContext = NonNullable<z.infer<typeof analyzeBody>['context']>

/** The context of `POST /admin/nlu/analyze` as the reader takes it. */
export function talkOf(context: AskedContext): Talk {
  const { stay, span, arrival, options, guests, accommodation_id, reservation } = context
  const [from, to] = [day(span?.from), day(span?.to)]
  const booked = typeof reservation === 'object' ? reservation : null
  return {
    stay: stay ? stayUnderDiscussion(stay) : null,
    span: from && to ? { from, to } : null,
    arrival: day(arrival),
    options: (options ?? []).flatMap((option) => stayUnderDiscussion(option) ?? []),
    guests: guests ? guestsTold(guests) : null,
    accommodationId: accommodation_id ?? null,
    reservation: booked && {
      checkIn: day(booked.check_in),
      checkOut: day(booked.check_out),
      status: booked.status ?? null,
      guests: booked.guests ? guestsTold(booked.guests) : null,
    },
  }
}

type AskedGuests = Partial<NonNullable<AskedContext['guests']>>

function guestsTold({ adults, children, babies, pets, total, units }: AskedGuests): GuestCount {
  return {
    adults: adults ?? null,
    children: children ?? null,
    babies: babies ?? null,
    pets: pets ?? null,
    total: total ?? (typeof adults === 'number' ? adults + (children ?? 0) : null),
    units: units ?? null,
  }
}

function stayUnderDiscussion(stay: NonNullable<AskedContext['stay']>): StayOption | null {
  const checkIn = day(stay.check_in)
  if (!checkIn) return null
  const checkOut = day(stay.check_out) ?? addDays(checkIn, stay.nights ?? 1)
  return checkOut > checkIn ? { checkIn, checkOut } : null
}

/** A day that exists, or nothing: the context is a help and never a reason to refuse. */
function day(written: string | null | undefined): LocalDate | null {
  if (!written) return null
  const [year = 0, month = 0, dayOfMonth = 0] = written.split('-').map(Number)
  return existsDate(year, month, dayOfMonth) ? dateOf(year, month, dayOfMonth) : null
}
