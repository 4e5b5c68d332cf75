import { addDays, type LocalDate, nightsBetween, weekdayIndex } from '../../../lib/local-date.ts'
import { pointsAt } from './cabin-words.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import { withStay } from './fill-in.ts'
import type { Frame, Offer, PartyCount, Pending } from './frame.ts'
import type { AlternativeStay } from './offered.ts'
import { proposeChange } from './own-change.ts'
import type { StayDates } from './owner-deed.ts'
import { again, listCabins } from './progress.ts'
import { alternativeChoices, ask } from './questions.ts'
import { isSameOffer, isShownAlike } from './remembered.ts'
import { isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import { keepReservation } from './taps.ts'
import type { Heard } from './topics.ts'
import { inParts } from './word-lists.ts'

const LONGEST = 11

/** "La primera opción", "la de antes", "la otra": one of what was shown in this talk, or which of them. */
export function chooseShown(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, text } = heard
  const isBrief = text.trim().split(/\s+/).length <= LONGEST
  if (!isBrief || read.guests || read.accommodationIds.length > 0 || speaksOf('part', text)) return undefined
  const ofStays =
    context.bookings.length > 1 && (heard.intents.has('payment_proof') || heard.intents.has('payment_status'))
  if (ofStays) return undefined
  const frame: Frame = { ...before, misses: 0 }
  if (speaksOf('after_that', text)) return weekAfter(frame)
  if (read.stay.certainty !== 'none' || read.change) return undefined
  const { pending, shown } = frame
  if (pending?.kind === 'choice' || (pending?.kind === 'cabin' && read.number !== null)) return undefined
  const [current] = frame.offers
  const others = shown.filter((one) => !current || !isSameOffer(one, current))
  if (speaksOf('first_shown', text)) return first(frame, current)
  if (speaksOf('shown_before', text)) return showAgain(frame, others.at(-1))
  if (!speaksOf('other_shown', text)) return undefined
  if (others.length > 1) return { frame, effects: [{ type: 'show_again', options: others }] }
  if (others.length === 1) return showAgain(frame, others[0])
  const listed = frame.offers.length > 0 && pending?.kind === 'confirmation'
  return listed && context.bookings.length === 0 ? listCabins(frame) : undefined
}

const STILL_OPEN: ReadonlySet<string | undefined> = new Set([
  'choice',
  'dates',
  'nights',
  'guests',
  'cabin',
  'confirmation',
])

/** "No, dejalo como antes": what was shown before the last change is on the table again; a stay stays as it is. */
export function asBefore(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, text } = heard
  const back = changedBack(before, heard, context)
  if (back) return back
  const { pending, changing, offers, shown } = before
  const says = speaksOf('as_before', text) && !isQuestion(text) && text.trim().split(/\s+/).length <= LONGEST
  if (!says || read.stay.certainty !== 'none' || read.guests) return undefined
  const changed = pending?.kind === 'change' ? pending.code : changing
  if (changed) return keepReservation(before, changed, context)
  if (!STILL_OPEN.has(pending?.kind)) return undefined
  const [current] = offers
  const onTable = current && shown.findLast((one) => isSameOffer(one, current))
  const earlier = shown.filter((one) => !onTable || !isShownAlike(one, onTable)).at(-1)
  return showAgain({ ...before, misses: 0 }, earlier ?? onTable)
}

/** "Uh, mejor dejá la de antes", of a stay that was changed: what it was is proposed, with its price of now. */
function changedBack(before: Frame, { read, text }: Heard, { bookings }: DialogueContext): Step | undefined {
  const { previous, pending } = before
  const booking = previous && bookings.find((one) => one.code === previous.code)
  const says = speaksOf('as_before', text) || speaksOf('shown_before', text)
  if (!booking || pending !== null || !says || speaksOf('how_much', text)) return undefined
  if (read.stay.certainty !== 'none' || read.guests || text.trim().split(/\s+/).length > LONGEST)
    return undefined
  const { code: _, ...wish } = previous
  return proposeChange({ ...before, misses: 0 }, { booking, wish })
}

/** "¿Y la otra cuánto?" speaks of another offer than the one on the table, whatever it asks of it. */
export function pointsBack(text: string): boolean {
  return speaksOf('other_shown', text) || speaksOf('shown_before', text)
}

/** "La última", "la del medio", "cualquiera, la que usted diga": of what has just been listed. */
export function oneOfList(before: Frame, { read, text }: Heard): Step | undefined {
  const { pending } = before
  const isBrief = text.trim().split(/\s+/).length <= LONGEST
  const { stay, guests, accommodationIds } = read
  if (!isBrief || guests || accommodationIds.length > 0) return undefined
  if (pending?.kind !== 'choice' && pending?.kind !== 'cabin') return undefined
  const [common, ...more] = commonDates(pending, stay.options)
  if (common && more.length === 0 && !isQuestion(text))
    return again(withStay({ ...before, misses: 0 }, common))
  const ofDay = dayOfList(text, pending.options)
  if (stay.certainty !== 'none' && !countsListed(text) && ofDay === undefined) return undefined
  const index = ofDay ?? positionIn(text, pending.options.length)
  const frame: Frame = { ...before, misses: 0 }
  if (index === undefined) return undefined
  if (pending.kind === 'choice') {
    const stay = pending.options[index]
    return stay && again(withStay(frame, stay))
  }
  const chosen = pending.options[index]
  return chosen && showAgain(frame, { ...chosen, quoteId: null })
}

/** "El segundo finde", of those that were listed: no weekend from today on. */
const LISTED = inParts(
  String.raw`^(?:y |e |and |mejor |dale,? |ok,? |bueno,? )*(?:el|la|o|a|the) \p{L}+ `,
  '(?:finde|fin de semana|weekend|fds|opci[oó]n)',
)

function countsListed(text: string): boolean {
  return LISTED.test(text.trim())
}

/** "Me voy el lunes 8", of dates one was to be chosen from: the one that ends on it. */
function commonDates(pending: Pending, read: readonly StayDates[]): StayDates[] {
  if (pending.kind !== 'choice') return []
  return pending.options.filter((one) =>
    read.some((other) => other.checkIn === one.checkIn && other.checkOut === one.checkOut),
  )
}

const OF_DAY = inParts(
  '^(?:y |e |and |mejor |dale,? |ok,? |bueno,? |prefiero )*(?:l[ao]s?|el|o|a|the one|that)? ?(?:que ',
  '(?:empieza|arranca) )?',
  String.raw`(?:del?|do|from|on|the) (?:el |the )?(?:d[ií]a )?(\d{1,2})(?:th|st|nd|rd)?(?: est[aá] bien| me `,
  'sirve| va)?[.! ]*$',
)

/** "La del 4", of the dates that were listed. */
function dayOfList(
  text: string,
  options: readonly { readonly stay?: StayDates; readonly checkIn?: LocalDate }[],
) {
  const day = Number(OF_DAY.exec(text.trim())?.[1])
  const days = options.map((one) => Number((one.stay?.checkIn ?? one.checkIn ?? '').slice(-2)))
  const found = days.indexOf(day)
  return found >= 0 && days.lastIndexOf(day) === found ? found : undefined
}

/** Which of so many is pointed at. */
function positionIn(text: string, count: number): number | undefined {
  if (speaksOf('last_shown', text)) return count - 1
  if (pointsAt('middle', text)) return Math.floor((count - 1) / 2)
  if (pointsAt('second', text)) return 1
  if (pointsAt('third', text)) return 2
  return speaksOf('first_shown', text) || (pointsAt('any', text) && !isQuestion(text)) ? 0 : undefined
}

const OF_LIST = /(?<!\p{L})(?:opci[oó]n|op[cç][aã]o|option)(?!\p{L})/iu

/** "Mejor la primera opción" when one of the listed dates is on the table: another of them. */
export function chooseListed(before: Frame, { read, text }: Heard): Step | undefined {
  const { listed, pending, shown, stay } = before
  const isFew = text.trim().split(/\s+/).length <= LISTED_WORDS
  const isOf = listed.some((one) => one.checkIn === stay?.checkIn && one.checkOut === stay.checkOut)
  if (pending?.kind !== 'confirmation' || !isOf || !isFew || isQuestion(text)) return undefined
  if (read.guests || read.accommodationIds.length > 0 || read.stay.certainty !== 'none') return undefined
  if (shown.length > 1 && !OF_LIST.test(text)) return undefined
  const chosen = listed[positionIn(text, listed.length) ?? listed.length]
  return chosen && again(withStay({ ...before, misses: 0 }, chosen))
}

const LISTED_WORDS = 6

/** "Esa", of the one that is on the table: what it costs once more, and whether it shall be booked. */
export function pointsAtShown(before: Frame, { read, text }: Heard): Step | undefined {
  const { pending, offers } = before
  const bare = read.stay.certainty === 'none' && read.guests === null && read.change === null
  if (pending?.kind !== 'confirmation' || offers.length === 0 || !bare) return undefined
  return THAT_ONE.test(text.trim()) ? again({ ...before, misses: 0 }) : undefined
}

const THAT_ONE = /^(?:est[ae]|es[ae]|ess[ae]|th(?:is|at))(?: one| misma?| mesma?)?[.!\s]*$/iu

function first(frame: Frame, current: Offer | undefined): Step | undefined {
  const [earliest] = frame.shown
  if (!earliest) return undefined
  const isOnTable = current && isSameOffer(earliest, current) && frame.pending?.kind === 'confirmation'
  return isOnTable
    ? { frame, effects: [{ type: 'tell_amounts', code: null, isFree: false, asked: 'total' }] }
    : showAgain(frame, earliest)
}

function showAgain(frame: Frame, offer: Offer | undefined): Step | undefined {
  if (!offer) return undefined
  const { accommodationId, stay } = offer
  const party = withPetsOf(frame, offer.party ?? frame.party)
  const chosen = { ...frame, party, accommodationId, offers: [], pending: null, units: null, prefer: null }
  return again(withStay(chosen, stay))
}

/** The animal that was told of since comes along to the other one too. */
function withPetsOf({ party: now }: Frame, shownFor: PartyCount | null): PartyCount | null {
  return shownFor && now && now.pets > shownFor.pets ? { ...shownFor, pets: now.pets } : shownFor
}

const WEEK = 7
/** Thursday to Saturday. */
const WEEKEND_BEGINS: ReadonlySet<number> = new Set([4, 5, 6])

/** "The one after that", of weekends: the last that was spoken of, a week on. */
function weekAfter(frame: Frame): Step | undefined {
  const { pending, stay } = frame
  const spoken = pending?.kind === 'choice' ? pending.options : stay ? [stay] : []
  const last = spoken.toSorted((a, b) => (a.checkIn < b.checkIn ? 1 : -1))[0]
  const isWeekend =
    last !== undefined &&
    nightsBetween(last.checkIn, last.checkOut) <= 3 &&
    WEEKEND_BEGINS.has(weekdayIndex(last.checkIn))
  if (!last || !isWeekend) return undefined
  const next = { checkIn: addDays(last.checkIn, WEEK), checkOut: addDays(last.checkOut, WEEK) }
  if (spoken.length > 1) return ask(frame, { kind: 'choice', options: [last, next] })
  return again(withStay(frame, next))
}

/** Several were shown: which of them is meant. */
export function onShownAgain(frame: Frame, alternatives: readonly AlternativeStay[]): Step {
  const options = alternatives.map(({ accommodationId, stay }) => ({ accommodationId, stay }))
  const asked: Effect = { ...say('which_shown', {}), choices: alternativeChoices(alternatives) }
  return { frame: { ...frame, pending: { kind: 'cabin', options } }, effects: [asked] }
}
