import type { Understanding } from '../../language/domain.ts'
import type { InTalk } from './dates-in-talk.ts'
import { speaksOf } from './talk-words.ts'
import { inParts } from './word-lists.ts'

type PeopleReader = (read: Understanding, talk: InTalk) => Understanding

const NOBODY = {
  adults: null,
  children: null,
  babies: null,
  pets: null,
  total: null,
  units: null,
  childAges: [],
} as const

const COMES_WITH = inParts(
  String.raw`(?<!\p{L})(?:llevo|llevamos|llevar[ií]amos|traigo|traemos|va|viene|(?:vamos|voy|viajo|viajamos|`,
  'ir[ií]a|ir[ií]amos|somos .{1,30}) (?:con|y)|levo|levamos|vou com|vamos com|bringing|we have|',
  'traveling with|travelling with) (?:tambi[eé]n )?(?:a )?(?:el|la|mi|nuestr[oa]|o|a|meu|minha|our|',
  'my|un|una) (?:perr|gat|cachorr|mascota|caniche|dog|cat|puppy|pet)',
)
const STAYS_HOME = inParts(
  String.raw`(?<!\p{L})(?:sin (?:el|la|nuestr[oa]|mi) (?:perr|gat|mascota)|(?:no|ya no) (?:lo |la )?llev|`,
  '(?:dejo|dejamos|dejala|dejarla|dejarlo|dejalo) (?:a |al |con |el |la ).*(?:perr|gat|mascota|con)|',
  'sem (?:o|a) (?:cachorr|gat|pet)|without the (?:dog|cat|pet))',
)

/** "Llevamos el perro": it comes along; "sin el perro": it stays at home. */
const pets: PeopleReader = (read, { frame, text }) => {
  if (!speaksOf('animal', text)) return read
  const known = frame.party?.pets ?? frame.pets
  if (STAYS_HOME.test(text))
    return { ...read, guests: { ...(read.guests ?? NOBODY), pets: 0 }, intents: withoutPets(read) }
  if (known > 0 || (read.guests?.pets ?? 0) > 0 || !COMES_WITH.test(text)) return read
  return { ...read, guests: { ...(read.guests ?? NOBODY), pets: 1 } }
}

function withoutPets({ intents }: Understanding): Understanding['intents'] {
  return intents.filter(({ name }) => name !== 'pets')
}

const PERSON = String.raw`(?:yo|[eé]l|ella|(?:mi|su|el|la|meu|minha|my|her|his) \p{L}+(?: (?:de|del) \p{L}+)?)`
const LISTED = inParts(
  String.raw`(?<!\p{L})${PERSON}(?:, ${PERSON})*,? (?:y|e|and|con|mas|más) `,
  String.raw`(?:${PERSON}|eu|me|para m[ií]|para mim|for me|myself)(?!\p{L})`,
)
const LIST_ENDS = /,|(?<!\p{L})(?:y|e|and|con|mas|más)(?!\p{L})/giu
const CALLED = /(?:nombre|nome|name|llama|chama|pag)/iu

/** "Ella, mi papá y yo", "ella y su marido": as many as are named. */
const listed: PeopleReader = (read, { frame, text }) => {
  const list = LISTED.exec(text)?.[0]
  const { guests } = read
  const counted = (guests?.total ?? 0) + (guests?.children ?? 0) + (guests?.babies ?? 0)
  if (!list || CALLED.test(text) || guests?.children || guests?.babies || guests?.units) return read
  const people = list.split(LIST_ENDS).filter((one) => one.trim() !== '').length
  const known = frame.party === null ? 0 : frame.party.adults + frame.party.children
  const isMeant =
    guests !== null ||
    (known < people && (read.stay.certainty !== 'none' || frame.pending?.kind === 'guests'))
  if (!isMeant || people < 2 || people <= counted || /\d/.test(list)) return read
  const byWords = guests?.adults === guests?.total && /(?:somos|seremos|vamos a ser) \d/iu.test(text)
  return byWords ? read : { ...read, guests: { ...(guests ?? NOBODY), adults: people, total: people } }
}

const TOLD = inParts(
  String.raw`(?<!\p{L})(?:somos|somo|seremos|ser[ií]amos|vamos a ser) (\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho)`,
  String.raw` (?:se[ñn]or\p{L}+|amig\p{L}+|adult\p{L}+|personas|mujeres|hombres|grandes|mayores)`,
)
const YOUNG = /(?<!\p{L})(?:nen|ni[ñn]|chic[oa]s?|beb|hij|mellis|meses|kid|child|baby|crian)/iu
const WORDS: Readonly<Record<string, number>> = {
  ...{ dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8 },
}

/** "Soy la abuela de Tomás … somos 4 señoras": four, whoever else is spoken of. */
const told: PeopleReader = (read, { text }) => {
  const said = TOLD.exec(text)?.[1]?.toLowerCase()
  if (!said || YOUNG.test(text)) return read
  const people = WORDS[said] ?? Number(said)
  const { guests } = read
  if (!people || guests?.units || (guests?.total === people && !guests.children)) return read
  const only = { ...NOBODY, pets: guests?.pets ?? null, adults: people, total: people }
  return { ...read, guests: only }
}

const SLIPS = /^(?:.*\s)?somo (\d{1,2})(?!\d)/iu

/** "Somo 2". */
const slip: PeopleReader = (read, { text }) => {
  const people = Number(SLIPS.exec(text)?.[1] ?? 0)
  return read.guests || people < 1 ? read : { ...read, guests: { ...NOBODY, total: people } }
}

export const COMPANY_IN_TALK: readonly PeopleReader[] = [pets, listed, told, slip]
