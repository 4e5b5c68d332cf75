import { PLATFORMS, type Platform } from './platforms.ts'

/** Where an imported stay was sold; label `source` of the calendar metrics, so a closed set. */
export const CHANNELS = [
  'airbnb',
  'booking',
  'vrbo',
  'expedia',
  'google',
  'tripadvisor',
  'lodgify',
  'smoobu',
  'agoda',
  'trip',
  'other',
] as const
export type Channel = (typeof CHANNELS)[number]

const NAMES: readonly (readonly [RegExp, Channel])[] = [
  [/airbnb/, 'airbnb'],
  [/booking/, 'booking'],
  [/vrbo|homeaway|abritel/, 'vrbo'],
  [/expedia/, 'expedia'],
  [/google|gmail/, 'google'],
  [/tripadvisor|flipkey/, 'tripadvisor'],
  [/lodgify/, 'lodgify'],
  [/smoobu/, 'smoobu'],
  [/agoda/, 'agoda'],
  [/ctrip|trip\.com|^trip$/, 'trip'],
]

/** As owners and platforms write them: "Booking.com", "AirBnB". Whatever nobody knows is `other`. */
export function parseChannel(text: string): Channel {
  const plain = text.trim().toLowerCase()
  return NAMES.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other'
}

export function isPlatform(channel: Channel): channel is Exclude<Channel, 'other'> & Platform {
  return (PLATFORMS as readonly string[]).includes(channel)
}

const DISPLAY: Readonly<Record<Channel, string>> = {
  airbnb: 'Airbnb',
  booking: 'Booking.com',
  vrbo: 'Vrbo',
  expedia: 'Expedia',
  google: 'Google',
  tripadvisor: 'Tripadvisor',
  lodgify: 'Lodgify',
  smoobu: 'Smoobu',
  agoda: 'Agoda',
  trip: 'Trip.com',
  other: 'Another calendar',
}

export function channelName(channel: Channel): string {
  return DISPLAY[channel]
}

/** Which platform reads our export: what it says of itself, or else what its address asks for. */
export function readerOf(userAgent: string, asked: string | undefined): Channel {
  if (asked) return parseChannel(asked)
  return parseChannel(userAgent)
}
