import type { IntentName } from '../../language/domain.ts'
import { type DialogueContext, type Step, say } from './dialogue.ts'
import type { Frame } from './frame.ts'
import { again } from './progress.ts'
import { handOver, menu, reask } from './questions.ts'

/** A question is asked again this often; then comes a list of what can be done, and then a person. */
const REASKS = 2

/** A message that says nothing about a stay, a booking or the place. */
export function smallTalk(frame: Frame, intents: ReadonlySet<IntentName>, context: DialogueContext): Step {
  const calm: Frame = { ...frame, misses: 0 }
  const pending = frame.pending?.kind
  if (intents.has('thanks'))
    return { frame: calm, effects: [say('thanks', { guestName: context.profileName })] }
  if (intents.has('greeting')) return greet(calm, context)
  if (!pending && (intents.has('yes') || intents.has('no'))) {
    // After a hold that ran out, a yes means "still wanted"; otherwise it closes the talk.
    const wanted = intents.has('yes') && frame.stay && frame.party && !frame.reservationCode
    return wanted
      ? again(calm)
      : { frame: calm, effects: [say('thanks', { guestName: context.profileName })] }
  }
  return missed(frame, context)
}

function greet(frame: Frame, context: DialogueContext): Step {
  if (context.moreWaiting) return { frame, effects: [] }
  const greeting = say('greeting', { property: context.propertyName, guestName: context.profileName })
  if (frame.pending) return { frame, effects: [greeting, ...reask(frame)] }
  return {
    frame: { ...frame, pending: { kind: 'dates' } },
    effects: [greeting, { type: 'stage', stage: 'inquiry' }],
  }
}

function missed(before: Frame, context: DialogueContext): Step {
  const frame: Frame = { ...before, misses: before.misses + 1 }
  const reasks = frame.pending ? REASKS : 0
  if (frame.misses <= reasks) return { frame, effects: [say('not_understood', {}), ...reask(frame)] }
  if (frame.misses === reasks + 1) {
    return { frame, effects: [{ ...say('not_understood', {}), choices: menu() }] }
  }
  return handOver(frame, 'not_understood', context)
}
