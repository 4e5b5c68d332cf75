import { fold } from '../../answers/domain/fact-words.ts'
import type { Understanding } from '../../language/domain.ts'
import type { DialogueContext } from './dialogue.ts'
import type { Frame } from './frame.ts'
import { bookingOf } from './own-booking.ts'
import { nameAlone, speaksOf } from './talk-words.ts'
import { isQuestion } from './topic-words.ts'
import { inParts } from './word-lists.ts'

/** A message in its talk. */
export interface Talk {
  readonly frame: Frame
  readonly text: string
  readonly context: DialogueContext
}

/** Says what the message means here where its words alone would say something else. */
export type Reader = (read: Understanding, talk: Talk) => Understanding

export const NO_STAY = {
  certainty: 'none',
  checkIn: null,
  checkOut: null,
  nights: null,
  options: [],
} as const satisfies Understanding['stay']

export const NOBODY = { adults: null, children: null, babies: null, total: null, units: null } as const

const COUNTS = inParts(
  String.raw`\d|\b(?:somos|seremos|ser[ií]amos|vamos|van|viene|vienen|suma|sumamos|con|y yo|sol[oa]|uno|`,
  String.raw`una|dos|tres|both|we|with|com|vou)\b`,
)

const YOUNG_WOMEN = /\b(?:dos|tres|cuatro|[2-6]) chic[ao]s\b/iu

/** "Somos dos chicas": young people, where nobody older is named. */
function girls(read: Understanding, { frame, text }: Talk): Understanding {
  const { guests } = read
  const only = guests?.children && !guests.adults && !guests.childAges?.length && !guests.units
  if (frame.party || !only || !YOUNG_WOMEN.test(text)) return read
  return { ...read, guests: { ...guests, adults: guests.children, children: null } }
}

const TWINS = /\b(?:(?:mellizo|melliza|gemelo|gemela)s|mellis|gemeos|gêmeos|twins)\b/iu
const AGED = /\bde (\d{1,2}) (a[ñn]os?|meses)\b/iu
const BABY_UNDER = 2

/** "2 grandes y mellizos de 2 años": two more. */
function twins(read: Understanding, { text }: Talk): Understanding {
  const { guests } = read
  if (!guests || guests.children || guests.babies || !TWINS.test(text)) return read
  const [, age, unit = ''] = AGED.exec(text.slice(TWINS.exec(text)?.index ?? 0)) ?? []
  const isBaby = age !== undefined && (/^mes/iu.test(unit) || Number(age) < BABY_UNDER)
  const people = (guests.total ?? guests.adults ?? 0) + (isBaby ? 0 : 2)
  return { ...read, guests: { ...guests, total: people, ...(isBaby ? { babies: 2 } : { children: 2 }) } }
}

const AND_ME = inParts(
  String.raw`\b(?:marido|mujer|espos[oa]|novi[oa]|pareja|hij[oa]|herman[oa]|amig[oa]|mam[aá]|madre) y`,
  String.raw` (?:para )?m[ií](?= (?:para|en|el|del|por|los|las|una?s?|algo)\b|[,.]|$)`,
)

/** "Para mi marido y para mí" are two. */
function andMe(read: Understanding, { text }: Talk): Understanding {
  const { guests } = read
  const alone = guests?.total === 1 && guests.adults === 1
  return alone && AND_ME.test(text) ? { ...read, guests: { ...guests, adults: 2, total: 2 } } : read
}

const ADDS_ONE = inParts(
  String.raw`\b(?:agreg|sum|a[ñn]ad|add|adicion|viniera|llevo|llevamos)\p{L}* (?:a )?(?:un|una|uno|1|`,
  'otro|otra|one|um|uma) (adulto|adulta|persona|m[aá]s|amig[oa]|nen[eoa]|chic[oa]|ni[ñn][oa]|',
  'adult|person|kid|child)',
)

/** "¿Y si agrego un adulto?" of a party that is known. */
function addsOne(read: Understanding, { frame, text, context }: Talk): Understanding {
  const [, who = ''] = ADDS_ONE.exec(text) ?? []
  const known = frame.party ?? bookingOf(frame, context)?.party
  if (!known || who === '' || read.change || read.stay.certainty !== 'none') return read
  const change = /^(?:nen|chic|ni|kid|child)/iu.test(who) ? { children: 1 } : { adults: 1 }
  return { ...read, consent: 'none', guests: null, change }
}

/** "¿Se puede pagar mitad cada pareja?" asks of the payment, and counts nobody. */
function asksToPay(read: Understanding, { frame, text }: Talk): Understanding {
  if (!frame.party || !read.guests || !isQuestion(text) || !speaksOf('pays', text)) return read
  return { ...read, guests: null }
}

const TELLS_NUMBER = inParts(
  String.raw`\d|\b(?:somos|seremos|ser[ií]amos|fu[eé]ramos|vamos|vamo|iremos|voy|ir[ií]a|vengo|`,
  'quedamos en|sol[oa]s?|un[oa](?! (?:semana|noche|d[ií]a|mes|hora|vez|caba|consulta|pregunta|',
  'cosa))|dos|tres|cuatro|cinco|seis|pareja|matrimonio|con mi|y yo|alone|just me|we|with|',
  String.raw`sozinh[oa]|vou|e eu|com)\b`,
)

/** "Mi suegra está operada" of a stay for four: somebody is spoken of, and nobody stays at home. */
function stillAllOfThem(read: Understanding, { frame, text, context }: Talk): Understanding {
  const known = frame.party ?? bookingOf(frame, context)?.party
  const { guests } = read
  if (!known || !guests || guests.pets || guests.units || guests.children) return read
  const fewer = (guests.total ?? guests.adults ?? 0) < known.adults + known.children
  return fewer && !TELLS_NUMBER.test(text) ? { ...read, guests: null } : read
}

/** "Es para mi hermana, ella te escribe": whose stay it is, and nobody fewer. */
function forAnother(read: Understanding, { frame, text }: Talk): Understanding {
  const { guests } = read
  if (!guests) return read
  if (speaksOf('visits', text) || speaksOf('elsewhere_stay', text))
    return { ...read, guests: null, change: null }
  if (!frame.party || guests.pets || guests.units || COUNTS.test(text)) return read
  return speaksOf('for_another', text) ? { ...read, guests: null } : read
}

const HAS_PET = inParts(
  String.raw`\b(?:tiene|tienen|tengo|tenemos|lleva|llevan|tem|has|have) (?:un |una |um |uma |a )?(?:perr|`,
  'gat|mascota|cachorr|dog|cat|pet)',
)
const WITHOUT_PET = inParts(
  String.raw`\b(?:sin|sem|without) (?:el |la |los |las |mi |nuestro |nuestra |o |a |the |my )?(?:perr|`,
  'gat|mascota|cachorr|dog|cat|pet)',
)

/** "Mi hermana tiene perro", "al final vamos sin el perro": of the animal alone, and of nobody who comes. */
function petsAlone(read: Understanding, { frame, text }: Talk): Understanding {
  const { party } = frame
  if (!party || read.guests?.pets) return read
  const uncounted = read.guests === null || (read.guests.total ?? 0) <= 1
  if (!uncounted) return read
  const guests = (pets: number) => ({ ...NOBODY, pets })
  if (party.pets > 0 && WITHOUT_PET.test(text)) return { ...read, consent: 'none', guests: guests(0) }
  if (!/\d/.test(text) && HAS_PET.test(text)) return { ...read, guests: guests(1) }
  return read
}

/** "Verónica Lagos" is no cabin by the lake. */
function personNotCabin(read: Understanding, { text, context }: Talk): Understanding {
  if (read.accommodationIds.length === 0 || !nameAlone(text)) return read
  const said = fold(text)
  const isNamed = read.accommodationIds.some((id) =>
    (context.cabinNames.get(id) ?? []).some((name) => said.includes(fold(name))),
  )
  return isNamed ? read : { ...read, accommodationId: null, accommodationIds: [] }
}

/** "Dale / reservala / Federico Sosa": a name on a line of its own. */
function signed(read: Understanding, { text }: Talk): Understanding {
  const lines = text.split('\n').map((line) => line.trim())
  const name = lines.length > 1 && !read.contact?.name ? lines.map(nameAlone).find(Boolean) : undefined
  if (!name) return read
  const { email = null, phone = null } = read.contact ?? {}
  return { ...read, contact: { email, phone, name } }
}

const OF_CABINS = inParts(
  String.raw`\b(?:(?:las|los|as|the|esas|those) (?:dos|tres|cuatro|duas|two|three|[234])|quedamos en`,
  String.raw` (?:dos|tres|[23]))\b(?! (?:adult|person|peopl|pessoa|chic|nen|niñ|kid|child))`,
)
const MOST_UNITS = 4

/** "¿Cuánto serían las dos?", "quedamos en dos" of cabins that stand together in the talk. */
function ofCabins(read: Understanding, { frame, text }: Talk): Understanding {
  const { group, units } = frame
  const { guests } = read
  const together = group?.items.length ?? units ?? 0
  if (together < 2 || !guests || guests.children || guests.pets || !OF_CABINS.test(text)) return read
  const number = guests.total ?? 0
  if (number > MOST_UNITS) return read
  const counted = number > 1 && number !== together ? { ...NOBODY, pets: null, units: number } : null
  return { ...read, guests: counted && { ...guests, ...counted }, number: null }
}

const JOINS =
  /\b(?:se suma|se suman|se agrega|se agregan|se une|se unen|tambi[eé]n viene|junta|joins?|joining)\b/iu
const WITH_PARTNER = /\bcon (?:su|la|el) (?:señora|mujer|marido|esposa|esposo|novia|novio|pareja)\b/iu

/** "Se suma mi hermano, tres cabañas entonces": one more, and one cabin more. */
function joinsGroup(read: Understanding, { frame, text }: Talk): Understanding {
  const { guests, change } = read
  const more = guests?.adults ?? 0
  if (!frame.party || !guests?.units || more < 1 || change || !JOINS.test(text)) return read
  const adults = more + (more === 1 && WITH_PARTNER.test(text) ? 1 : 0)
  return { ...read, guests: { ...guests, ...NOBODY, units: guests.units }, change: { adults } }
}

const ASKS_FOR_PET = inParts(
  String.raw`(?:acept|admit|permit|puedo|podemos|se puede|allow|aceit|can we|can i)\p{L}*(?: (?:llevar|`,
  'ir|con|bring|take|levar|a|al|un|una|el|la|mi|my|um|o))*? (?:perr[oa]|perrit[oa]|gat[oa]|',
  String.raw`gatit[oa]|caniche|cachorro|dog|cat)\b`,
)

/** "¿Del 20 al 24 para 3, aceptan perro?" brings one. */
function petAsked(read: Understanding, { frame, text }: Talk): Understanding {
  const { guests, stay } = read
  if (frame.party?.pets || guests?.pets || stay.certainty === 'none' || !guests) return read
  return ASKS_FOR_PET.test(text) ? { ...read, guests: { ...guests, pets: 1 } } : read
}

const MOST_IN_CABIN = 12

/** "2 cabañas del 6 al 10, 4 y 4": so many in each. */
function peopleOfCabins(read: Understanding): Understanding {
  const { guests, stay, unused } = read
  const units = guests?.units ?? 0
  const numbers = unused.map(({ text }) => Number(text.trim()))
  const people = numbers.reduce((sum, one) => sum + one, 0)
  const each = numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= MOST_IN_CABIN)
  const [only, ...others] = stay.options
  if (!guests || units < 2 || numbers.length !== units || !each || guests.total !== null) return read
  if (stay.certainty !== 'ask' || !only || others.length > 0) return read
  return {
    ...read,
    unused: [],
    guests: { ...guests, total: people },
    stay: { ...stay, ...only, certainty: 'sure', options: [] },
  }
}

/** In this order: who is counted first, then whom the counting did not mean. */
export const PEOPLE_READERS: readonly Reader[] = [
  girls,
  twins,
  andMe,
  addsOne,
  asksToPay,
  ofCabins,
  joinsGroup,
  stillAllOfThem,
  forAnother,
  petsAlone,
  petAsked,
  personNotCabin,
  signed,
  peopleOfCabins,
]
