import { keysOf } from '../../../lib/records.ts'
import { ANSWER_MESSAGES } from './answer-messages.ts'
import type { Kind, KindSpec, KindValues } from './kinds.ts'
import { OWNER_MESSAGES } from './owner-messages.ts'
import { PAYMENT_MESSAGES } from './payment-messages.ts'
import { QUOTE_MESSAGES } from './quote-messages.ts'
import { STAY_MESSAGES } from './stay-messages.ts'
import { TALK_MESSAGES } from './talk-messages.ts'

/**
 * Every message a guest may receive, with the only variables its template may use. `?` marks those that may be
 * absent. In templates the names are written in snake_case (`guestName` is `{{ guest_name }}`).
 */
export const MESSAGES = {
  ...QUOTE_MESSAGES,
  ...STAY_MESSAGES,
  ...PAYMENT_MESSAGES,
  ...ANSWER_MESSAGES,
  ...TALK_MESSAGES,
  ...OWNER_MESSAGES,
} as const satisfies Record<string, Record<string, KindSpec>>

export type MessageKey = keyof typeof MESSAGES
export const MESSAGE_KEYS = keysOf(MESSAGES)

type RequiredNames<S> = { [N in keyof S]: S[N] extends Kind ? N : never }[keyof S]
type OptionalNames<S> = Exclude<keyof S, RequiredNames<S>>
type ValueOf<Spec> = Spec extends Kind
  ? KindValues[Spec]
  : Spec extends `${infer K extends Kind}?`
    ? KindValues[K]
    : never

type VariablesOf<S> = { readonly [N in RequiredNames<S>]: ValueOf<S[N]> } & {
  readonly [N in OptionalNames<S>]?: ValueOf<S[N]> | null | undefined
}

/** The variables of each message, by key. */
export type MessageVariables = { readonly [K in MessageKey]: VariablesOf<(typeof MESSAGES)[K]> }

/** `guestName` → `guest_name`: what an owner sees in the template editor. */
export function templateName(variable: string): string {
  return variable.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Names a template of this message may use, as written in the template. */
export function allowedVariables(key: MessageKey): readonly string[] {
  return Object.keys(MESSAGES[key]).map(templateName)
}
