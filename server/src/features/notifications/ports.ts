import type { Language } from '@tranquera/contracts/values'
import type { PushSubscription, Way } from './domain/telling.ts'
import type { Notice } from './domain/wording.ts'

/**
 * - `retry`: not told, worth trying again.
 * - `refused`: not told, and never will be in this form.
 * - `gone`: nobody lives there any more; the address is forgotten.
 * - `window_closed`: WhatsApp takes only an approved template, because the owner has not written for 24 hours.
 */
export type TellFailure = 'retry' | 'refused' | 'gone' | 'window_closed'
export type TellOutcome =
  | { readonly ok: true; readonly providerId: string | null }
  | { readonly ok: false; readonly reason: TellFailure; readonly detail: string }

export interface Message extends Notice {
  /** Of the telling: the same message keeps it when it is tried again. */
  readonly id: string
  /** Wakes a sleeping phone. */
  readonly isUrgent: boolean
  /** Of the alert: a later message with the same tag takes the place of the earlier one. */
  readonly tag: string
  readonly asTemplate: boolean
  readonly language: Language
  /** What a tap can settle at once, for ways that carry buttons; at most three (WhatsApp). */
  readonly buttons: readonly { readonly id: string; readonly title: string }[]
}

/** One way out of the house to one sort of address. Failures are values. */
export interface WayOut {
  tell(recipient: string, message: Message): Promise<TellOutcome>
}

export interface PushSender {
  send(subscription: PushSubscription, message: Message): Promise<TellOutcome>
}

/** Null: not configured in this installation. */
export type WaysOut = Readonly<Record<Exclude<Way, 'push'>, WayOut | null>> & { readonly push: PushSender }
