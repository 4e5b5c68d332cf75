import type {
  ContactReading,
  Expecting,
  HolidayCalendar,
  Language,
  StayReading,
  TraceStep,
  UnderstandContext,
  Understanding,
} from '../domain.ts'
import type { Atom } from './atoms.ts'
import { argentineCalendar, brazilianCalendar, type StayCalendar, stayCalendarOf } from './calendar.ts'
import { consumeCabin } from './catalogue.ts'
import { consumeQuantities } from './consume.ts'
import { type Contact, readContact } from './contact.ts'
import { CONVENTIONS } from './conventions.ts'
import { detectLanguage } from './detect-language.ts'
import { type Folded, fold } from './fold.ts'
import { consumeGuests } from './guests.ts'
import { lineOf, readIntents } from './intents.ts'
import { english } from './lexicon-en.ts'
import { spanish } from './lexicon-es.ts'
import { portuguese } from './lexicon-pt.ts'
import { guestsOf, type Party } from './party.ts'
import { NO_STAY, type World } from './reading.ts'
import { scanAtoms } from './scan.ts'
import { readStay } from './stay.ts'
import { dropSuppressed } from './suppress.ts'
import { todayIn } from './today.ts'
import type { Token } from './token.ts'
import { tokenise } from './tokenise.ts'

const LEXICONS = { es: spanish, pt: portuguese, en: english }
const argentina = argentineCalendar()

/** Reads one message. Pure: the same text and context give the same answer, and `trace` says why. */
export function understand(text: string, context: UnderstandContext): Understanding {
  const expecting = context.expecting ?? null
  const whole = fold(text)
  const language = detectLanguage(whole.text, text, context.locale)
  const contact = readContact(whole, text, language, expecting)
  const written = tokenise(contact.rest, LEXICONS[language])
  const line = lineOf(written)
  const number = bareNumber(written)
  const tokens = answerDates(written, number, expecting)
  consumeQuantities(tokens)
  const cabin = consumeCabin(tokens, context.catalogue)
  const party = consumeGuests(tokens)
  const guests = guestsOf(answerGuests(party, tokens, number, expecting))
  const found = scanAtoms(tokens)
  const atoms = dropSuppressed(found, tokens)
  const stay = answerNights(
    atoms.length > 0 ? readStay(atoms, tokens, worldOf(context, language)) : NO_STAY,
    number,
    expecting,
  )
  const intents = readIntents(written, line, { language, expecting, stay, hasGuests: guests !== null })
  const trace = tracer(text, whole)
  for (const intent of intents)
    if (intent.end > 0) trace.add(`intent.${intent.name}`, intent.start, intent.end)
  traceContact(trace, contact)
  if (cabin) trace.add('accommodation', cabin.start, cabin.end)
  for (const span of party.spans) trace.add('guests', span.start, span.end)
  for (const atom of found) traceAtom(trace, atom, tokens, atoms.includes(atom))
  if (atoms.length > 0) traceStay(trace, stay, atoms, tokens)
  return {
    language,
    intents: intents.map(({ name, confidence, cue }) => ({ name, confidence, cue })),
    stay,
    guests,
    accommodationId: cabin?.id ?? null,
    contact: presentable(contact),
    number,
    trace: trace.steps,
  }
}

function worldOf(context: UnderstandContext, language: Language): World {
  return {
    today: todayIn(context.now, context.zone),
    calendar: calendarFor(context.holidays, language),
    changeoverDay: context.quincenaChangeoverDay ?? CONVENTIONS.quincenaChangeoverDay,
    language,
  }
}

/** Portuguese writers mean Brazil's days off. */
function calendarFor(given: HolidayCalendar | undefined, language: Language): StayCalendar {
  if (language === 'pt') return brazilianCalendar
  return given ? stayCalendarOf(given) : argentina
}

/** "4", "la segunda", "opción 2": the number when the message is nothing else. */
function bareNumber(tokens: readonly Token[]): number | null {
  let value: number | null = null
  for (const token of tokens) {
    const says =
      token.kind === 'num' || token.kind === 'ord'
        ? token.val
        : token.kind === 'wday' && token.note !== ''
          ? Number(token.note)
          : null
    if (says !== null) {
      if (value !== null) return null
      value = says
    } else if (
      !['punct', 'art', 'number', 'cabin', 'for', 'we', 'person', 'night', 'nights', 'to', 'of'].includes(
        token.kind,
      )
    )
      return null
  }
  return value
}

/** "4" after "¿cuántos son?" is four people; "2 y 1" two adults and a child. */
function answerGuests(
  party: Party,
  tokens: readonly Token[],
  number: number | null,
  expecting: Expecting,
): Party {
  if (expecting !== 'guests' || party.total !== null || party.adults !== null) return party
  if (number !== null) return { ...party, total: number }
  const [a, joiner, b] = tokens
  if (tokens.length === 3 && a?.kind === 'num' && b?.kind === 'num' && joiner?.kind === 'and')
    return { ...party, adults: a.val, children: b.val }
  return party
}

/** "15" after "¿qué día?" is a day. */
function answerDates(
  tokens: readonly Token[],
  number: number | null,
  expecting: Expecting,
): readonly Token[] {
  if (expecting !== 'dates' || number === null || tokens.length !== 1) return tokens
  return [{ ...(tokens[0] as Token), kind: 'day', word: '' }, ...tokens]
}

function answerNights(stay: StayReading, number: number | null, expecting: Expecting): StayReading {
  if (expecting !== 'nights' || number === null || stay.certainty !== 'none' || stay.nights !== null)
    return stay
  return { ...stay, nights: number }
}

function presentable(contact: Contact): ContactReading | null {
  if (!contact.name && !contact.email && !contact.phone) return null
  return {
    name: contact.name?.value ?? null,
    email: contact.email?.value ?? null,
    phone: contact.phone?.value ?? null,
  }
}

interface Tracer {
  readonly steps: TraceStep[]
  add(rule: string, start: number, end: number): void
}

function tracer(text: string, folded: Folded): Tracer {
  const steps: TraceStep[] = []
  return {
    steps,
    add(rule, from, to) {
      const start = folded.origin(from)
      const end = to >= folded.text.length ? text.length : folded.origin(to)
      steps.push({ rule, text: text.slice(start, end), start, end })
    },
  }
}

function traceContact(trace: Tracer, contact: Contact): void {
  for (const key of ['name', 'email', 'phone'] as const) {
    const part = contact[key]
    if (part) trace.add(`contact.${key}`, part.start, part.end)
  }
}

function traceAtom(trace: Tracer, atom: Atom, tokens: readonly Token[], kept: boolean): void {
  const name = atom.type === 'period' ? atom.name : atom.type === 'length' ? atom.unit : 'day'
  trace.add(
    kept ? `date.${name}` : `date.${name}.suppressed`,
    tokens[atom.start]?.start ?? 0,
    tokens[atom.end - 1]?.end ?? tokens[atom.end]?.end ?? 0,
  )
}

function traceStay(trace: Tracer, stay: StayReading, atoms: readonly Atom[], tokens: readonly Token[]): void {
  const first = Math.min(...atoms.map((a) => tokens[a.start]?.start ?? 0))
  const last = Math.max(...atoms.map((a) => tokens[Math.max(a.start, a.end - 1)]?.end ?? 0))
  trace.add(`stay.${stay.certainty}`, first, last)
}
