import type { StayReading, TraceStep, UnusedText } from '../../domain.ts'
import type { Atom } from '../dates/atoms.ts'
import type { Contact } from '../names/contact.ts'
import type { Folded } from './fold.ts'
import type { Token } from './token.ts'

export interface Tracer {
  readonly steps: TraceStep[]
  add(rule: string, start: number, end: number): void
  quote(start: number, end: number): UnusedText
}

/** Collects rule ids with the words they were found in, as written. Offsets given are into the folded text. */
export function tracer(text: string, folded: Folded): Tracer {
  const steps: TraceStep[] = []
  const quote = (from: number, to: number) => {
    const start = folded.origin(from)
    const end = to >= folded.text.length ? text.length : folded.origin(to)
    return { text: text.slice(start, end), start, end }
  }
  return {
    steps,
    quote,
    add(rule, from, to) {
      steps.push({ rule, ...quote(from, to) })
    },
  }
}

export function traceContact(trace: Tracer, contact: Contact): void {
  for (const key of ['name', 'email', 'phone'] as const) {
    const part = contact[key]
    if (part) trace.add(`contact.${key}`, part.start, part.end)
  }
}

export function traceAtom(trace: Tracer, atom: Atom, tokens: readonly Token[], kept: boolean): void {
  const name = atom.type === 'period' ? atom.name : atom.type === 'length' ? atom.unit : 'day'
  trace.add(kept ? `date.${name}` : `date.${name}.suppressed`, ...spanOf(atom, tokens))
}

/** Where an expression stands in the folded text. */
export function spanOf(
  atom: Pick<Atom, 'start' | 'end'>,
  tokens: readonly Token[],
): [start: number, end: number] {
  return [tokens[atom.start]?.start ?? 0, tokens[Math.max(atom.start, atom.end - 1)]?.end ?? 0]
}

export function traceStay(
  trace: Tracer,
  stay: StayReading,
  atoms: readonly Atom[],
  tokens: readonly Token[],
): void {
  const first = Math.min(...atoms.map((a) => tokens[a.start]?.start ?? 0))
  const last = Math.max(...atoms.map((a) => tokens[Math.max(a.start, a.end - 1)]?.end ?? 0))
  trace.add(`stay.${stay.certainty}`, first, last)
}
