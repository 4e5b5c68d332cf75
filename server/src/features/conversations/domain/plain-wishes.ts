import { addDays, nightsBetween } from '../../../lib/local-date.ts'
import type { IntentName } from '../../language/domain.ts'
import { pointsAt } from './cabin-words.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Choice, type Effect, type Step, say } from './effects.ts'
import type { DialogueEvent } from './events.ts'
import type { Frame } from './frame.ts'
import { bookingOf } from './own-booking.ts'
import { answering } from './place-questions.ts'
import { again, listCabins } from './progress.ts'
import { reask } from './questions.ts'
import { agreedFor } from './remembered.ts'
import { isQuestion } from './sentence-words.ts'
import { nameGiven, takeName } from './small-talk.ts'
import { TIME_OF_WEEK } from './topic-patterns.ts'
import type { Heard } from './topics.ts'
import { bargains, saysOf } from './wish-words.ts'
import { inParts } from './word-lists.ts'

/** Wishes that change neither dates nor guests: another cabin, a lower price, time to pay, a sign of life. */
export function plainWish(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, text } = heard
  const undated = read.stay.certainty === 'none' && read.change === null
  if (!undated) return undefined
  const frame: Frame = { ...before, misses: 0 }
  return (
    offersAnother(frame, text) ??
    sameOfAnotherCabin(frame, heard) ??
    whoIsThere(frame, text) ??
    nameForBooking(frame, heard, context) ??
    timeToPay(frame, heard, context) ??
    otherDates(frame, heard, context) ??
    anotherCabin(frame, heard)
  )
}

const BARE_SUM = inParts(
  '^[¿]?(?:y |e |and |ok |bueno,? |dale,? |entonces )*(?:por |for |a )?',
  String.raw`\$? ?[\d.]{2,9} ?(?:mil|lucas|k|palos)?[?.! ]*$`,
)

/** "¿Y 750?", after another price was asked for: the owner hears of that as well. */
function offersAnother(frame: Frame, text: string): Step | undefined {
  const { asked, accommodationId } = frame
  if (!asked?.topics.includes('discount') || !BARE_SUM.test(text.trim())) return undefined
  const both = `${asked.text} / ${text}`.slice(-200)
  return {
    frame,
    effects: [{ type: 'answer_faq', topics: ['discount'], accommodationId, reask: false, text: both }],
  }
}

const ASKS_ALIKE = /^[¿]?(?:y|e|and|what about|how about|de|da|do|of)\b|\?$/i

/** "¿Y la Coihue?" after a question about the place: the same question of that cabin. */
function sameOfAnotherCabin(frame: Frame, { read, intents, text }: Heard): Step | undefined {
  const { asked } = frame
  const { accommodationId } = read
  const short = text.trim().split(/\s+/).length <= 5 && ASKS_ALIKE.test(text.trim())
  const own = [...intents].some(
    (name) => name !== 'unknown' && name !== 'greeting' && name !== 'availability',
  )
  if (!asked || !accommodationId || read.guests !== null || !short || own) return undefined
  const { topics, text: question } = asked
  return { frame, effects: [{ type: 'answer_faq', topics, accommodationId, reask: true, text: question }] }
}

function whoIsThere(frame: Frame, text: string): Step | undefined {
  if (saysOf('bot', text)) {
    const choices: Choice[] = [{ action: { type: 'human' }, label: { key: 'human' } }]
    return { frame, effects: [{ ...say('who_answers', {}), choices }] }
  }
  return saysOf('present', text) ? { frame, effects: [say('here_i_am', {}), ...reask(frame)] } : undefined
}

const SURE = 0.8
const BESIDE_A_NAME: ReadonlySet<IntentName> = new Set(['greeting', 'thanks', 'book', 'yes', 'unknown'])

/** "A nombre de Carlos Gómez" once something is booked is a name, and nobody else's stay. */
function nameForBooking(frame: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, intents, text } = heard
  const name = nameGiven(heard)
  const alone = read.guests === null || read.guests.total === 1
  const besides = read.intents.some((one) => one.confidence >= SURE && !BESIDE_A_NAME.has(one.name))
  if (besides || heard.topics.length > 0 || isQuestion(text)) return undefined
  if (!name || !alone || frame.pending?.kind === 'name' || intents.has('invoice')) return undefined
  const booking = bookingOf(frame, context)
  return booking ? takeName({ ...frame, reservationCode: booking.code }, name) : undefined
}

function timeToPay(frame: Frame, { text }: Heard, context: DialogueContext): Step | undefined {
  const booking = bookingOf(frame, context)
  if (booking?.status !== 'pre_reserved' || !saysOf('later', text)) return undefined
  return { frame, effects: [{ type: 'pay_later', code: booking.code }] }
}

const OTHER_DATES = inParts(
  String.raw`(?<!\p{L})(?:qu[eé]|cu[aá]les?|alguna|hay|tienen|ten[eé]s|para|what|which|any|que|quais|tem) `,
  String.raw`(?:hay |ten[eé]s |tienen |en )?(?:otras?|outras?|other) (?:fechas?|d[ií]as?|datas?|dates?|days?)(?!\p{L})`,
)
const WEEK = 7

/** "¿Qué otra fecha tenés?", of nights that were spoken of: what is free around them. */
function otherDates(
  frame: Frame,
  { read, text }: Heard,
  { today, bookings }: DialogueContext,
): Step | undefined {
  const { stay, party, accommodationId, weekends } = frame
  if (!stay || !party || bookings.length > 0 || read.guests || !isQuestion(text) || !OTHER_DATES.test(text))
    return undefined
  const from = [addDays(stay.checkIn, -WEEK), today].toSorted().at(-1) ?? today
  const window = { from, to: addDays(stay.checkOut, 2 * WEEK) }
  const nights = nightsBetween(stay.checkIn, stay.checkOut)
  const open: Frame = { ...frame, stay: null, arrival: null, window, nights, offers: [], pending: null }
  return {
    frame: { ...open, version: frame.version + 1 },
    effects: [{ type: 'find_gaps', ...window, nights, party, accommodationId, weekends }],
  }
}

function anotherCabin(frame: Frame, { read, text }: Heard): Step | undefined {
  const { stay, party, offers, pending } = frame
  if (bargains(text) || read.accommodationIds.length > 0) return undefined
  const [offer] = offers
  if (offer && stay && party && TIME_OF_WEEK.test(text) && asksPrices(text)) {
    const { accommodationId } = offer
    return { frame, effects: [{ type: 'compare_week', accommodationId, stay, party }] }
  }
  const onTable = stay !== null && party !== null && pending !== null && pending.kind !== 'change'
  const wished = (['largest', 'smallest'] as const).find((name) => saysOf(name, text))
  // "Más chico" is no child.
  const counts = read.guests !== null && !(wished && read.guests.adults === null)
  if (!onTable || counts) return undefined
  if (wished) return again({ ...frame, accommodationId: null, units: null, prefer: wished })
  // "Over budget. What about just 4 nights?" names what would do.
  if (read.stay.nights !== null && !saysOf('cheapest', text)) return undefined
  if ((offers.length > 0 || pending.kind === 'group') && (saysOf('dear', text) || saysOf('cheapest', text)))
    return { frame, effects: [{ type: 'cheaper', stay, party }] }
  if (saysOf('cheapest', text)) return again({ ...frame, accommodationId: null, prefer: 'cheapest' })
  return saysOf('others', text) || pointsAt('all_there_are', text) ? listCabins(frame) : undefined
}

/** "¿Sale más barato entre semana?", "do weekdays cost less?" */
function asksPrices(text: string): boolean {
  return isQuestion(text) && (saysOf('cheapest', text) || saysOf('fee', text) || COSTS.test(text))
}

const COSTS = inParts(
  String.raw`(?<!\p{L})(?:sale|cuesta|vale|precio|tarifa|pre[cç]o|custa|sai|prices?|rates?|less|menos|`,
  String.raw`barat\p{L}*)(?!\p{L})`,
)

/** Nothing is cheaper: said with the price again, and the owner may be asked for another. */
export function onCheapest(
  frame: Frame,
  { offer }: Extract<DialogueEvent, { type: 'cheapest_already' }>,
): Step {
  const { accommodationId, stay, cabin, currency } = offer
  const total = agreedFor(frame, offer) ?? offer.total
  const choices: Choice[] = [
    { action: { type: 'reserve', accommodationId, stay }, label: { key: 'book' } },
    { action: { type: 'ask_price' }, label: { key: 'ask_price' } },
    { action: { type: 'other_dates' }, label: { key: 'other_dates' } },
  ]
  const said: Effect = {
    ...say('cheapest_already', { cabin, stay, total: { amount: total, currency } }),
    choices,
  }
  return { frame, effects: [said] }
}

/** The discounts there are; where there is none the owner is asked. */
export function askPrice(frame: Frame): Step {
  const { accommodationId } = frame
  return { frame, effects: answering(['discount'], { accommodationId, reask: false }) }
}
