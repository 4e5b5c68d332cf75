import type { Clock, Instant } from '../../lib/clock.ts'
import type { Ids } from '../../lib/ids.ts'
import { createFaults, type Faults } from '../faults.ts'
import type { SpokenWords } from './spoken.ts'

export interface WhatsAppSandboxOptions {
  readonly clock: Clock
  readonly ids: Ids
  readonly appSecret: string
  readonly verifyToken: string
  readonly accessToken: string
  readonly phoneId: string
  readonly wabaId: string
  /** Asked at each delivery, so the receiver may be started after the sandbox. */
  readonly webhookUrl: () => string
  readonly displayPhoneNumber?: string
  readonly verifiedName?: string
  readonly pace?: Partial<Pace>
}

/** Real milliseconds: the sandbox's own clock only decides windows, expiries and timestamps. */
export interface Pace {
  readonly deliveredAfterMs: number
  readonly readAfterMs: number
  /** Meta retries for 7 days; here the ladder is compressed. */
  readonly webhookRetriesMs: readonly number[]
  /** Meta gives up after 5 to 10 s. */
  readonly webhookTimeoutMs: number
}

const DEFAULT_PACE: Pace = {
  deliveredAfterMs: 0,
  readAfterMs: 0,
  webhookRetriesMs: [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000],
  webhookTimeoutMs: 10_000,
}

/** Switches a test or the demo may turn at any time. */
export interface Settings {
  /** Development numbers: only these spellings are accepted, anything else is 131030. Null: everybody. */
  allowList: ReadonlySet<string> | null
  /** Messages to one guest per seconds, else 131056. */
  pairRate: { readonly messages: number; readonly perSeconds: number } | null
  /** Messages per second of the number, else 130429. */
  throughputPerSecond: number | null
  sendDelivered: boolean
  sendRead: boolean
  /** Meta answers an expired window mostly by webhook, sometimes at once. */
  windowErrors: 'async' | 'sync'
  numberStatus: 'CONNECTED' | 'DISCONNECTED'
  qualityRating: 'GREEN' | 'YELLOW' | 'RED'
  /** Of the business account to the app; without one nothing is delivered. */
  subscription: 'subscribed' | 'none' | { readonly overrideCallbackUri: string }
  /** What the token may do: `messaging` alone sees no business account. */
  permissions: 'all' | 'messaging' | 'none'
}

export interface Media {
  readonly id: string
  readonly bytes: Buffer
  /** As it was given, parameters included. */
  readonly mime: string
  readonly filename: string | null
  /** Of a voice note: what is said in it. */
  readonly spoken: SpokenWords | null
  readonly expiresAt: Instant
}

export interface Guest {
  readonly waId: string
  readonly bsuid: string
  name: string
  /** With a username the number disappears from webhooks. */
  username: string | null
  lastInboundAt: Instant | null
  onWhatsApp: boolean
  typingUntil: Instant | null
  readonly messages: PhoneMessage[]
}

type PhoneMessageType =
  | 'text'
  | 'image'
  | 'video'
  | 'audio'
  | 'document'
  | 'sticker'
  | 'location'
  | 'contacts'
  | 'reaction'
  | 'interactive'
  | 'template'
  | 'choice'

export interface PhoneButton {
  readonly id: string
  readonly title: string
}

interface PhoneList {
  readonly button: string
  readonly sections: readonly {
    readonly title: string | null
    readonly rows: readonly {
      readonly id: string
      readonly title: string
      readonly description: string | null
    }[]
  }[]
}

/** What the guest sees; the JSON of the phone API. */
export interface PhoneMessage {
  readonly id: string
  readonly from: 'guest' | 'bot'
  readonly at: string
  readonly type: PhoneMessageType
  readonly text: string | null
  readonly header_text: string | null
  readonly header_image_url: string | null
  readonly footer: string | null
  readonly media_url: string | null
  readonly mime: string | null
  readonly filename: string | null
  readonly buttons: readonly PhoneButton[]
  readonly list: PhoneList | null
  readonly cta: { readonly text: string; readonly url: string } | null
  status: 'sent' | 'delivered' | 'read' | 'failed'
  readonly reply_to: string | null
}

export type PhoneChange =
  | { readonly event: 'message'; readonly data: PhoneMessage }
  | { readonly event: 'typing'; readonly data: { readonly typing: boolean } }

/** One accepted send, for assertions. */
export interface SentMessage {
  readonly id: string
  readonly at: Instant
  /** As dialled by the product. */
  readonly input: string
  readonly guest: Guest
  readonly correlationId: string | null
  readonly payload: Readonly<Record<string, unknown>>
  readonly message: PhoneMessage
}

export interface Template {
  readonly id: string
  readonly name: string
  readonly language: string
  status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED'
  readonly category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION'
  readonly components: readonly unknown[]
}

export interface State {
  readonly options: WhatsAppSandboxOptions
  readonly pace: Pace
  readonly settings: Settings
  readonly faults: Faults
  readonly displayPhoneNumber: string
  readonly guests: Map<string, Guest>
  readonly media: Map<string, Media>
  readonly templates: Map<string, Template>
  readonly sent: SentMessage[]
  readonly listeners: Map<string, Set<(change: PhoneChange) => void>>
}

export function createState(options: WhatsAppSandboxOptions): State {
  return {
    options,
    pace: { ...DEFAULT_PACE, ...options.pace },
    settings: {
      allowList: null,
      pairRate: null,
      throughputPerSecond: null,
      sendDelivered: true,
      sendRead: true,
      windowErrors: 'async',
      numberStatus: 'CONNECTED',
      qualityRating: 'GREEN',
      subscription: 'subscribed',
      permissions: 'all',
    },
    faults: createFaults(),
    displayPhoneNumber: options.displayPhoneNumber ?? '5491150000000',
    guests: new Map(),
    media: new Map(),
    templates: new Map(),
    sent: [],
    listeners: new Map(),
  }
}

export function newWamid(state: State): string {
  return `wamid.${Buffer.from(state.options.ids.token(21)).toString('base64').replace(/=+$/, '')}`
}

/** Graph object ids are digits. */
export function newObjectId(state: State): string {
  let id = ''
  while (id.length < 15) id += Math.floor(1 + state.options.ids.random() * 9)
  return id
}

function announce(state: State, guest: Guest, change: PhoneChange): void {
  for (const listener of state.listeners.get(guest.waId) ?? []) listener(change)
}

/** Adds a message to the guest's chat or repeats it after a change of status. */
export function show(state: State, guest: Guest, message: PhoneMessage): void {
  if (!guest.messages.includes(message)) guest.messages.push(message)
  announce(state, guest, { event: 'message', data: message })
}

export function setTyping(state: State, guest: Guest, until: Instant | null): void {
  guest.typingUntil = until
  announce(state, guest, { event: 'typing', data: { typing: until !== null } })
}

export function blankMessage(fields: Pick<PhoneMessage, 'id' | 'from' | 'at' | 'type'>): PhoneMessage {
  return {
    ...fields,
    text: null,
    header_text: null,
    header_image_url: null,
    footer: null,
    media_url: null,
    mime: null,
    filename: null,
    buttons: [],
    list: null,
    cta: null,
    status: 'sent',
    reply_to: null,
  }
}
