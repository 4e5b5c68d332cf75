import type { Instant } from '../../lib/clock.ts'
import type { HeardNote } from '../speech/domain/transcription.ts'

/**
 * Who wrote. Either id may be missing: a guest with a username hides the number, an older webhook has no
 * business-scoped id. The business-scoped id is the steadier key; keep both and merge when they come together.
 */
export interface Sender {
  /** Digits without +, exactly as WhatsApp wrote it. */
  readonly waId: string | null
  /** Business-scoped user id, `AR.1349...`. */
  readonly bsuid: string | null
  readonly profileName: string | null
  readonly username: string | null
}

export interface InboundMedia {
  readonly mediaId: string
  /** Without parameters: `audio/ogg`. */
  readonly mime: string
  /** Base64, as WhatsApp writes it. */
  readonly sha256: string | null
}

export type InboundContent =
  | { readonly type: 'text'; readonly body: string }
  | { readonly type: 'image'; readonly media: InboundMedia; readonly caption: string | null }
  | { readonly type: 'video'; readonly media: InboundMedia; readonly caption: string | null }
  /** `voice` is a recorded note; otherwise a shared file. `heard` is added once somebody has listened. */
  | {
      readonly type: 'audio'
      readonly media: InboundMedia
      readonly voice: boolean
      readonly heard?: HeardNote
    }
  | {
      readonly type: 'document'
      readonly media: InboundMedia
      readonly filename: string | null
      readonly caption: string | null
    }
  | { readonly type: 'sticker'; readonly media: InboundMedia; readonly animated: boolean }
  | {
      readonly type: 'location'
      readonly latitude: number
      readonly longitude: number
      readonly name: string | null
      readonly address: string | null
    }
  | { readonly type: 'contacts'; readonly contacts: readonly SharedContact[]; readonly requested: boolean }
  /** A tap on a reply button, on a list row or on a template's quick reply: `id` is what we put there. */
  | {
      readonly type: 'choice'
      readonly source: 'button' | 'list' | 'template'
      readonly id: string
      readonly title: string
    }
  | { readonly type: 'flow_reply'; readonly name: string | null; readonly responseJson: string }
  | { readonly type: 'call_permission'; readonly accepted: boolean }
  /** `emoji` is null when the reaction was taken back. */
  | { readonly type: 'reaction'; readonly messageId: string; readonly emoji: string | null }
  | {
      readonly type: 'order'
      readonly catalogId: string | null
      readonly text: string | null
      readonly items: number
    }
  /** The guest rang; nobody takes calls here. */
  | { readonly type: 'call' }
  | { readonly type: 'edit'; readonly originalMessageId: string; readonly body: string | null }
  | { readonly type: 'revoke'; readonly originalMessageId: string }
  /** WhatsApp could not show it to us (poll, view-once …): ask the guest to write it. */
  | { readonly type: 'unsupported'; readonly what: string | null; readonly errors: readonly ProviderError[] }
  /** A type this version does not know. */
  | { readonly type: 'unknown'; readonly providerType: string }

interface SharedContact {
  readonly name: string | null
  readonly phones: readonly string[]
}

interface MessageContext {
  /** The quoted message; also set on most button taps, but not on all. */
  readonly messageId: string | null
  readonly forwarded: boolean
}

export interface ProviderError {
  readonly code: number | null
  readonly title: string
  readonly detail: string | null
}

/** `failed` stands beside the ladder sent < delivered < read < played, not on it. */
export type DeliveryStatus = 'sent' | 'delivered' | 'read' | 'played' | 'failed'

interface StatusPricing {
  readonly billable: boolean | null
  /** service, utility, marketing, authentication … */
  readonly category: string | null
  /** regular, free_customer_service, free_entry_point */
  readonly type: string | null
}

export interface WhatsAppMessageEvent {
  readonly kind: 'message'
  readonly phoneNumberId: string | null
  readonly id: string
  /** When the guest wrote it; a late redelivery keeps the old time. */
  readonly at: Instant
  readonly sender: Sender
  readonly content: InboundContent
  readonly context: MessageContext | null
  /** The advertisement the guest came from. */
  readonly referral: { readonly sourceId: string | null; readonly headline: string | null } | null
  /** Set when written in a group, which the bot leaves alone. */
  readonly groupId: string | null
}

export interface WhatsAppStatusEvent {
  readonly kind: 'status'
  readonly phoneNumberId: string | null
  readonly messageId: string
  readonly status: DeliveryStatus
  readonly at: Instant
  readonly recipient: { readonly waId: string | null; readonly bsuid: string | null }
  /** What we attached when sending. */
  readonly correlationId: string | null
  readonly errors: readonly ProviderError[]
  readonly pricing: StatusPricing | null
}

/** The guest changed number or business-scoped id: the same person under new keys. */
export interface WhatsAppIdentityEvent {
  readonly kind: 'identity_changed'
  readonly phoneNumberId: string | null
  readonly id: string
  readonly at: Instant
  readonly previous: { readonly waId: string | null; readonly bsuid: string | null }
  readonly current: { readonly waId: string | null; readonly bsuid: string | null }
}

export interface WhatsAppAccountEvent {
  readonly kind: 'account_alert'
  /** WhatsApp's change field: account_update, message_template_status_update … */
  readonly topic: string
  readonly severity: 'info' | 'warning' | 'critical'
  /** One line in WhatsApp's own words, for the owner's alert list. */
  readonly summary: string
  /** A verdict on one template. */
  readonly template?: {
    readonly name: string
    readonly language: string
    readonly status: string
    readonly reason: string | null
  }
}

/** The guest asked for no more marketing, or allowed it again. */
interface WhatsAppPreferenceEvent {
  readonly kind: 'marketing_preference'
  readonly waId: string | null
  readonly bsuid: string | null
  readonly allowed: boolean
}

/** The host answered from the WhatsApp Business app on the same number: the bot should fall silent in that chat. */
export interface WhatsAppHostEchoEvent {
  readonly kind: 'host_replied'
  readonly phoneNumberId: string | null
  readonly id: string
  readonly at: Instant
  readonly to: { readonly waId: string | null; readonly bsuid: string | null }
  readonly body: string | null
}

export interface WhatsAppErrorsEvent {
  readonly kind: 'value_errors'
  readonly phoneNumberId: string | null
  readonly errors: readonly ProviderError[]
}

/** A shape this version cannot read: kept for a person to look at, acknowledged all the same. */
interface WhatsAppUnknownEvent {
  readonly kind: 'unknown'
  readonly field: string | null
  readonly reason: string
}

/** Everything a WhatsApp webhook can become; a switch over `kind` is complete. */
export type WhatsAppEvent =
  | WhatsAppMessageEvent
  | WhatsAppStatusEvent
  | WhatsAppIdentityEvent
  | WhatsAppAccountEvent
  | WhatsAppPreferenceEvent
  | WhatsAppHostEchoEvent
  | WhatsAppErrorsEvent
  | WhatsAppUnknownEvent

const LADDER: Readonly<Record<Exclude<DeliveryStatus, 'failed'>, number>> = {
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
}

/**
 * Whether `next` replaces `current`. Statuses come in any order and steps may be missing; a `delivered` after `failed`
 * happens with several devices and wins, a `failed` after a delivery does not.
 */
export function advancesDelivery(current: DeliveryStatus | null, next: DeliveryStatus): boolean {
  if (current === null) return true
  if (next === 'failed') return current === 'sent'
  if (current === 'failed') return next !== 'sent'
  return LADDER[next] > LADDER[current]
}
