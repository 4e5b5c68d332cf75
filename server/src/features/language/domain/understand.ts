import { addDays, type LocalDate } from '../../../lib/local-date.ts'
import type {
  ContactReading,
  HolidayCalendar,
  Language,
  StayReading,
  Talk,
  UnderstandContext,
  Understanding,
} from '../domain.ts'
import { answerDates, answerGuests, answerNights, bareNumber } from './context/answers.ts'
import { withDaysBeside } from './context/beside.ts'
import { addTo, consumeChange } from './context/change.ts'
import { readConsent } from './context/consent.ts'
import { inTalk } from './context/in-talk.ts'
import { stayTalkedOf } from './context/scene.ts'
import { consumeWhich, moveStay } from './context/which.ts'
import { bindReferences } from './dates/anaphora.ts'
import type { Atom } from './dates/atoms.ts'
import { argentineCalendar, brazilianCalendar, type StayCalendar, stayCalendarOf } from './dates/calendar.ts'
import { CONVENTIONS } from './dates/conventions.ts'
import { askInDoubt, doubtsIn, type Span } from './dates/doubts.ts'
import { guardStay } from './dates/guard.ts'
import { isElsewhereUntil, isToldInAStory } from './dates/not-a-stay.ts'
import { ask, NO_STAY, type World } from './dates/reading.ts'
import { scanAtoms } from './dates/scan.ts'
import { readStay } from './dates/stay.ts'
import { type Asked, dropSuppressed } from './dates/suppress.ts'
import { todayIn } from './dates/today.ts'
import { consumeGuests } from './guests/guests.ts'
import { guestsOf } from './guests/party.ts'
import { readIntents } from './intents/intents.ts'
import { LEXICONS } from './lexicon/lexicons.ts'
import { consumeCabins } from './names/cabins.ts'
import { consumeMeant } from './names/cabins-meant.ts'
import { type Contact, readContact } from './names/contact.ts'
import { detectLanguage } from './text/detect-language.ts'
import { fold } from './text/fold.ts'
import { askInPieces, firstOf, headOf, tooManyDates } from './text/limits.ts'
import { consumeQuantities } from './text/quantities.ts'
import { segmentsOf } from './text/segments.ts'
import { consume, type Token } from './text/token.ts'
import { tokenise } from './text/tokenise.ts'
import { spanOf, traceAtom, traceContact, tracer, traceStay } from './text/trace.ts'

const argentina = argentineCalendar()

/** Reads one message. Pure: the same text and context give the same answer, and `trace` says why. */
export function understand(text: string, context: UnderstandContext): Understanding {
  const head = headOf(text)
  return head === text ? read(text, context) : askInPieces(read(head, context), text, head.length)
}

function read(text: string, context: UnderstandContext): Understanding {
  const expecting = context.expecting ?? null
  const whole = fold(text)
  const language = detectLanguage(whole.text, text, context.locale)
  const contact = readContact(whole, text, language, expecting)
  const written = tokenise(contact.rest, LEXICONS[language])
  const lines = segmentsOf(written)
  const number = bareNumber(written, expecting)
  consumeNamed(written, contact.name)
  const tokens = answerDates(written, number, expecting)
  consumeQuantities(tokens)
  const catalogue = context.catalogue ?? []
  const cabins = consumeMeant(tokens, consumeCabins(tokens, catalogue), { catalogue, talk: context.talk })
  const talk = stayTalkedOf(context.talk)
  const which = consumeWhich(tokens, language, talk)
  const changed = consumeChange(tokens, language, context.talk?.guests ?? null)
  const party = consumeGuests(tokens)
  if (context.talk?.guests) party.youths = false
  const answered = answerGuests(party, tokens, number, expecting)
  const counted = guestsOf(answered)
  const difference = which ? { ...changed.change, which: which.which } : changed.change
  const told = addTo(counted, difference, {
    known: context.talk?.guests ?? null,
    whole: answered.whole,
    named: answered.named,
  })
  const found = firstOf(scanAtoms(tokens))
  const asked = dropSuppressed(found, tokens)
  const { atoms } = asked
  const dates =
    atoms.length + asked.back.length > 0
      ? stayOf(asked, { found, tokens, world: worldOf(context, language) })
      : NOTHING_ASKED
  const today = todayIn(context.now, context.zone)
  const moved = talk && which && atoms.length === 0 ? moveStay(talk, which, today) : null
  const heard = answerNights(moved ?? withDaysBeside(dates.stay, told.change, talk), number, expecting)
  const stay = fromToday(heard, today)
  const scene = {
    language,
    expecting,
    stay,
    hasGuests: told.guests !== null,
    hasPets: (party.pets ?? 0) > 0,
    change: told.change,
    code: contact.code,
    explained: explainedBy(atoms, tokens),
    sign: signOf(text),
  }
  const intents = readIntents(lines, scene)
  // "quiero hablar con una persona" is no party of one.
  const guests = intents[0]?.name === 'human' && told.guests?.total === 1 ? null : told.guests
  const trace = tracer(text, whole)
  for (const intent of intents)
    if (intent.end > 0) trace.add(`intent.${intent.name}`, intent.start, intent.end)
  traceContact(trace, contact)
  for (const span of cabins.spans) trace.add('accommodation', span.start, span.end)
  if (which) trace.add('change', which.start, which.end)
  for (const span of changed.spans) trace.add('change', span.start, span.end)
  for (const span of party.spans) trace.add('guests', span.start, span.end)
  for (const atom of found) traceAtom(trace, atom, tokens, isKept(atom, atoms))
  if (atoms.length > 0) traceStay(trace, stay, atoms, tokens)
  const alone: Understanding = {
    language,
    intents: intents.map(({ name, confidence, cue }) => ({ name, confidence, cue })),
    stay,
    change: told.change,
    consent: readConsent(whole, text, language),
    guests,
    accommodationIds: cabins.ids,
    accommodationId: cabins.ids.length === 1 ? (cabins.ids[0] ?? null) : null,
    contact: presentable(contact),
    unused: dates.unused.map((span) => trace.quote(...spanOf(span, tokens))),
    number,
    trace: trace.steps,
  }
  return inTalk(alone, {
    text,
    folded: whole.text,
    tokens: written,
    talk: context.talk ?? NO_TALK,
    expecting,
    today,
    catalogue,
  })
}

const NO_TALK: Talk = {}

/** Nobody arrives yesterday ("antes de hoy"): what would is asked. */
function fromToday(stay: StayReading, today: LocalDate): StayReading {
  const options = stay.options.filter((one) => one.checkIn >= today)
  if (stay.checkIn !== null && stay.checkIn < today) return { ...NO_STAY, certainty: 'ask', options }
  return options.length === stay.options.length ? stay : { ...stay, options }
}

/** Starts of the tokens that tell the dates. */
function explainedBy(atoms: readonly Atom[], tokens: readonly Token[]): ReadonlySet<number> {
  const starts = new Set<number>()
  for (const atom of atoms) for (let i = atom.start; i < atom.end; i++) starts.add(tokens[i]?.start ?? 0)
  return starts
}

function isKept(atom: Atom, kept: readonly Atom[]): boolean {
  return kept.some((other) => other.start === atom.start && other.end === atom.end)
}

/** A thumb, a waving hand and the like stand for a word where there is no other. */
function signOf(text: string): 'yes' | 'no' | 'greeting' | null {
  if (text.length > 12 || /\p{L}|\p{N}/u.test(text)) return null
  if (/👋/u.test(text)) return 'greeting'
  if (/👎|❌|🚫|🙅/u.test(text)) return 'no'
  return /👍|👌|✅|🆗|🙌|💪|✔/u.test(text) ? 'yes' : null
}

const NOTHING_ASKED: Dated = { stay: NO_STAY, unused: [] }

interface Dated {
  readonly stay: StayReading
  readonly unused: readonly Span[]
}

interface DateScene {
  readonly found: readonly Atom[]
  readonly tokens: readonly Token[]
  readonly world: World
}

function stayOf(asked: Asked, { found, tokens, world }: DateScene): Dated {
  const { unsettled, back } = asked
  const atoms = bindReferences(asked.atoms, tokens, world.talk)
  if (back.length > 0) return { stay: askedAgain(readStay(back, tokens, world).stay, world), unused: [] }
  const { stay, unused, refused } = readStay(atoms, tokens, world)
  const kept = atoms.filter((atom) => !refused.includes(atom))
  const many = tooManyDates(atoms.length)
  const doubts = many ? [] : doubtsIn({ found, kept, unsettled }, tokens)
  if (isToldInAStory(stay, tokens) || isElsewhereUntil(tokens)) doubts.push(...kept)
  const guarded = askInDoubt(guardStay(stay, world, atoms), doubts)
  const certain = many ? { ...guarded, certainty: 'ask' as const } : guarded
  return { stay: certain, unused: stay.certainty === 'none' ? unused : [...unused, ...doubts] }
}

function worldOf(context: UnderstandContext, language: Language): World {
  return {
    today: todayIn(context.now, context.zone),
    calendar: calendarFor(context.holidays, language),
    changeoverDay: context.quincenaChangeoverDay ?? CONVENTIONS.quincenaChangeoverDay,
    language,
    talk: stayTalkedOf(context.talk),
    span: context.talk?.span ?? null,
    year: null,
  }
}

/** Dates told of something else: the first thing to ask about, never an answer. */
function askedAgain(stay: StayReading, world: World): StayReading {
  const { checkIn, checkOut } = stay
  if (!checkIn) return NO_STAY
  return guardStay(ask([{ checkIn, checkOut: checkOut ?? addDays(checkIn, 1) }]), world)
}

/** "soy Julio", "a nombre de Domingo Sarmiento": a name that is also a month or a day of the week. */
function consumeNamed(tokens: readonly Token[], name: Contact['name']): void {
  if (!name) return
  tokens.forEach((token, i) => {
    const calls = token.kind === 'month' || token.kind === 'wday'
    if (calls && token.start >= name.start && token.end <= name.end) consume(tokens, i, i + 1)
  })
}

/** Portuguese writers mean Brazil's days off. */
function calendarFor(given: HolidayCalendar | undefined, language: Language): StayCalendar {
  if (language === 'pt') return brazilianCalendar
  return given ? stayCalendarOf(given) : argentina
}

function presentable(contact: Contact): ContactReading | null {
  if (!contact.name && !contact.email && !contact.phone) return null
  return {
    name: contact.name?.value ?? null,
    email: contact.email?.value ?? null,
    phone: contact.phone?.value ?? null,
  }
}
