import type { MessageKey } from '../../messaging/domain/catalogue.ts'
import { type DialogueContext, type Effect, type Step, say } from './dialogue.ts'
import type { Frame } from './frame.ts'
import { botAgain } from './questions.ts'

/** Questions about a stay that is looked for: asking them is the beginning of a new enquiry. */
const ENQUIRY: ReadonlySet<MessageKey> = new Set([
  'ask_dates',
  'ask_guests',
  'ask_nights',
  'ask_choice',
  'assumed_dates',
])

/** Politeness and helplessness: said once they help nobody who waits for a person. */
const SMALL_TALK: ReadonlySet<MessageKey> = new Set([
  'greeting',
  'thanks',
  'not_understood',
  'not_yet',
  'resume_frame',
  'media_unsupported',
  'audio_unavailable',
  'audio_unclear',
  'audio_too_long',
  'audio_read_back',
  'needs_yes',
  'name_noted',
])

/**
 * What the bot still does while a guest waits for a person: it answers facts and questions about the guest's own stay,
 * keeps out of everything else, and offers once to go on by itself when the guest begins a new enquiry.
 */
export function whileWaiting(
  before: Frame,
  step: Step,
  said: { readonly text: string; readonly context: DialogueContext },
): Step {
  const { effects } = step
  const handsOver = effects.find((effect) => effect.type === 'hand_over')
  if (handsOver) return askedAgain(before, step, said.context)
  if (effects.some(looksForStay)) return offerToGoOn(before, said.text)
  const useful = effects.filter((effect) => !isSmallTalk(effect))
  return useful.length > 0 ? { frame: step.frame, effects: useful } : { frame: before, effects: [] }
}

function looksForStay(effect: Effect): boolean {
  if (effect.type === 'say') return ENQUIRY.has(effect.key)
  return LOOKS.has(effect.type)
}

const LOOKS: ReadonlySet<Effect['type']> = new Set([
  'search',
  'search_group',
  'cheaper',
  'list_cabins',
  'find_gaps',
  'check_nights',
])

function isSmallTalk(effect: Effect): boolean {
  return effect.type === 'stage' || (effect.type === 'say' && SMALL_TALK.has(effect.key))
}

/** An emergency rings again whatever was the matter before; who only asks once more hears once that it is under way. */
function askedAgain(before: Frame, step: Step, context: DialogueContext): Step {
  const emergency = step.effects.some((effect) => effect.type === 'hand_over' && effect.why === 'emergency')
  if (emergency) return step
  if (before.waitingTold) return { frame: before, effects: [] }
  const still = say('human_waiting', { property: context.propertyName, ...context.attention })
  return { frame: { ...before, waitingTold: true }, effects: [still] }
}

function offerToGoOn(before: Frame, text: string): Step {
  if (text === '' || before.pending?.kind === 'bot_again') return { frame: before, effects: [] }
  return {
    frame: { ...before, pending: { kind: 'bot_again', text: text.slice(0, 900) } },
    effects: [botAgain()],
  }
}
