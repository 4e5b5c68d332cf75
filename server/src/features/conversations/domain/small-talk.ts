import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import { firstName, nameMeant } from './first-name.ts'
import type { Frame } from './frame.ts'
import { bookingOf } from './own-booking.ts'
import { again } from './progress.ts'
import { handOver, menu, reask } from './questions.ts'
import { isQuestion } from './sentence-words.ts'
import type { Heard } from './topics.ts'

/** Misses in a row after which a person takes over: the guest has better to do than to guess what a bot understands. */
const MOST_MISSES = 2

/** A message that says nothing about a stay, a booking or the place. */
export function smallTalk(frame: Frame, heard: Heard, context: DialogueContext): Step {
  const { intents } = heard
  const calm: Frame = { ...frame, misses: 0 }
  const pending = frame.pending?.kind
  if (intents.has('greeting')) return greet(calm, context)
  const name = nameGiven(heard)
  if (name) return takeName(calm, name)
  const thanks = say('thanks', { guestName: addressed(calm, context) })
  if (intents.has('thanks')) return { frame: calm, effects: [thanks] }
  if (SORRY.test(heard.text)) return { frame: calm, effects: [say('no_problem', {})] }
  if ((pending === 'dates' || pending === 'guests') && intents.has('yes'))
    return { frame: calm, effects: reask(calm) }
  if (!pending && (intents.has('yes') || intents.has('no'))) {
    // After a hold that ran out, a yes means "still wanted"; otherwise it closes the talk.
    const wanted = intents.has('yes') && frame.stay && frame.party && !frame.reservationCode
    if (wanted) return again(calm)
    return { frame: calm, effects: [intents.has('no') ? say('no_problem', {}) : thanks] }
  }
  if (pending && NO_CLOSES.has(pending) && intents.has('no'))
    return { frame: calm, effects: [say('no_problem', {})] }
  return missed(frame, heard, context)
}

const SORRY = /^(?:ay,? )?(?:perd[oó]n|disculp\p{L}*|desculp\p{L}*|sorry)(?: por| pela| la| for| to|!|$)/iu

/** What a no leaves open, and nothing undone. */
const NO_CLOSES: ReadonlySet<string> = new Set([
  'dates',
  'nights',
  'guests',
  'choice',
  'cabin',
  'confirmation',
])

function addressed(frame: Frame, context: DialogueContext): string | null {
  return firstName(frame.name ?? context.profileName)
}

/** "Se llama Rosa Díaz", of somebody else. */
const CALLED =
  /(?:se llama|chama-se|se chama|(?:her|his|their) name is) (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*)/u
/** "Soy" begins many a sentence: what follows it is a name only when it is written like one. */
const INTRODUCES = /nombre|nome|llamo|chamo|name/i

export function nameGiven({ read, text }: Heard): string | null {
  const name = nameMeant(read.contact?.name, text) ?? CALLED.exec(text)?.[1] ?? null
  return name && (INTRODUCES.test(text) || text.includes(name)) ? name : null
}

export function takeName(frame: Frame, name: string): Step {
  const code = frame.reservationCode
  const noted: Effect[] = code ? [{ type: 'note_name', code, name }] : []
  return {
    frame: { ...frame, name },
    effects: [...noted, say('name_noted', { guestName: name, code }), ...reask(frame)],
  }
}

function greet(frame: Frame, context: DialogueContext): Step {
  if (context.moreWaiting) return { frame, effects: [] }
  // The talk is open already: nobody is welcomed twice, and what was asked stands.
  if (frame.pending) return { frame, effects: [say('here_i_am', {}), ...reask(frame)] }
  const booking = bookingOf(frame, context)
  const greeting = say('greeting', {
    property: context.propertyName,
    guestName: addressed(frame, context),
    partOfDay: context.partOfDay,
    back: context.returning,
    cabin: booking && !booking.isGroup ? (booking.cabin ?? null) : null,
    stay: booking?.stay ?? null,
  })
  return {
    frame: booking ? frame : { ...frame, pending: { kind: 'dates' } },
    effects: [greeting, { type: 'stage', stage: 'inquiry' }],
  }
}

const SENTENCE = 5

/** Words enough to tell something that is no question: the owner reads it, rather than the guest being asked again. */
function isStatement(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu) ?? []).length >= SENTENCE
}

const ADDITION = 2

function isAddition(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu) ?? []).length >= ADDITION
}

function missed(before: Frame, { text }: Heard, context: DialogueContext): Step {
  const frame: Frame = { ...before, misses: before.misses + 1 }
  // What is added to a question that went to the owner goes the same way.
  const adds = before.asked !== null && before.pending === null && !isQuestion(text) && isAddition(text)
  if (adds)
    return {
      frame: { ...before, passedTold: true },
      effects: [{ type: 'ask_owner', text, accommodationId: null }, say('human_added', {})],
    }
  if (frame.misses < MOST_MISSES && isStatement(text)) {
    const { propertyName: property } = context
    const said = before.passedTold ? say('human_added', {}) : say('passed_on', { property })
    return {
      frame: { ...frame, passedTold: true },
      effects: [{ type: 'ask_owner', text, accommodationId: null }, said],
    }
  }
  if (frame.misses >= MOST_MISSES) return handOver(frame, 'not_understood', context)
  if (frame.pending) return { frame, effects: [say('not_understood', {}), ...reask(frame)] }
  return { frame, effects: [{ ...say('not_understood', {}), choices: menu() }] }
}
