import { nameOfPlatform, PLATFORMS, type PlatformId } from '@tranquera/contracts/platforms'
import { keysOf } from '../../../lib/records.ts'

/**
 * How a platform writes its calendar, where that differs from everybody's. Sources: 14 months of one live Airbnb feed,
 * 46 others, and the import code of rental managers.
 */
export interface PlatformHabits {
  /** As owners write it, in PRODID, in the host of its addresses, in the domain of its UIDs; its name without it. */
  readonly marks?: RegExp
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

/** In the order in which they are asked whether a text names them. */
const HABITS: Readonly<Partial<Record<PlatformId, PlatformHabits>>> = {
  airbnb: {
    mail: /(^|\.)airbnb\.com(\.[a-z]{2})?$/,
    sellsItself: true,
    keepsUids: 'reservations',
    closed: NEVER,
    sold: /^reserved\b|\(HM[A-Z0-9]{4,}\)/i,
    otherwise: 'blocked',
    showsRules: true,
  },
  booking: {
    marks: /(?<![a-z0-9-])booking\.com|^booking\b(?! (calendar|system))/i,
    mail: /(^|\.)booking\.com$/,
    // "CLOSED - Not available" is a sale and a closure alike; older feeds wrote the guest after the dash.
    closed: NEVER,
    sold: /^closed\s*-\s*(?!not available)\S/i,
  },
  vrbo: {
    marks: /vrbo|homeaway|abritel|stayz|fewo-direkt/i,
    mail: /(^|\.)(vrbo|homeaway|abritel)\.(com|fr)$/,
    sellsItself: true,
    keepsUids: 'reservations',
    unclear: /^(provisoire|tentative|provisional)/i,
  },
  expedia: {
    mail: /(^|\.)(expedia|expediapartnercentral)\.com$/,
    sellsItself: true,
    keepsUids: 'all',
    singleNights: true,
  },
  google: {
    marks: /google|gmail/i,
    keepsUids: 'all',
    otherwise: 'blocked',
    sellsNothing: true,
  },
  tripadvisor: {
    marks: /trip\s?advisor|flipkey|niumba|holidaylettings/i,
    mail: /(^|\.)(tripadvisor|flipkey|holidaylettings)\.(com|co\.uk)$/,
    sellsItself: true,
    unclear: /pending/i,
  },
  lodgify: {
    closed: /closed period|blocked/i,
    otherwise: 'reservation',
  },
  smoobu: { sold: NEVER, otherwise: 'reservation', triples: true },
  beds24: { marks: /beds\s?24/i },
  ownerrez: { marks: /owner\s?re[sz]/i },
  agoda: { mail: /(^|\.)agoda\.com$/, sellsItself: true },
  trip: { marks: /ctrip|\btrip\.com|^trip$/i, sellsItself: true },
  despegar: {
    marks: /despegar|decolar/i,
    mail: /(^|\.)(despegar|decolar)\.com(\.[a-z]{2})?$/,
  },
  parairnos: { marks: /para[\s-]?irnos/i, mail: /(^|\.)parairnos\.com$/ },
  alquilerargentina: {
    marks: /alquiler(es)?[\s-]?argentina/i,
    mail: /(^|\.)alquilerargentina\.com$/,
  },
}

/** `generic`: nobody knows its habits. */
export type Platform = PlatformId | 'generic'
/** Where an imported stay was sold; label `source` of the calendar metrics, so a closed set. */
export type Channel = PlatformId | 'other'

const MARKS: ReadonlyMap<PlatformId, RegExp> = new Map(
  [...keysOf(HABITS), ...PLATFORMS.map(({ id }) => id)].map((id) => [id, HABITS[id]?.marks ?? nameIn(id)]),
)

/** The name of a platform, with its words run together or apart. */
function nameIn(id: PlatformId): RegExp {
  return new RegExp((nameOfPlatform(id) ?? id).replaceAll(/\W+/g, String.raw`[\s.-]?`), 'i')
}

/** Of a platform nobody knows there are none. */
export function habitsOf(platform: Platform): Partial<PlatformHabits> {
  return platform === 'generic' ? {} : (HABITS[platform] ?? {})
}

/** As owners and platforms write them: "Booking.com", "AirBnB". Whatever nobody knows is `other`. */
export function parseChannel(text: string): Channel {
  return platformIn(text.trim()) ?? 'other'
}

export function channelName(channel: Channel): string {
  return nameOfPlatform(channel) ?? 'Another calendar'
}

export function platformOfChannel(channel: Channel): Platform {
  return channel === 'other' ? 'generic' : channel
}

/** Which platform a mail's sender belongs to: the whole domain counts, not a part of a longer one. */
export function platformOfMail(address: string): PlatformId | undefined {
  const domain = address.toLowerCase().split('@').at(-1) ?? ''
  return keysOf(HABITS).find((id) => HABITS[id]?.mail?.test(domain))
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

export function platformIn(text: string): PlatformId | undefined {
  return [...MARKS].find(([, marks]) => marks.test(text))?.[0]
}
