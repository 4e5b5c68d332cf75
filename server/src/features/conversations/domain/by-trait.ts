import type { Fact } from '@tranquera/contracts/facts'
import { factsAsked } from '../../answers/domain/fact-words.ts'
import type { Understanding } from '../../language/domain.ts'
import { pointsAt } from './cabin-words.ts'
import type { DialogueContext } from './dialogue.ts'
import { isQuestion } from './topic-words.ts'
import type { Heard } from './topics.ts'
import { inParts } from './word-lists.ts'

const CALLED_BY = inParts(
  String.raw`(?<!\p{L})(?:la|una?|otra|algo|dale|mejor|quiero|queremos|prefiero|preferimos|y|e|a|uma|and|the|`,
  String.raw`one|caba\p{L}+|cabin|chal[eé]|place)(?: one| cabin| caba\p{L}+| chal[eé])?,? (?:del?|con|que (?:tiene|`,
  'tenga|trae|acepta|admite)|with|w/|that has|com|que tem|que aceita) ?(?:el |la |un |una |the |an? |',
  'um |uma )?(.{3,24})',
)

/** The one thing by which a cabin is called: "la del jacuzzi", "una con pileta". */
function traitNamed(text: string): Fact | undefined {
  const words = CALLED_BY.exec(text)?.[1]
  return words === undefined ? undefined : factsAsked(words)[0]
}

/** "Me quedo con la del jacuzzi" asks nothing about the jacuzzi. */
export function calledByTrait(heard: Heard, before: Understanding): Heard {
  const isCalled = heard.read.accommodationIds.length > before.accommodationIds.length
  if (!isCalled || traitNamed(heard.text) === undefined) return heard
  const asks = isQuestion(heard.text) && heard.read.stay.certainty === 'none' && heard.intents.has('price')
  const isShort = heard.text.trim().split(/\s+/).length <= SHORT
  if (isQuestion(heard.text) && !asks && !isShort) return heard
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
export function namedByTrait(read: Understanding, text: string, context: DialogueContext): Understanding {
  if (read.accommodationIds.length > 0 || pointsAt('which_one', text)) return read
  const fact = traitNamed(text)
  const [cabin, ...others] = fact ? context.cabinsWith(fact) : []
  if (!cabin || others.length > 0) return read
  return { ...read, accommodationId: cabin, accommodationIds: [cabin] }
}
