import { factsAsked } from '../../answers/domain/fact-words.ts'
import type { IntentName, Understanding } from '../../language/domain.ts'
import type { FaqTopic } from './faq-topic.ts'
import { asksFavour } from './favours.ts'
import { readSlips } from './slips.ts'
import { isQuestion } from './topic-words.ts'
import { inParts } from './word-lists.ts'

/** What a favour may be about and is answered by itself; what else was read in it was a slip of the reader's. */
const BY_ITSELF: ReadonlySet<FaqTopic> = new Set(['luggage', 'early_checkin', 'late_arrival', 'discount'])
const MISREAD: readonly IntentName[] = [
  'price',
  'availability',
  'catalogue',
  'compare',
  'recommend',
  'policies',
]

/** "¿Podrían poner flores?" is asked of the owner, whatever the stage of the talk. */
export function readFavour(
  intents: Set<IntentName>,
  told: Set<FaqTopic>,
  { read, text }: { readonly read: Understanding; readonly text: string },
): void {
  readSlips(intents, told, text)
  if (!asksFavour(text) || intents.has('complaint') || intents.has('emergency')) return
  const facts = factsAsked(text)
  for (const topic of [...told]) if (!BY_ITSELF.has(topic)) told.delete(topic)
  if (facts.includes('cot')) told.add('amenities')
  else if (told.size === 0) told.add('other')
  if (read.stay.certainty !== 'none' || read.guests !== null) return
  for (const name of MISREAD) intents.delete(name)
}

/** "Could you leave some firewood for the first night?" names no other stay. */
function favourOnly(read: Understanding, text: string, isKnown: boolean): boolean {
  return isKnown && read.stay.certainty !== 'sure' && read.stay.certainty !== 'none' && asksFavour(text)
}

/** "¿Podemos hacer una reunión con 10 personas?" counts who comes by, and not who stays. */
function visitsOnly({ intents, stay }: Understanding, text: string): boolean {
  return stay.certainty === 'none' && intents.some(({ name }) => name === 'visitors') && isQuestion(text)
}

/** "The one with the jacuzzi", "fico com a primeira": a cabin or an offer, and no first of a month. */
const POINTS = /(?<!\p{L})(?:the (?:one|first)|(?:la|a|el|o) prime(?:i?r[ao]))(?!\p{L})/iu

function pointsOnly({ stay }: Understanding, text: string): boolean {
  const isFirst = (stay.checkIn ?? stay.options[0]?.checkIn)?.endsWith('-01') ?? false
  return isFirst && !/\d/.test(text) && POINTS.test(text)
}

const NO_STAY = { certainty: 'none', checkIn: null, checkOut: null, nights: null, options: [] } as const

/** "La mascota se queda", "sin el perro": no animal comes along, and none is asked about. */
const PET_STAYS = inParts(
  String.raw`(?:mascota|perr\p{L}+|gat[oa]s?|cachorr\p{L}+|pet|dog|cat)s? (?:al final )?(?:no va|no viene|no `,
  'vamos|se queda|fica em casa|n[aã]o vai|',
  "stays|isn't coming|is not coming|won't come)|(?<!\\p{L})(?:sin|sem|without) (?:el |la |los |o |a |the ",
  ')?(?:mascota|perr|gat|cachorr|pet|dog)|',
  'no (?:llevamos|llevo|vamos con) (?:al? |el |la )?(?:mascota|perr|gat)',
)

export function leavesPet(text: string): boolean {
  return PET_STAYS.test(text)
}

export function withoutPets(read: Understanding): Understanding {
  const nobody = { adults: null, children: null, babies: null, total: null, units: null }
  return { ...read, guests: { ...nobody, ...read.guests, pets: 0 } }
}

/** "Mi marido no puede el jueves" takes nobody off. */
const CANNOT = inParts(
  String.raw`(?<!\p{L})(?:(?:no|n[aã]o) (?:pued|pod|va a poder|llega)\p{L}*|can't|cannot) (?:\p{L}+ )?`,
  '(?:el|los|ese|esa|hasta|antes|na|no|on|until) ',
)

/** The reading without what belongs to a visit or a favour, and to no stay; `isKnown`: the stay is known already. */
export function besides(read: Understanding, text: string, isKnown: boolean): Understanding {
  if (leavesPet(text) && !read.guests?.total) return { ...read, guests: null }
  if (read.change?.adults && read.stay.certainty !== 'none' && CANNOT.test(text))
    return { ...read, change: null }
  if (visitsOnly(read, text)) return { ...read, guests: null }
  if (isKnown && pointsOnly(read, text)) return { ...read, stay: NO_STAY }
  return favourOnly(read, text, isKnown) ? { ...read, stay: NO_STAY, guests: null } : read
}
