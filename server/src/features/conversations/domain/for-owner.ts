import type { MessageKey } from '../../messaging/domain/catalogue.ts'
import { type Effect, type Step, say } from './effects.ts'

/** What tells a guest that nobody understood, or that the owner will answer. */
const HELPLESS: ReadonlySet<MessageKey> = new Set([
  ...([
    'not_understood',
    'passed_on',
    'human_handoff',
    'human_added',
    'no_reservation',
    'no_problem',
  ] as const),
  ...(['will_find_out', 'human_waiting', 'human_will_answer', 'booking_sought', 'proof_unmatched'] as const),
])
const RINGS: ReadonlySet<Effect['type']> = new Set(['hand_over', 'ask_owner'])

function withoutReask(effect: Effect): Effect {
  return effect.type === 'answer_faq' ? { ...effect, reask: false } : effect
}

/** Owners may try the chat as a guest would; but nobody is passed on to themselves: they are told what can be asked. */
export function forOwner(before: Step['frame'], step: Step): Step {
  const isHelpless = step.effects.some(
    (effect) => RINGS.has(effect.type) || (effect.type === 'say' && HELPLESS.has(effect.key)),
  )
  if (!isHelpless) return { frame: step.frame, effects: step.effects.map(withoutReask) }
  return { frame: { ...before, misses: 0, pending: null }, effects: [say('owner_help', {})] }
}
