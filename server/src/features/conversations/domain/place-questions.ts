import type { IntentName } from '../../language/domain.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import type { DialogueEvent } from './events.ts'
import type { FaqTopic } from './faq-topic.ts'
import { asksFavour } from './favours.ts'
import { fillIn } from './fill-in.ts'
import type { Frame } from './frame.ts'
import { askChoice } from './narrowing.ts'
import { bookingOf } from './own-booking.ts'
import { again, listCabins } from './progress.ts'
import { ask, reask } from './questions.ts'
import { isQuestion } from './sentence-words.ts'
import { bestBy } from './superlatives.ts'
import { speaksOf } from './talk-words.ts'
import type { Heard } from './topics.ts'
import { inParts } from './word-lists.ts'

/** Nothing when nothing is asked. */
export function answering(
  topics: readonly FaqTopic[],
  how: { readonly accommodationId: string | null; readonly reask: boolean },
): Effect[] {
  return topics.length > 0 ? [{ type: 'answer_faq', topics, ...how }] : []
}

/** The cabin the talk is about: asked for by name, shown last, or booked. */
export function cabinOnTable(frame: Frame, context: DialogueContext): string | null {
  const shown = frame.accommodationId ?? frame.offers[0]?.accommodationId
  return shown ?? bookingOf(frame, context)?.accommodationId ?? null
}

const BRIEF = 3

/** "Sacame de la lista de espera." */
const LEAVES_LIST = inParts(
  String.raw`(?<!\p{L})(?:sac\p{L}*|borr\p{L}*|quit\p{L}*|baj\p{L}*|tir\p{L}*|remov\p{L}*|retir\p{L}*|take me|`,
  String.raw`delete me|cancel\p{L}*) (?:me )?(?:off |from |out of )?(?:de |da |do )?(?:la |a |the |esa |mi )?`,
  '(?:lista|list|waiting list|waitlist|espera)|',
  '(?:no me avis|no hace falta que me avis|ya no me avis|n[aã]o precisa (?:mais )?me avisar|',
  'no need to (?:let me know|tell me))',
)

/** Goodbyes that ask for nothing: "lo pienso", "no me escriban más", and a wish to be told of free nights. */
export function closing(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, intents } = heard
  const frame: Frame = { ...before, misses: 0 }
  // "Sacá la Coihue" stops no messages.
  if (intents.has('stop') && read.accommodationIds.length === 0)
    return { frame: { ...frame, quiet: true, pending: null }, effects: [say('stopped', {})] }
  if (LEAVES_LIST.test(heard.text) && !isQuestion(heard.text))
    return { frame: { ...frame, watching: false }, effects: [{ type: 'leave_waitlist' }] }
  if (intents.has('waitlist')) {
    if (before.asked && heard.text.trim().split(/\s+/).length <= BRIEF && read.stay.certainty === 'none')
      return { frame, effects: [say('will_tell', {})] }
    const lacked = lackedCabin(frame, heard)
    if (lacked) return watch({ ...frame, accommodationId: lacked })
    // What is on the table is free: nobody has to wait for it.
    const open = frame.pending?.kind === 'confirmation' && frame.offers.length > 0
    if (open && read.stay.certainty === 'none' && read.accommodationId === null)
      return { frame, effects: [{ type: 'tell_amounts', code: null, isFree: true, asked: 'total' }] }
    return watch(fillIn(frame, read, context))
  }
  // Who tells who comes along ("voy con mi perro") is not taking leave.
  if (!intents.has('thinking_it_over') || read.stay.certainty !== 'none' || read.guests) return undefined
  return { frame, effects: [{ type: 'take_time', code: bookingOf(before, context)?.code ?? null }] }
}

/** "Too big, let me know if it frees up": the cabin that was wanted, whatever was shown in its place. */
function lackedCabin({ lacked, stay, accommodationId }: Frame, { read }: Heard): string | null {
  const same = lacked?.stay.checkIn === stay?.checkIn && lacked?.stay.checkOut === stay?.checkOut
  const bare = read.stay.certainty === 'none' && read.accommodationId === null
  return lacked && same && bare && accommodationId !== lacked.accommodationId ? lacked.accommodationId : null
}

/** Dates that are taken are watched; which ones is asked when they are not known. */
export function watch(frame: Frame): Step {
  const { stay, party, accommodationId } = frame
  if (!stay)
    return {
      frame: { ...frame, watching: true, pending: { kind: 'dates' } },
      effects: [say('waitlist_ask_dates', {})],
    }
  return {
    frame: { ...frame, quiet: false, watching: false, pending: null },
    effects: [{ type: 'join_waitlist', stay, party, accommodationId }],
  }
}

/** "¿Podrían dejar leña para la primera noche?": before its words are taken for one of what was shown. */
export function aboutFavour(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, text, topics } = heard
  const isNew = read.stay.certainty !== 'none' || read.guests !== null || read.change !== null
  if (isNew || topics.length === 0 || !asksFavour(text)) return undefined
  const accommodationId = read.accommodationId ?? cabinOnTable(before, context)
  return { frame: { ...before, misses: 0 }, effects: answering(topics, { accommodationId, reask: true }) }
}

const PRICE = /\b(?:precio|preço|price|cuesta|sale|plata)\b/iu

/** "¿Cuánta diferencia hay?", of cabins that were shown with their prices. */
const DIFFERENCE = inParts(
  '^[¿]?(?:y |e |and )?(?:cu[aá]nt[ao]|quanta|how much) (?:es (?:la )?)?',
  '(?:diferencia|diferen[cç]a|(?:of a )?difference)',
)

/** Which cabins there are, how two differ, which one suits: before any dates, or beside them. */
export function describing(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, intents } = heard
  if (read.stay.certainty !== 'none') return undefined
  // "¿Cuántos baños son?" of the cabin on the table.
  if (heard.topics.includes('capacity') && !intents.has('compare') && cabinOnTable(before, context))
    return undefined
  const best = bestBy(before, heard, context)
  if (best) return best
  const accommodationIds = read.accommodationIds
  const beside = { accommodationIds, askDates: false }
  const { stay: dates, party: people } = before
  // "¿Qué diferencia de precio hay?" of dates that are known: each with its price.
  const bareDifference =
    accommodationIds.length === 0 && before.offers.length > 0 && DIFFERENCE.test(heard.text.trim())
  if (bareDifference && dates && people) return listCabins({ ...before, misses: 0 })
  if (intents.has('compare') && dates && people && (intents.has('price') || PRICE.test(heard.text)))
    return listCabins({ ...before, misses: 0 })
  if (intents.has('compare')) {
    const { party } = before
    const effects: Effect[] = [{ type: 'describe', as: 'compare', party, ...beside }]
    const compared = [...accommodationIds]
    return { frame: { ...before, misses: 0, compared }, effects: [...effects, ...reask(before)] }
  }
  // "¿Cuánto la noche para 2?": from how much, and then for which dates.
  if (isPriceForSome(before, heard)) {
    const counted = { ...fillIn(before, read, context), misses: 0 }
    const step = ask(counted, { kind: 'dates' })
    const told: Effect = { type: 'describe', as: 'recommend', party: counted.party, ...beside }
    return { ...step, effects: [told, ...step.effects] }
  }
  const asksPrice = asksPriceOfNothing(before, heard)
  // Which of some dates was meant stands open: its price follows from it.
  if (asksPrice && before.pending?.kind === 'choice')
    return { frame: { ...before, misses: 0 }, effects: [askChoice(before.pending.options, { price: true })] }
  // "¿Incluye desayuno? ¿Y toallas?" of what is on the table asks for no other cabin.
  const ofFacts = heard.topics.includes('amenities') && before.stay !== null && isQuestion(heard.text)
  const lists = intents.has('catalogue') && !ofFacts
  if (!intents.has('recommend') && !lists && !asksPrice) return undefined
  const frame: Frame = { ...fillIn(before, { ...read, accommodationId: null }, context), misses: 0 }
  const { party, stay } = frame
  // "What about one without a jacuzzi?", of dates that are known: each with its price.
  const isBare = heard.topics.length === 0 && accommodationIds.length === 0
  // Nights the guest holds are free for nobody: what there is, without a search.
  const holds = context.bookings.some(
    (one) => one.stay.checkIn === stay?.checkIn && one.stay.checkOut === stay.checkOut,
  )
  if (!intents.has('recommend') && stay && party && isBare && !holds) return listCabins(frame)
  if (intents.has('recommend')) {
    // What was recommended is on the table: beside it, the others.
    if (stay && party && before.offers.length > 1) return listCabins(frame)
    if (stay && party) return again({ ...frame, accommodationId: null })
    if (party) {
      const step = ask(frame, { kind: 'dates' })
      return { ...step, effects: [{ type: 'describe', as: 'recommend', party, ...beside }, ...step.effects] }
    }
  }
  const askDates = !stay && frame.pending?.kind !== 'guests'
  return {
    frame: askDates ? { ...frame, pending: frame.pending ?? { kind: 'dates' } } : frame,
    effects: [
      { type: 'describe', as: 'catalogue', accommodationIds, party, askDates },
      ...(askDates ? [] : reask(frame)),
    ],
  }
}

/** "¿Cuánto sale?" before any dates: from how much, and then for which dates. */
function asksPriceOfNothing(frame: Frame, { read, intents, topics, text }: Heard): boolean {
  // "Más o menos cuánto sale por noche?", of a month: from how much.
  const month = speaksOf('per_night', text) ? null : frame.window
  const dated = frame.stay ?? month ?? frame.arrival
  const bare = read.guests === null && read.stay.nights === null && read.change === null
  return intents.has('price') && !dated && bare && topics.length === 0
}

function isPriceForSome(frame: Frame, { read, intents, topics, text }: Heard): boolean {
  const { stay, guests, accommodationId } = read
  const open = frame.stay ?? frame.window ?? frame.arrival ?? frame.reservationCode
  if (open || topics.length > 0 || accommodationId || !intents.has('price') || !speaksOf('per_night', text))
    return false
  return (
    guests?.total !== null && guests !== null && guests.total < 9 && stay.certainty === 'none' && !stay.nights
  )
}

/** A question none of the intents is about: somebody may have written the answer down. */
export function isUnreadQuestion({ read, intents, text }: Heard): boolean {
  const isNothing = (name: IntentName) =>
    name === 'unknown' ||
    name === 'greeting' ||
    name === 'no' ||
    (name === 'yes' && read.consent === 'conditional')
  const nothingElse = [...intents].every(isNothing)
  return nothingElse && read.contact === null && isQuestion(text)
}

export function askMeant(
  frame: Frame,
  { answerId, question, text }: Extract<DialogueEvent, { type: 'nearly_known' }>,
): Step {
  return {
    frame: { ...frame, meant: { answerId, text } },
    effects: [
      {
        ...say('did_you_mean', { question }),
        choices: [
          { action: { type: 'that_one' }, label: { key: 'that_one' } },
          { action: { type: 'something_else' }, label: { key: 'something_else' } },
        ],
      },
    ],
  }
}

/** A yes or a no to "do you mean…?"; anything else is a new message. */
export function answerMeant(frame: Frame, { read }: Heard): Step | undefined {
  if (!frame.meant) return undefined
  return read.consent === 'yes' || read.consent === 'no'
    ? settleMeant(frame, read.consent === 'yes')
    : undefined
}

export function settleMeant(before: Frame, isThatOne: boolean): Step {
  const { meant, accommodationId } = before
  const frame: Frame = { ...before, meant: null, misses: 0 }
  if (!meant) return { frame, effects: reask(frame) }
  const { answerId, text } = meant
  const effects: Effect[] = isThatOne
    ? [{ type: 'tell_answer', answerId }]
    : [{ type: 'ask_owner', text, accommodationId }, say('will_find_out', {})]
  return { frame, effects: [...effects, ...reask(frame)] }
}
