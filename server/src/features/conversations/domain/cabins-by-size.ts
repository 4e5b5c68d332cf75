import { fold } from '../../answers/domain/fact-words.ts'
import type { DialogueContext } from './dialogue.ts'
import { inParts } from './word-lists.ts'

const BY_SIZE = inParts(
  String.raw`(?<!\p{L})(?:la|una|otra|a|uma|outra|the|one) (?:cabana |cabin |one )?(?:(?:mas |mais )?`,
  '(?<large>grande|amplia|maior|big(?:gest|ger)?|large(?:st|r)?)|(?:mas |mais )?',
  '(?<small>chica|chiquita|pequena|menor|small(?:est|er)?)|',
  String.raw`(?:de|para|for|of) (?:hasta |ate )?(?<size>\d{1,2}))(?!\p{L})`,
)

/** "La grande y la de 4": two cabins or more by what sets them apart, where each of them alone is it. */
export function cabinsDescribed(text: string, { cabins }: DialogueContext): string[] {
  const sorted = cabins.toSorted((a, b) => a.capacity - b.capacity)
  const found = [...fold(text).matchAll(new RegExp(BY_SIZE.source, 'giu'))].map(({ groups }) => {
    const size = Number(groups?.size)
    if (groups?.large) return alone(sorted, sorted.at(-1)?.capacity)
    return alone(sorted, groups?.small ? sorted[0]?.capacity : size)
  })
  const ids = [...new Set(found)].filter((id) => id !== undefined)
  return found.length > 1 && ids.length === found.length ? ids : []
}

/** "Saquemos la chiquita": one of these cabins by its size. */
export function cabinOfSize(
  text: string,
  ids: readonly string[],
  { cabins }: DialogueContext,
): string | undefined {
  const sorted = cabins.filter(({ id }) => ids.includes(id)).toSorted((a, b) => a.capacity - b.capacity)
  const groups = BY_SIZE.exec(fold(text))?.groups
  if (groups?.large) return alone(sorted, sorted.at(-1)?.capacity)
  return groups && alone(sorted, groups.small ? sorted[0]?.capacity : Number(groups.size))
}

function alone(cabins: DialogueContext['cabins'], capacity: number | undefined): string | undefined {
  const [only, ...others] = cabins.filter((one) => one.capacity === capacity)
  return others.length === 0 ? only?.id : undefined
}
