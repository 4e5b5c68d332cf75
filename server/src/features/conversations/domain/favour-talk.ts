import { factsAsked } from '../../answers/domain/fact-words.ts'
import type { IntentName, Understanding } from '../../language/domain.ts'
import type { FaqTopic } from './faq-topic.ts'
import { asksFavour } from './favours.ts'
import { asksToKeep, isQuestion } from './sentence-words.ts'
import { readSlips } from './slips.ts'
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

/** "¿Pueden venir unos amigos a comer el sábado?" */
const FOR_A_MEAL = inParts(
  '(?:venir|vengan|invitar|recibir|come over|vir) .*',
  '(?:a comer|a cenar|a almorzar|a tomar|de visita|a pasar el d[ií]a|un rato|for (?:lunch|dinner|a drink)|jantar|',
  'almo[cç]ar)',
)

/** "The one with the jacuzzi", "fico com a primeira": a cabin or an offer, and no first of a month. */
const POINTS = inParts(
  String.raw`(?<!\p{L})(?:the (?:one|first|second|third)|(?:la|a|el|o) (?:prime|terce)i?r[ao]|(?:la|el|o) segund[ao])`,
  String.raw`(?!\p{L}| (?:semana|quincena|quinzena|finde|fin|fim|week|half|mitad|noche|noite|night|d[ií]a))`,
)

function pointsOnly({ stay }: Understanding, text: string): boolean {
  const days = [stay.checkIn, ...stay.options.flatMap((one) => [one.checkIn, one.checkOut])]
  const isFirst = days.some((day) => /-0[1-3]$/.test(day ?? ''))
  return isFirst && !/\d/.test(text) && POINTS.test(text)
}

const NO_STAY = { certainty: 'none', checkIn: null, checkOut: null, nights: null, options: [] } as const

/** "La mascota se queda", "sin el perro": no animal comes along, and none is asked about. */
const PET_STAYS = inParts(
  String.raw`(?:mascota|perr\p{L}+|gat[oa]s?|cachorr\p{L}+|pet|dog|cat)s? (?:al final )?(?:no va|no viene|no `,
  'vamos|se queda|fica em casa|n[aã]o vai|',
  "stays|isn't coming|is not coming|won't come)|(?<!\\p{L})(?:sin|sem|without) (?:el |la |los |o |a |the ",
  ')?(?:mascota|perr|gat|cachorr|pet|dog)|',
  'no (?:llevamos|llevo|vamos con) (?:al? |el |la )?(?:mascota|perr|gat)|',
  '(?:deix|dej)(?:o|amos|aria|ar[ií]amos|aremos|ar[eé]) (?:el |la |o |a |al |mi |meu |minha |los |as |os )?',
  String.raw`(?:mascota|perr\p{L}+|gat[oa]|cachorr\p{L}+|pet)s? (?:con|com|en|em|na|no|n[ao]s)|`,
  "(?:leav\\p{L}+|i'll leave|we'll leave) (?:the |my |our )?(?:dog|cat|pet)s? (?:with|at)",
)

/** "Entonces vamos sin ellos", of the animals that were told of and no children beside them. */
const WITHOUT_THEM = inParts(
  String.raw`(?<!\p{L})(?:sin (?:ell[oa]s?|[eé]l)|sem el[ea]s?|without (?:them|him|her|it)|`,
  String.raw`(?:lo|la|los|las) dej(?:o|amos) en casa|(?:deix(?:o|amos) el[ea]s? em casa))(?!\p{L})`,
)

export function leavesThem(text: string): boolean {
  return WITHOUT_THEM.test(text)
}

export function leavesPet(text: string): boolean {
  return PET_STAYS.test(text)
}

export function withoutPets(read: Understanding): Understanding {
  const nobody = { adults: null, children: null, babies: null, total: null, units: null }
  return { ...read, guests: { ...nobody, ...read.guests, pets: 0 } }
}

const CHILD = inParts(
  String.raw`(?<!\p{L})(?:mi|mis|nuestr\p{L}+|el|la|un|una|my|our|meu|minha|o|a) `,
  '(?:nen|hij|beb|chic|peque|ni[nñ]|son|daughter|kid|baby|child|filh|crian)',
)
const COMES = inParts(
  String.raw`\d|(?<!\p{L})(?:som\p{L}+|ser[ií]amos|vamos|va|voy|vien\p{L}+|sum\p{L}+|agreg\p{L}+|tambi[eé]n|`,
  String.raw`tamb[eé]m|llev\p{L}+|`,
  String.raw`tra[ei]\p{L}*|viaj\p{L}+|com|con|and|with|bring\p{L}*|join\p{L}*|com(?:es?|ing)|more|m[aá]s|mais|`,
  String.raw`menos|less|dos|tres|two|three)(?!\p{L})`,
)

/** "Mi nene es un terremoto", "un chico se enferma": of those who were counted. */
export function mentionsOnly({ guests, stay }: Understanding, text: string): boolean {
  const children = guests !== null && (guests.adults === null || guests.adults < 2)
  return children && stay.certainty === 'none' && CHILD.test(text) && !COMES.test(text)
}

const RELATIVE_ASKS = inParts(
  String.raw`(?<!\p{L})(?:mi|meu|minha|my) \p{L}+ (?:me )?(?:pregunta|quiere saber|dice|pergunta|quer saber|diz|asks|`,
  String.raw`wants to know|is asking|says)(?!\p{L})`,
)
const RELATIVE_PAYS = inParts(
  String.raw`(?<!\p{L})(?:mi|meu|minha|my|el|la|o|a) \p{L}+(?: d[eao] (?:mi )?\p{L}+)? `,
  '(?:me |te |les |nos |va a |vai |will |',
  String.raw`can |can't )*(?:hace|har[aá]|hacer|faz|fazer|makes?|manda|paga|pagar|pays?|transfi\p{L}+|deposit\p{L}*|`,
  String.raw`gira|env[ií]a)(?!\p{L})`,
)

/** "Mi primo hace la transferencia", "mi señora pregunta si…": whoever pays or asks is nobody more who comes. */
export function paysForThem(text: string): boolean {
  return RELATIVE_PAYS.test(text) || RELATIVE_ASKS.test(text)
}

/** Nights that are stayed, rather than days they are kept for. */
const OF_NIGHTS = /(?<!\p{L})(?:noche|noite|night)/iu

/** "¿Pierdo todo?" asks for the rule, whatever days it speaks of. */
const LOSES = inParts(
  String.raw`(?<!\p{L})(?:pierd|perd|lose|perc)\p{L}* (?:todo|tudo|everything|(?:la|el|mi|o|a|the|my) (?:se[nñ]a|`,
  'plata|',
  'reserva|dinero|dep[oó]sito|sinal|dinheiro|deposit|money))',
)

/** "¿Y si cancelo 10 días antes?" */
const IF_CANCELLED = /(?<!\p{L})(?:si|se|if) (?:\p{L}+ )?cancel/iu

function asksIfCancelled(text: string): boolean {
  return IF_CANCELLED.test(text) && isQuestion(text)
}

export function asksWhatIsLost(text: string): boolean {
  return LOSES.test(text) && isQuestion(text)
}

/** "¿Entre semana es más barato?", "¿hay fiesta de fin de año?": speaks of a time, and wishes no stay. */
const TIME_ONLY = inParts(
  String.raw`(?<!\p{L})(?:entre semana|d[ií]as? de semana|en la semana|midweek|weekdays?|durante a semana|dia de `,
  'semana|',
  'fiesta|cena|show|fogata|festejo|brindis|fuegos|party|dinner|fireworks|festa|ceia)',
)

function timeOnly({ stay, guests }: Understanding, text: string): boolean {
  return (
    stay.certainty !== 'none' &&
    guests === null &&
    !/\d/.test(text) &&
    TIME_ONLY.test(text) &&
    isQuestion(text)
  )
}

/** "Mi marido no puede el jueves" takes nobody off. */
const CANNOT = inParts(
  String.raw`(?<!\p{L})(?:(?:no|n[aã]o) (?:pued|pod|va a poder|llega)\p{L}*|can't|cannot) (?:\p{L}+ )?`,
  '(?:el|los|ese|esa|hasta|antes|na|no|on|until) ',
)

/** "Una familia llega un día después", "some of us arrive on Friday": the stay of the others is as it was. */
const PART_ARRIVES = inParts(
  String.raw`(?<!\p{L})(?:(?:una?|uma?|one|otr[ao]) (?:de las |das |of the )?(?:familia|fam[ií]lia|pareja|casal|`,
  'matrimonio|family|couple|of us|de nosotros|de n[oó]s)|algunos|algumas?|alguns|unos|uns|some of us|half of us|',
  String.raw`la mitad|metade)s?(?: de nosotros| de n[oó]s)? (?:\p{L}+ ){0,2}`,
  '(?:lleg|cheg|arriv|va a llegar|viene reci|se suma despu)',
)

const OF_ARRIVING: ReadonlySet<IntentName> = new Set([
  'change_dates',
  'change_guests',
  'availability',
  'late_arrival',
  'checkin_time',
])

/** The reading without what belongs to a visit or a favour, and to no stay; `isKnown`: the stay is known already. */
export function besides(read: Understanding, text: string, isKnown: boolean): Understanding {
  if (leavesPet(text) && !read.guests?.total) return { ...read, guests: null }
  if (read.change?.adults && read.stay.certainty !== 'none' && CANNOT.test(text))
    return { ...read, change: null }
  if (asksWhatIsLost(text) || asksIfCancelled(text))
    return { ...read, stay: NO_STAY, guests: null, change: null }
  if (isKnown && FOR_A_MEAL.test(text) && isQuestion(text)) return { ...read, stay: NO_STAY, guests: null }
  if (isKnown && timeOnly(read, text)) return { ...read, stay: NO_STAY }
  const keeps = asksToKeep(text, 'until') || (asksToKeep(text) && isQuestion(text) && !OF_NIGHTS.test(text))
  if (isKnown && !read.guests && keeps) return { ...read, stay: NO_STAY, change: null }
  if (isKnown && PART_ARRIVES.test(text)) {
    const intents = read.intents.filter(({ name }) => !OF_ARRIVING.has(name))
    return { ...read, intents, stay: NO_STAY, guests: null, change: null }
  }
  if (visitsOnly(read, text)) return { ...read, guests: null }
  if (isKnown && pointsOnly(read, text)) return { ...read, stay: NO_STAY }
  return favourOnly(read, text, isKnown) ? { ...read, stay: NO_STAY, guests: null } : read
}
