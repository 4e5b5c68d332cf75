import type { PlatformId } from '@tranquera/contracts/feeds'

/**
 * Every platform whose calendar we know, with its habits; a new one is a line here. Sources of the habits: 14 months of
 * one live Airbnb feed, 46 others, and the import code of rental managers.
 */
export interface PlatformHabits {
  readonly id: PlatformId
  readonly name: string
  /** As owners write it, in PRODID, in the host of its addresses, in the domain of its UIDs. */
  readonly marks: RegExp
  /** Domains its mails come from. */
  readonly mail?: RegExp
  /**
   * Its word for a sale is its own word: such a stay can never be one of ours coming back. False for managers that
   * carry other platforms' stays, and for everybody whose feeds nobody has studied.
   */
  readonly sellsItself?: true
  /** UIDs that stay with a stay for life. */
  readonly keepsUids?: 'all' | 'reservations'
  /** Words of its own, asked in this order; those left out are the words of everybody. */
  readonly unclear?: RegExp
  readonly closed?: RegExp
  readonly sold?: RegExp
  /** What an event is that says none of that. */
  readonly otherwise?: 'reservation' | 'blocked'
  /** One event per stay for the arrival, the departure and the nights. */
  readonly triples?: true
  /** A row of single nights for one closure. */
  readonly singleNights?: true
  /** Closures without a guest's name may be rules of how it sells: notice, window, preparation. */
  readonly showsRules?: true
  /** A calendar of its owner's own: nobody books there, so it need not read ours. */
  readonly sellsNothing?: true
}

const NEVER = /(?!)/

const PLATFORM_LIST = [
  {
    id: 'airbnb',
    name: 'Airbnb',
    marks: /airbnb/i,
    mail: /(^|\.)airbnb\.com(\.[a-z]{2})?$/,
    sellsItself: true,
    keepsUids: 'reservations',
    closed: NEVER,
    sold: /^reserved\b|\(HM[A-Z0-9]{4,}\)/i,
    otherwise: 'blocked',
    showsRules: true,
  },
  {
    id: 'booking',
    name: 'Booking.com',
    marks: /(?<![a-z0-9-])booking\.com|^booking\b(?! (calendar|system))/i,
    mail: /(^|\.)booking\.com$/,
    // "CLOSED - Not available" is a sale and a closure alike; older feeds wrote the guest after the dash.
    closed: NEVER,
    sold: /^closed\s*-\s*(?!not available)\S/i,
  },
  {
    id: 'vrbo',
    name: 'Vrbo',
    marks: /vrbo|homeaway|abritel|stayz|fewo-direkt/i,
    mail: /(^|\.)(vrbo|homeaway|abritel)\.(com|fr)$/,
    sellsItself: true,
    keepsUids: 'reservations',
    unclear: /^(provisoire|tentative|provisional)/i,
  },
  {
    id: 'expedia',
    name: 'Expedia',
    marks: /expedia/i,
    mail: /(^|\.)(expedia|expediapartnercentral)\.com$/,
    sellsItself: true,
    keepsUids: 'all',
    singleNights: true,
  },
  {
    id: 'google',
    name: 'Google',
    marks: /google|gmail/i,
    keepsUids: 'all',
    otherwise: 'blocked',
    sellsNothing: true,
  },
  {
    id: 'tripadvisor',
    name: 'Tripadvisor',
    marks: /trip\s?advisor|flipkey|niumba|holidaylettings/i,
    mail: /(^|\.)(tripadvisor|flipkey|holidaylettings)\.(com|co\.uk)$/,
    sellsItself: true,
    unclear: /pending/i,
  },
  {
    id: 'lodgify',
    name: 'Lodgify',
    marks: /lodgify/i,
    closed: /closed period|blocked/i,
    otherwise: 'reservation',
  },
  { id: 'smoobu', name: 'Smoobu', marks: /smoobu/i, sold: NEVER, otherwise: 'reservation', triples: true },
  { id: 'hostaway', name: 'Hostaway', marks: /hostaway/i },
  { id: 'beds24', name: 'Beds24', marks: /beds\s?24/i },
  { id: 'ownerrez', name: 'OwnerRez', marks: /owner\s?re[sz]/i },
  { id: 'guesty', name: 'Guesty', marks: /guesty/i },
  { id: 'agoda', name: 'Agoda', marks: /agoda/i, mail: /(^|\.)agoda\.com$/, sellsItself: true },
  { id: 'trip', name: 'Trip.com', marks: /ctrip|\btrip\.com|^trip$/i, sellsItself: true },
  {
    id: 'despegar',
    name: 'Despegar',
    marks: /despegar|decolar/i,
    mail: /(^|\.)(despegar|decolar)\.com(\.[a-z]{2})?$/,
  },
  { id: 'parairnos', name: 'ParaIrnos', marks: /para[\s-]?irnos/i, mail: /(^|\.)parairnos\.com$/ },
  {
    id: 'alquilerargentina',
    name: 'Alquiler Argentina',
    marks: /alquiler(es)?[\s-]?argentina/i,
    mail: /(^|\.)alquilerargentina\.com$/,
  },
] as const satisfies readonly PlatformHabits[]

type ListedPlatform = (typeof PLATFORM_LIST)[number]['id']

/** `generic`: nobody knows its habits. */
export type Platform = ListedPlatform | 'generic'
/** Where an imported stay was sold; label `source` of the calendar metrics, so a closed set. */
export type Channel = ListedPlatform | 'other'

const BY_ID = new Map<string, PlatformHabits>(PLATFORM_LIST.map((one) => [one.id, one]))

/** Of a platform nobody knows there are none. */
export function habitsOf(platform: Platform): Partial<PlatformHabits> {
  return BY_ID.get(platform) ?? {}
}

/** As owners and platforms write them: "Booking.com", "AirBnB". Whatever nobody knows is `other`. */
export function parseChannel(text: string): Channel {
  return PLATFORM_LIST.find(({ marks }) => marks.test(text.trim()))?.id ?? 'other'
}

export function channelName(channel: Channel): string {
  return nameOfListed(channel) ?? 'Another calendar'
}

/** By its stored word; undefined for what no list knows. */
export function nameOfListed(channel: string): string | undefined {
  return BY_ID.get(channel)?.name
}

export function platformOfChannel(channel: Channel): Platform {
  return channel === 'other' ? 'generic' : channel
}

/** Which platform a mail's sender belongs to: the whole domain counts, not a part of a longer one. */
export function platformOfMail(address: string): ListedPlatform | undefined {
  const domain = address.toLowerCase().split('@').at(-1) ?? ''
  const listed: readonly (PlatformHabits & { readonly id: ListedPlatform })[] = PLATFORM_LIST
  return listed.find(({ mail }) => mail?.test(domain))?.id
}

/** By PRODID, then the host of the URL, then the domain of the UIDs (mergers drop PRODID but keep UIDs). */
export function detectPlatform(clues: { prodId?: string; url?: string; uids?: readonly string[] }): Platform {
  const host = /^[a-z]+:\/\/([^/?#]+)/i.exec(clues.url ?? '')?.[1] ?? ''
  const domains = new Set((clues.uids ?? []).map((uid) => uid.split('@')[1] ?? ''))
  const texts = [clues.prodId ?? '', host, domains.size === 1 ? ([...domains][0] ?? '') : '']
  for (const text of texts) {
    const found = platformIn(text)
    if (found) return found
  }
  return 'generic'
}

export function platformIn(text: string): ListedPlatform | undefined {
  return PLATFORM_LIST.find(({ marks }) => marks.test(text))?.id
}
