import { bedsOf, NOBODY, partyDiscussed, type Rereading } from './scene.ts'
import { says, told } from './talk-phrases.ts'

const ALONE = { ...NOBODY, pets: null } as const

/** "Llevamos el perro": it comes along; "sin el perro": it stays at home. */
export const petsBrought: Rereading = (read, { folded, talk }) => {
  if (!says('names_animal', folded)) return read
  if (says('stays_home', folded)) {
    const intents = read.intents.filter(({ name }) => name !== 'pets')
    return { ...read, guests: { ...(read.guests ?? ALONE), pets: 0 }, intents }
  }
  const known = (talk.guests?.pets ?? 0) > 0 || (read.guests?.pets ?? 0) > 0
  if (known || !says('comes_with', folded)) return read
  return { ...read, guests: { ...(read.guests ?? ALONE), pets: 1 } }
}

const SOMEBODY = '(?:mi|su|el|la|meu|minha|my|her|his) [a-z]+(?: (?:de|del) [a-z]+)?'
const PERSON = `(?:yo|el|ella|${SOMEBODY})`
const LAST = `(?:${PERSON}|eu|me|para mi|para mim|for me|myself)`
const LISTED = new RegExp(`(?<![a-z])${PERSON}(?:, ${PERSON})*,? (?:y|e|and|con|mas) ${LAST}(?![a-z])`)
const LIST_ENDS = /,|(?<![a-z])(?:y|e|and|con|mas)(?![a-z])/g

/** "Ella, mi papá y yo", "ella y su marido": as many as are named. */
export const listedByName: Rereading = (read, scene) => {
  const { guests, stay } = read
  const list = LISTED.exec(scene.folded)?.[0]
  if (!list || /\d/.test(list) || guests?.children || guests?.babies || guests?.units) return read
  const people = list
    .split(LIST_ENDS)
    .filter((one) => one.trim() !== '' && !says('names_animal', one.trim())).length
  const party = partyDiscussed(scene)
  const known = party ? bedsOf(party) : 0
  const isAsked = stay.certainty !== 'none' || scene.expecting === 'guests'
  const isMeant = guests !== null || (known < people && isAsked)
  if (!isMeant || people < 2 || people <= (guests?.total ?? 0)) return read
  if (says('names_somebody', scene.folded)) return read
  if (guests?.adults === guests?.total && says('says_people', scene.folded)) return read
  return { ...read, guests: { ...(guests ?? ALONE), adults: people, total: people } }
}

const WORDS: Readonly<Record<string, number>> = {
  ...{ dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8 },
}

/** "Soy la abuela de Tomás … somos 4 señoras": four, whoever else is spoken of. */
export const peopleTold: Rereading = (read, { folded }) => {
  const said = told('told_people', folded, 'n')
  if (!said || says('names_young', folded)) return read
  const people = WORDS[said] ?? Number(said)
  const { guests } = read
  if (!people || guests?.units || (guests?.total === people && !guests.children)) return read
  return { ...read, guests: { ...NOBODY, pets: guests?.pets ?? null, adults: people, total: people } }
}

/** "Somo 2". */
export const peopleSlipped: Rereading = (read, { folded }) => {
  if (read.guests) return read
  const people = Number(told('people_slip', folded, 'n') ?? 0)
  return people < 1 ? read : { ...read, guests: { ...ALONE, total: people } }
}
