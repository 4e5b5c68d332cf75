import { pointsAt } from './cabin-words.ts'
import type { DialogueContext } from './dialogue.ts'
import type { Effect, Step } from './effects.ts'
import type { Frame } from './frame.ts'
import type { CabinTraits, Quality } from './offered.ts'
import { reask } from './questions.ts'
import type { Heard } from './topics.ts'
import { saysOf } from './wish-words.ts'

const ORDER: Readonly<Record<Quality, (cabin: CabinTraits) => number>> = {
  largest: (cabin) => cabin.capacity,
  smallest: (cabin) => -cabin.capacity,
  cheapest: (cabin) => -(cabin.from ?? Number.POSITIVE_INFINITY),
  dearest: (cabin) => cabin.from ?? Number.NEGATIVE_INFINITY,
  rooms: (cabin) => cabin.bedrooms,
  beds: (cabin) => cabin.beds,
}

function qualityAsked(text: string): Quality | undefined {
  if (pointsAt('most_beds', text)) return 'beds'
  if (pointsAt('most_rooms', text)) return 'rooms'
  if (pointsAt('dearest', text)) return 'dearest'
  return (['largest', 'smallest', 'cheapest'] as const).find((name) => saysOf(name, text))
}

/** "¿Cuál es más grande?": the one that is, by its name, and not all of them beside each other. */
export function bestBy(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, text } = heard
  if (read.stay.certainty !== 'none' || read.guests !== null || !pointsAt('which_one', text)) return undefined
  const by = qualityAsked(text)
  if (!by) return undefined
  const named = read.accommodationIds
  const among = named.length > 1 ? named : before.compared
  const cabins = context.cabins.filter((one) => among.length === 0 || among.includes(one.id))
  const best = first(cabins, ORDER[by])
  if (!best) return undefined
  const effects: Effect[] = [
    {
      ...{ type: 'describe', as: 'best', accommodationIds: [best], party: before.party, askDates: false },
      by,
    },
  ]
  const frame: Frame = { ...before, misses: 0 }
  return { frame, effects: before.pending?.kind === 'dates' ? effects : [...effects, ...reask(frame)] }
}

/** Undefined where two are alike: nothing sets them apart. */
function first(cabins: readonly CabinTraits[], value: (cabin: CabinTraits) => number): string | undefined {
  const [best, second] = cabins.toSorted((a, b) => value(b) - value(a))
  if (!best || !Number.isFinite(value(best))) return undefined
  return second && value(second) === value(best) ? undefined : best.id
}
