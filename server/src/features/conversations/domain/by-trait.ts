import type { Fact } from '@tranquera/contracts/facts'
import { factsAsked, fold } from '../../answers/domain/fact-words.ts'
import type { Understanding } from '../../language/domain.ts'
import { pointsAt } from './cabin-words.ts'
import type { DialogueContext } from './dialogue.ts'
import type { Frame } from './frame.ts'
import { isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import type { Heard } from './topics.ts'
import { inParts } from './word-lists.ts'

const CALLED_BY = inParts(
  String.raw`(?<!\p{L})(?:la|una?|otra|algo|dale|mejor|quiero|queremos|prefiero|preferimos|y|e|a|uma|and|the|`,
  String.raw`one|caba\p{L}+|cabin|chal[eé]|place|i)(?: one| cabin| caba\p{L}+| chal[eé])?,? (?:del?|con|(?:que|q|`,
  'k) (?:tiene|',
  'tenga|tengan|trae|acepta|aceptan|admite)|with|w/|that (?:has|takes|allows)|com|que tem|que aceita) ?(?:el |la ',
  '|un |una |the |an? |',
  'um |uma )?(.{3,24})',
)

/** The one thing by which a cabin is called: "la del jacuzzi", "una con pileta". */
function traitNamed(text: string): Fact | undefined {
  const words = CALLED_BY.exec(text)?.[1]
  if (words === undefined) return undefined
  return factsAsked(words)[0] ?? (speaksOf('animal', words) ? 'pets' : undefined)
}

const WITHOUT = inParts(
  String.raw`(?<!\p{L})(?:sin|sem|without|que no tenga|w/o) `,
  String.raw`(?:el |la |los |las |o |a |the |una? |uma? |an? )?([\p{L} -]{3,14})`,
)

/** "Sin jacuzzi cuánto sale": what the cabin need not have. */
function traitUnwanted(text: string): Fact | undefined {
  const words = WITHOUT.exec(text)?.[1]
  return words === undefined ? undefined : factsAsked(words)[0]
}

/** "Me quedo con la del jacuzzi" asks nothing about the jacuzzi. */
export function calledByTrait(heard: Heard, before: Understanding): Heard {
  const isCalled = heard.read.accommodationIds.length > before.accommodationIds.length
  if (!isCalled) return heard
  if (traitUnwanted(heard.text) !== undefined) return withoutQuestion(heard)
  if (traitNamed(heard.text) === undefined) return heard
  const asks = isQuestion(heard.text) && heard.read.stay.certainty === 'none' && heard.intents.has('price')
  const isShort = heard.text.trim().split(/\s+/).length <= SHORT
  if (isQuestion(heard.text) && !asks && !isShort) return heard
  return withoutQuestion(heard)
}

function withoutQuestion(heard: Heard): Heard {
  const topics = heard.topics.filter(
    (topic) => topic !== 'amenities' && topic !== 'pets' && topic !== 'other',
  )
  return { ...heard, topics, intents: new Set([...heard.intents].filter((name) => name !== 'amenities')) }
}

const SHORT = 5

/**
 * The cabin that alone has what it is called by, as if its name had been said: which one has it is what the owner told,
 * and no matter of words.
 */
export function namedByTrait(
  read: Understanding,
  text: string,
  { frame, context }: { readonly frame: Frame; readonly context: DialogueContext },
): Understanding {
  const [only, ...more] = read.accommodationIds
  if (only && more.length === 0 && isSetAside(only, text, context) && traitNamed(text))
    return namedByTrait({ ...read, accommodationId: null, accommodationIds: [] }, text, { frame, context })
  if (only || pointsAt('which_one', text)) return read
  const without = read.stay.certainty === 'none' && frame.stay ? traitUnwanted(text) : undefined
  if (without) return namedWithout(read, without, { frame, context })
  const fact = traitNamed(text)
  const [cabin, ...others] = fact ? context.cabinsWith(fact) : []
  if (!cabin || others.length > 0) return read
  return { ...read, accommodationId: cabin, accommodationIds: [cabin] }
}

const THAT_ONE = inParts(
  '^[¿]?(?:y |e |and )?(?:cu[aá]nto (?:sale|cuesta|es)|quanto (?:custa|sai|fica|é)|how much is)? ?',
  String.raw`(?:es[ae]|ess[ae]|that)(?: one)?(?!\p{L})`,
)

/** "¿Y esa cuánto sale?", after it was said which cabin has a jacuzzi. */
export function namedByAnswer(
  read: Understanding,
  text: string,
  { frame, context }: { readonly frame: Frame; readonly context: DialogueContext },
): Understanding {
  const { asked } = frame
  if (!asked || read.accommodationIds.length > 0 || !THAT_ONE.test(text.trim()) || !isQuestion(text))
    return read
  const [fact] = pointsAt('which_one', asked.text) ? factsAsked(asked.text) : []
  const [cabin, ...others] = fact ? context.cabinsWith(fact) : []
  return cabin && others.length === 0 ? { ...read, accommodationId: cabin, accommodationIds: [cabin] } : read
}

/** "Sin la Ñire, ¿algo con jacuzzi?" */
function isSetAside(id: string, text: string, { cabinNames }: DialogueContext): boolean {
  const folded = fold(text)
  const names = (cabinNames.get(id) ?? []).map(fold)
  return names.some((name) => LEFT_OUT.some((lead) => folded.includes(`${lead} ${name}`)))
}

const LEFT_OUT = ['sin la', 'sin el', 'sin', 'sem a', 'sem o', 'without the', 'without', 'que no sea la']

/** Without what is not wanted: the cabin on the table, else the smallest that holds them. */
function namedWithout(
  read: Understanding,
  fact: Fact,
  { frame, context }: { readonly frame: Frame; readonly context: DialogueContext },
): Understanding {
  const having = context.cabinsWith(fact)
  const people = frame.party ? frame.party.adults + frame.party.children : 0
  const lacking = context.cabins
    .filter((one) => !having.includes(one.id) && one.capacity >= people)
    .toSorted((a, b) => a.capacity - b.capacity)
  const onTable = lacking.find((one) => one.id === frame.offers[0]?.accommodationId)
  const cabin = (onTable ?? lacking[0])?.id
  // Where no cabin has it, or all do, it sets none apart.
  if (!cabin || having.length === 0) return read
  return { ...read, accommodationId: cabin, accommodationIds: [cabin] }
}
