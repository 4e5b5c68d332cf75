import type { IntentName } from '../../domain.ts'

/**
 * `[intent, weight, pattern, reach]` over the folded, normalised words separated by single spaces. Reach `whole` is for
 * words that mean this only when nothing else is said: "va", "vamos", "good".
 */
export type Cue = readonly [intent: IntentName, weight: number, pattern: string, reach?: 'whole']

export interface CompiledCue {
  readonly intent: IntentName
  readonly weight: number
  readonly pattern: RegExp
}

export function compileCues(cues: readonly Cue[]): readonly CompiledCue[] {
  return cues.map(([intent, weight, pattern, reach]) => ({
    intent,
    weight,
    pattern:
      reach === 'whole'
        ? new RegExp(`^(?:${pattern})(?: (?:${pattern}))*$`)
        : new RegExp(`(?:^| )(?:${pattern})(?= |$)`),
  }))
}
