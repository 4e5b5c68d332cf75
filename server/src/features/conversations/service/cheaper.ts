import type { DialogueEvent, Effect } from '../domain/dialogue.ts'
import { searchStay } from './search.ts'
import type { Answering } from './turn.ts'

type Cheaper = Extract<Effect, { type: 'cheaper' }>

/** The cheapest cabin that is free, when it costs less than what was shown; else the word that nothing does. */
export async function cheaper(
  { deps, tx, turn, frame }: Answering,
  { stay, party }: Cheaper,
): Promise<DialogueEvent> {
  const wanted = { stay, party, accommodationId: null, language: turn.language, prefer: 'cheapest' as const }
  const found = await searchStay(deps, tx, wanted)
  const [cheapest] = found.offers
  const shown = frame.offers[0]?.accommodationId
  if (!cheapest || cheapest.accommodationId !== shown) return found
  return { type: 'cheapest_already', offer: cheapest }
}
