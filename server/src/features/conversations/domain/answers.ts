import type { IntentName } from '../../language/domain.ts'
import { agreesTo, takesOne } from './agreement-words.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Choice, type Step, say } from './effects.ts'
import { fillIn, withNights, withStay } from './fill-in.ts'
import { nameBeside } from './first-name.ts'
import { EMPTY_FRAME, type Frame, type Offer } from './frame.ts'
import { reserveGroup } from './groups.ts'
import { askChoice, narrowed } from './narrowing.ts'
import type { StayDates } from './owner-deed.ts'
import { again, askNext, reserve } from './progress.ts'
import { ask, goOn } from './questions.ts'
import { isQuestion } from './sentence-words.ts'
import { cancelShown, changeShown, keepReservation } from './taps.ts'
import type { Heard } from './topics.ts'
import { saysOf } from './wish-words.ts'
import { inParts } from './word-lists.ts'

/** Nothing but a yes to what was shown comes before whatever else its words may say. */
export function takesQuoted(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  if (before.pending?.kind !== 'confirmation' || !takesShown(before, heard, context)) return undefined
  const frame: Frame = { ...before, misses: 0, name: nameTold(heard) ?? before.name }
  return reserve(frame, frame.offers[0], context)
}

/** An answer to what was just asked; undefined when the message is about something else. */
export function answerPending(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { pending } = before
  if (!pending) return undefined
  const { read } = heard
  const frame: Frame = { ...before, misses: 0 }
  if (pending.kind === 'cancel') {
    if (read.consent === 'yes' || agreesTo('cancel', heard.text))
      return { frame, effects: [cancelShown(pending)] }
    if (read.consent === 'no') return keepReservation(frame, pending.code, context)
    return undefined
  }
  if (pending.kind === 'bot_again') {
    if (read.consent === 'yes' || read.consent === 'no') return goOn(frame, read.consent === 'yes')
    return undefined
  }
  if (pending.kind === 'change') {
    if (read.consent === 'yes' || agreesTo('change', heard.text))
      return { frame, effects: [changeShown(pending)] }
    if (heard.intents.has('cancel')) return undefined
    if (read.consent === 'no') return keepReservation(frame, pending.code, context)
    return undefined
  }
  // Dates or a cabin in the message are news, whatever was asked.
  if (read.stay.certainty !== 'none' || read.accommodationId !== null) return undefined
  switch (pending.kind) {
    case 'choice':
    case 'cabin':
      return pick(frame, heard, context)
    case 'confirmation':
    case 'resume':
      // "Cancelar", with nothing booked that could be cancelled: what was offered is not wanted.
      if (isCancelledOffer(heard, context)) return declined(frame)
      return yesOrNo(frame, heard, context)
    case 'name':
    case 'phone':
      return introduce(frame, heard, context)
    case 'guests':
    case 'nights':
      return count(frame, heard, context)
    default:
      return undefined
  }
}

const MOST_OF_CANCELLING = 4

function isCancelledOffer({ read, intents, text }: Heard, { bookings }: DialogueContext): boolean {
  const isBrief = text.trim().split(/\s+/).length <= MOST_OF_CANCELLING
  return (
    bookings.length === 0 && intents.has('cancel') && isBrief && read.guests === null && !isQuestion(text)
  )
}

function nameTold({ read, text }: Heard): string | null {
  return nameBeside(text).name ?? read.contact?.name ?? null
}

/** "Dale, la Coihue" where the Coihue is what was shown: a bare yes that calls it by its name. */
function takesShown({ offers }: Frame, { read, text }: Heard, context: DialogueContext): boolean {
  const { cabinNames, cabins } = context
  const [offer] = offers
  const { stay, guests, change, accommodationIds, consent } = read
  if (!offer || stay.certainty !== 'none' || stay.nights !== null || guests || change) return false
  if (consent === 'no') return false
  if (accommodationIds.some((id) => id !== offer.accommodationId)) return false
  const under = read.contact?.name
    ? [read.contact.name, 'a nombre de', 'em nome de', 'under the name of', 'under']
    : []
  const { rest } = nameBeside(text)
  // "Dale, reservá la de 4", where four fit into it and it is what stands before them.
  const sizes = cabins
    .filter(({ id }) => id === offer.accommodationId)
    .map(({ capacity }) => `de ${capacity}`)
  const names = [...(cabinNames.get(offer.accommodationId) ?? []), ...sizes]
  return takesOne(rest.replace(ON_THE_WAY, ' '), [...names, ...under])
}

/** Says no more than that they are coming. */
const ON_THE_WAY = inParts(
  String.raw`[,.]? ?(?:(?:en|em|in) (?:un rato|una hora|media hora|\d+ (?:min\p{L}*|hs?|horas?)|an hour|uma hora)`,
  '(?: (?:llegamos|estamos|chegamos|we arrive))?(?: ah[ií])?|(?:ya )?(?:vamos|estamos) (?:en camino|yendo))',
)

const REFUSES =
  /^(?:no|nah|nop|ni (?:en pedo|ahi|ah[ií]|loco|a palos)|n[aã]o|nem pensar|no way|nope)(?!\p{L})/iu

/** "Ok, pasame a esa". */
const MOVES =
  /^(?:(?:ok|dale|bueno|si|s[ií]|listo|entonces),? )*(?:pasa(?:me|nos)|cambia(?:me|nos)|move us|muda(?:me)?)/iu

/** "2", "la segunda", "la más barata", and a yes when only one thing was proposed. */
function pick(frame: Frame, { read, intents, text }: Heard, context: DialogueContext): Step | undefined {
  const { pending, changing } = frame
  // "Ni en pedo, que se quede en casa", to the cabin that would take the place of what is booked.
  if (changing && pending?.kind === 'cabin' && REFUSES.test(text.trim()) && !isQuestion(text) && !read.guests)
    return keepReservation(frame, changing, context)
  if (pending?.kind !== 'choice' && pending?.kind !== 'cabin') return undefined
  if (pending.kind === 'choice' && read.stay.nights !== null && read.stay.nights > 0)
    return ofSoMany(frame, pending.options, { read, context })
  if (read.stay.nights !== null || read.guests !== null) return undefined
  const only =
    pending.options.length === 1 && (intents.has('yes') || read.consent === 'yes' || MOVES.test(text))
      ? 1
      : null
  const index = (read.number ?? only ?? 0) - 1
  if (pending.kind === 'choice') {
    const { cheapest } = pending
    const stay = pending.options[cheapest !== undefined && saysOf('cheapest', text) ? cheapest : index]
    if (!stay && read.consent === 'yes') return ask(frame, pending)
    return stay && askNext(withStay(frame, stay), read, context)
  }
  const cabin = pending.options[index]
  if (!cabin && read.consent === 'yes') {
    const options = pending.options.map((one) => ({ ...one, quoteId: null }))
    return { frame, effects: [{ type: 'show_again', options }] }
  }
  return cabin && again(withStay({ ...frame, accommodationId: cabin.accommodationId }, cabin.stay))
}

/** "3 noches" leaves those dates that may have them, with whoever was told of besides. */
function ofSoMany(
  before: Frame,
  options: readonly StayDates[],
  { read, context }: { readonly read: Heard['read']; readonly context: DialogueContext },
): Step {
  const { nights } = read.stay
  const frame = fillIn(before, { ...read, stay: { ...read.stay, nights: null } }, context)
  const left = narrowed(options, nights ?? 1)
  const [stay] = left
  if (stay && left.length === 1) return again(withStay(frame, stay))
  const pending = { kind: 'choice' as const, options: left }
  return {
    frame: { ...frame, nights, pending },
    effects: [askChoice(left, { guests: read.guests && frame.party })],
  }
}

function yesOrNo(frame: Frame, { read, intents }: Heard, context: DialogueContext): Step | undefined {
  if (read.guests !== null || read.stay.nights !== null || read.change !== null) return undefined
  const resuming = frame.pending?.kind === 'resume'
  if (resuming && intents.has('yes') && read.consent !== 'conditional')
    return again({ ...frame, pending: null })
  // Contract section 2.11: only a message that is nothing but a yes places a hold.
  if (read.consent === 'yes') return reserve(frame, frame.offers[0], context)
  if (read.consent !== 'no') return undefined
  return resuming ? ask(forgotten(frame), { kind: 'dates' }) : declined(frame)
}

/** What was spoken of before is not taken up. */
function forgotten({ version, name, phone, party, touchedAt, reservationCode, taken }: Frame): Frame {
  return {
    ...EMPTY_FRAME,
    ...{ version: version + 1, name, phone, party, touchedAt, reservationCode, taken },
  }
}

function declined(frame: Frame): Step {
  const choices: Choice[] = [{ action: { type: 'other_dates' }, label: { key: 'other_dates' } }]
  if (frame.offers.length > 1) choices.push({ action: { type: 'others' }, label: { key: 'other_cabins' } })
  return { frame: { ...frame, pending: { kind: 'dates' } }, effects: [{ ...say('declined', {}), choices }] }
}

function introduce(frame: Frame, { read, intents, text }: Heard, context: DialogueContext): Step | undefined {
  const { pending } = frame
  if (pending?.kind === 'phone') {
    const phone = read.contact?.phone
    return phone ? take({ ...frame, phone }, pending.offer, context) : undefined
  }
  if (pending?.kind !== 'name') return undefined
  const name = read.contact?.name ?? (wantsSomething(intents) ? null : nameIn(text))
  return name ? take({ ...frame, name }, pending.offer, context) : undefined
}

function take(frame: Frame, offer: Offer | null, context: DialogueContext): Step {
  return offer ? reserve(frame, offer, context) : reserveGroup(frame, context)
}

/** "5 y un perro": the number in front counts the people. */
const IN_FRONT =
  /^(?:somos|ser[ií]amos|vamos|we are|somos em)?\s*(\d{1,2})\s+(?:y|e|and|mas|más|con|com|\+)\s/i

function count(frame: Frame, { read, text }: Heard, context: DialogueContext): Step | undefined {
  const { number, guests } = read
  const people = Number(IN_FRONT.exec(text.trim())?.[1] ?? 0)
  const onlyPets = guests?.pets && guests.total === null && guests.adults === null && !guests.children
  if (frame.pending?.kind === 'guests' && onlyPets && people > 0 && read.stay.nights === null) {
    const party = { adults: people, children: 0, babies: 0, pets: guests.pets }
    return askNext({ ...frame, party, pets: guests.pets }, read, context)
  }
  if (number === null || number < 1) return undefined
  if (frame.pending?.kind === 'nights') {
    return read.guests === null ? askNext(withNights(frame, number), read, context) : undefined
  }
  if (read.guests !== null || read.stay.nights !== null) return undefined
  const party = { adults: number, children: 0, babies: 0, pets: frame.pets }
  return askNext({ ...frame, party }, read, context)
}

/** "hola", "sí" and every question mean something, so they are no name, however short. */
function wantsSomething(intents: ReadonlySet<IntentName>): boolean {
  return [...intents].some((intent) => intent !== 'unknown')
}

/** A short answer to "a nombre de quién": up to four words of letters. */
function nameIn(text: string): string | null {
  const words = text.trim().split(/\s+/)
  const plausible = words.length <= 4 && words.every((word) => /^[\p{L}.'’-]{2,}$/u.test(word))
  return plausible ? words.join(' ') : null
}
