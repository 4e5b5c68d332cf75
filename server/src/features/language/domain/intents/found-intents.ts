import type { Intent, IntentName } from '../../domain.ts'

export interface FoundIntent extends Intent {
  /** Offsets of the cue in the folded text; both 0 when no words gave it away. */
  readonly start: number
  readonly end: number
}

export type Found = Map<IntentName, FoundIntent>

export function keep(found: Found, intent: FoundIntent): void {
  const before = found.get(intent.name)
  if (!before || before.confidence < intent.confidence) found.set(intent.name, intent)
}

export function drop(found: Found, ...names: readonly IntentName[]): void {
  for (const name of names) found.delete(name)
}

export function lower(found: Found, name: IntentName, to: number): void {
  const intent = found.get(name)
  if (intent) found.set(name, { ...intent, confidence: Math.min(intent.confidence, to) })
}

export function lift(found: Found, name: IntentName, to: number): void {
  const intent = found.get(name)
  if (intent) found.set(name, { ...intent, confidence: Math.max(intent.confidence, to) })
}

/** Something the guest wants done or told, more than courtesy, a yes or a no. */
export function hasWish(found: Found): boolean {
  return [...found.values()].some((i) => i.confidence >= 0.8 && i.name !== 'yes' && i.name !== 'no')
}
