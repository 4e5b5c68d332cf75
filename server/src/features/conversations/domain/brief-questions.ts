import { factsAsked } from '../../answers/domain/fact-words.ts'
import type { IntentName, Understanding } from '../../language/domain.ts'
import type { FaqTopic } from './faq-topic.ts'
import { isQuestion } from './sentence-words.ts'
import { saysOf } from './wish-words.ts'
import { inParts } from './word-lists.ts'

const FEW_WORDS = 6
/** "¿Qué incluye?", "what's included?" */
const INCLUDES = inParts(
  String.raw`(?<!\p{L})(?:(?:qu[eé]|que cosas|o que) (?:me |nos )?(?:incluye|trae|viene incluid|inclui|est[aá] inclu)|`,
  "what(?:'s| is| does it) includ|what do (?:we|i|you) get)",
)
/** Something is wrong, or is not there. */
const LACKS = inParts(
  String.raw`(?<!\p{L})(?:no|sin|falt\p{L}*|suci\p{L}*|rot[ao]s?|mal|n[aã]o|sem|suj\p{L}*|missing|dirty|broken|not|`,
  String.raw`without|bad)(?!\p{L})`,
)

/** "¿Otra forma de pagar?" */
const OTHER_WAY = inParts(
  String.raw`(?<!\p{L})(?:otras?|outras?|(?:an)?other|different) (?:formas?|maneras?|medios?|ways?|methods?|means) `,
  '(?:de |para |of |to )?(?:pag|pay)',
)

/** A few words that name what they ask for: "¿y con tarjeta?", "toallas y sábanas". */
export function readBriefQuestion(
  intents: Set<IntentName>,
  told: Set<FaqTopic>,
  { read, text }: { readonly read: Understanding; readonly text: string },
): void {
  const bare = read.stay.certainty === 'none' && read.guests === null && read.accommodationId === null
  if (!bare || text.trim().split(/\s+/).length > FEW_WORDS) return
  if (intents.has('complaint') && told.has('amenities') && factsAsked(text).length > 0 && !LACKS.test(text))
    intents.delete('complaint')
  if (!isQuestion(text)) return
  if (INCLUDES.test(text)) {
    for (const name of ['price', 'catalogue', 'availability', 'payment'] as const) intents.delete(name)
    told.delete('payment')
    told.add('amenities')
  }
  if (saysOf('card', text) || saysOf('exotic', text) || OTHER_WAY.test(text)) {
    for (const name of ['price', 'catalogue', 'availability'] as const) intents.delete(name)
    told.add('payment')
  }
}
