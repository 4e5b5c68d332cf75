import type { IntentName } from '../domain.ts'

/** `[intent, weight, pattern]` over the folded, normalised words separated by single spaces. */
export type Cue = readonly [intent: IntentName, weight: number, pattern: string]

export interface CompiledCue {
  readonly intent: IntentName
  readonly weight: number
  readonly pattern: RegExp
}

export function compileCues(cues: readonly Cue[]): readonly CompiledCue[] {
  return cues.map(([intent, weight, pattern]) => ({
    intent,
    weight,
    pattern: new RegExp(`(?:^| )(?:${pattern})(?= |$)`),
  }))
}
