import { nameAlone } from '../../language/domain/names/contact-words.ts'
import type { IntentName } from '../../language/domain.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import { firstName } from './first-name.ts'
import type { Frame } from './frame.ts'
import { answering } from './place-questions.ts'
import { asksForCode, isQuestion } from './sentence-words.ts'
import { nameGiven } from './small-talk.ts'
import { speaksOf } from './talk-words.ts'
import type { Heard } from './topics.ts'

const PLATFORMS = [
  ['platform_booking', 'Booking'],
  ['platform_airbnb', 'Airbnb'],
  ['platform_other', ''],
] as const

/**
 * A stay the guest speaks of that was not booked from this chat. It is asked for once, by its name; then a person looks
 * it up, because a code alone proves nothing.
 */
export function aboutLostBooking(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, intents, text, topics } = heard
  if (context.bookings.length > 0) return undefined
  // What is quoted is meant, not what was booked.
  const onTable = before.pending?.kind === 'confirmation' && !speaksOf('made', text)
  if (onTable || read.consent === 'yes') return undefined
  const name = nameGiven(heard) ?? nameUnder(text) ?? (before.seeking ? nameAlone(text) : null)
  const platform = speaksOf('made', text) || before.seeking ? platformIn(text) : undefined
  // Meanwhile only the platform is news to the guest; the rest is for the person to read.
  if (before.seeking === 'looked_up')
    return platform === undefined ? added(before, name) : elsewhere(before, platform, context)
  const own =
    (intents.has('my_reservation') && (before.seeking !== null || speaksOf('speaks_of_booking', text))) ||
    (speaksOf('of_another', text) && speaksOf('another_booked', text) && read.stay.certainty === 'none') ||
    (before.seeking === 'asked' && speaksOf('speaks_of_booking', text) && read.stay.certainty === 'none')
  const told = CODE.test(text) || (speaksOf('has_booked', text) && !isQuestion(text))
  const describes = before.seeking === 'asked' && IT_IS.test(text.trim()) && !isQuestion(text)
  const news = read.stay.certainty !== 'none' || read.guests !== null || read.change !== null
  const answers = before.seeking !== null && !news && (name !== null || isHelpless(heard))
  if (!own && !told && !answers && !describes && platform === undefined && !asksForCode(text)) {
    // Whether there is one is looked up; the question for it comes with the answer.
    if (!intents.has('cancel') || (before.seeking === null && name === null)) return undefined
  }
  const sought = own && before.seeking !== null
  if (topics.length > 0 && platform === undefined && isQuestion(text) && !sought) {
    const { accommodationId } = before
    return { frame: { ...before, misses: 0 }, effects: answering(topics, { accommodationId, reask: true }) }
  }
  const frame: Frame = { ...before, misses: 0, seeking: 'asked', pending: null, name: name ?? before.name }
  if (before.seeking === null && name === null && platform === undefined)
    return { frame, effects: [say('no_reservation', {})] }
  // "Se llama Paula": that is not who writes.
  const isOwn = name !== null && (nameGiven(heard) === null || !speaksOf('of_another', text))
  return lookedUp(
    isOwn ? frame : { ...frame, name: before.name },
    { name, isOwn, platform: platform ?? null },
    context,
  )
}

/** As it was told, or as it is remembered. */
const CODE = /(?<!\p{L})RES[ -]?\d{4,}/iu

/** "Es la Coihue, del 7 de abril", of the booking that was asked for. */
const IT_IS =
  /^(?:es|era|son|fue|[eé]|foi|it'?s|it is|that'?s) (?:de |para |por |el |la |a |o |the |from |for )/iu

/** "It's under John Smith". */
function nameUnder(text: string): string | null {
  return (
    /\b(?:under|nombre de|nome de) (?:the name )?(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)+)/u.exec(
      text,
    )?.[1] ?? null
  )
}

/** The person who looks reads the name as well. */
function added(before: Frame, name: string | null): Step | undefined {
  if (name === null || before.addedTold) return undefined
  return { frame: { ...before, name, addedTold: true }, effects: [say('human_added', {})] }
}

function platformIn(text: string): string | undefined {
  return PLATFORMS.find(([words]) => speaksOf(words, text))?.[1]
}

const NO_ANSWER: ReadonlySet<IntentName> = new Set([
  'unknown',
  'no',
  'my_reservation',
  'cancel',
  'payment_problem',
  'payment_status',
  'lost_property',
])

/** Neither a name nor something else that is wanted: "no tengo el código". */
function isHelpless({ intents, topics, text }: Heard): boolean {
  return !isQuestion(text) && topics.length === 0 && [...intents].every((name) => NO_ANSWER.has(name))
}

function elsewhere(before: Frame, platform: string, context: DialogueContext): Step {
  const step = lookedUp(before, { name: before.name ?? '', isOwn: true, platform }, context)
  return { frame: before, effects: step.effects.filter((effect) => effect.type === 'say') }
}

/** A person looks for it: the guest waits for that person from here on. */
function lookedUp(
  frame: Frame,
  known: { readonly name: string | null; readonly isOwn: boolean; readonly platform: string | null },
  context: DialogueContext,
): Step {
  const told = say('booking_sought', {
    property: context.propertyName,
    guestName: known.isOwn ? (firstName(known.name) ?? null) : null,
    elsewhere: known.platform !== null,
    platform: known.platform || null,
    ...context.attention,
  })
  const rings: Effect = { type: 'hand_over', why: 'asked' }
  return {
    frame: {
      ...frame,
      seeking: 'looked_up',
      refusals: 0,
      waitingTold: false,
      addedTold: false,
      leftTold: false,
      waitsFor: 'asked',
    },
    effects: [told, rings],
  }
}
