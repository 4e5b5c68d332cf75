import { asksOneMoreCabin } from '../../language/domain/context/cabins-in-talk.ts'
import type { IntentName, Understanding } from '../../language/domain.ts'
import { pointsAt } from './cabin-words.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import { fillIn } from './fill-in.ts'
import type { Frame } from './frame.ts'
import { groupSizes } from './group-sizes.ts'
import { answering, cabinOnTable, describing, isUnreadQuestion } from './place-questions.ts'
import { askNext, reserve } from './progress.ts'
import { ask, reask } from './questions.ts'
import { smallTalk } from './small-talk.ts'
import { asksWhich } from './topic-words.ts'
import type { Heard } from './topics.ts'
import { saysOf } from './wish-words.ts'

export const DEED_QUESTIONS = ['confirmation', 'group', 'cancel', 'change'] as const

/** A stay that is looked for, a question about the place, or neither. */
export function aboutStay(before: Frame, heard: Heard, context: DialogueContext): Step {
  const { read, intents, topics } = heard
  const accommodationId = asksWhich(heard.text)
    ? null
    : (read.accommodationId ?? cabinOnTable(before, context))
  const step = describing(before, heard, context)
  if (step) return step
  // A question about the place, even about a cabin by name, moves nothing: it is answered, and what is open is
  // asked again.
  if (topics.length > 0 && (!bringsStay(read, intents) || (before.pending !== null && !bringsNews(read))))
    return {
      frame: { ...before, misses: 0 },
      effects: answering(topics, { accommodationId, reask: true }),
    }
  // "Bueno, reservá" while the dates are still chosen: which of them is all that is missing.
  const { pending } = before
  const onlyWishes = !bringsNews(read) && topics.length === 0 && !saysOf('cheapest', heard.text)
  if (pending?.kind === 'choice' && onlyWishes && bringsStay(read, intents))
    return ask({ ...before, misses: 0 }, pending)
  const petsRefused = (read.guests?.pets ?? 0) > 0 && before.stay !== null && before.party !== null
  // Whether they may come is said by what is offered for them.
  const asked = petsRefused ? topics.filter((topic) => topic !== 'pets') : topics
  const answers = answering(asked, { accommodationId, reask: false })

  const frame = wished(fillIn(before, read, context), heard)
  if (read.consent === 'yes' && canReserve(before, frame)) {
    const step = reserve(frame, frame.offers[0], context)
    return { frame: step.frame, effects: [...answers, ...step.effects] }
  }
  if (bringsStay(read, intents) || read.accommodationId !== null) {
    const step = asListed(askNext(frame, read, context), heard)
    return { frame: step.frame, effects: [...answers, ...step.effects] }
  }
  if (intents.has('change_dates')) return ask({ ...frame, misses: 0 }, { kind: 'dates' })
  if (
    read.consent === 'conditional' &&
    frame.pending &&
    WAITS_FOR_YES.has(frame.pending.kind) &&
    !intents.has('thanks') &&
    !isUnreadQuestion(heard)
  ) {
    // What is held stays held: only of what was offered it is true that nothing was booked.
    const calm = context.bookings.length > 0 ? [] : [say('not_yet', {})]
    return { frame: { ...frame, misses: 0 }, effects: [...calm, ...reask(frame)] }
  }
  if (isUnreadQuestion(heard)) {
    const effects = answering(['other'], { accommodationId, reask: true })
    return { frame: { ...frame, misses: 0 }, effects }
  }
  return smallTalk(frame, heard, context)
}

/** "¿Qué opciones hay del 10 al 13 para dos?": all of them, rather than the first that fits. */
function asListed(step: Step, { read, text }: Heard): Step {
  if (read.accommodationIds.length > 0 || !pointsAt('all_there_are', text)) return step
  const effects = step.effects.map((effect): Effect => {
    if (effect.type !== 'search') return effect
    const { stay, party } = effect
    return { type: 'list_cabins', stay, party, from: 0 }
  })
  return { frame: step.frame, effects }
}

const WEEKENDS = /\b(?:finde|findes|fines? de semana|weekends?|fim de semana|fds)\b/i

/** What the dates and guests do not say: which cabin first, and whether weekends alone will do. */
function wished(frame: Frame, { read, text }: Heard): Frame {
  const size = (['largest', 'smallest'] as const).find((name) => saysOf(name, text))
  const prefer = size && read.accommodationIds.length === 0 ? size : frame.prefer
  const weekends = read.stay.certainty === 'window' ? WEEKENDS.test(text) : frame.weekends
  const accommodationId = asksOneMoreCabin(text) && !read.accommodationId ? null : frame.accommodationId
  const sizes = groupSizes(text) ?? (read.guests ? [] : frame.sizes)
  return { ...frame, prefer, weekends, accommodationId, sizes }
}

const WAITS_FOR_YES: ReadonlySet<string> = new Set([...DEED_QUESTIONS, 'name', 'phone', 'resume'])

/** Says something of a stay that was not known, rather than asking about the one on the table. */
function bringsNews(read: Understanding): boolean {
  return (
    read.stay.certainty !== 'none' ||
    read.stay.nights !== null ||
    read.guests !== null ||
    read.change !== null ||
    read.accommodationId !== null
  )
}

export function bringsStay(read: Understanding, intents: ReadonlySet<IntentName>): boolean {
  return (
    read.stay.certainty !== 'none' ||
    read.stay.nights !== null ||
    read.guests !== null ||
    read.change !== null ||
    intents.has('availability') ||
    intents.has('price') ||
    intents.has('book')
  )
}

function canReserve(before: Frame, now: Frame): boolean {
  return before.version === now.version && now.offers.length > 0 && now.pending?.kind === 'confirmation'
}
