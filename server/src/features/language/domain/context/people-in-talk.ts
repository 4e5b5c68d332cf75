import { bedsOf, NOBODY, partyDiscussed, partyKnown, type Rereading } from './scene.ts'
import { says, told } from './talk-phrases.ts'

/** "¿Y si agrego un adulto?" of a party that is known. */
export const addsOne: Rereading = (read, scene) => {
  if (read.change || read.stay.certainty !== 'none' || !partyKnown(scene)) return read
  const who = told('adds_one', scene.folded, 'who')
  if (!who) return read
  const change = /^(?:nen|chic|ni|kid|child)/.test(who) ? { children: 1 } : { adults: 1 }
  return { ...read, consent: 'none', guests: null, change }
}

const COMES_AS_WELL =
  /^\W*(?:(?:y|ah|che|pero|bueno|e|and|but|tambien|al final|ahora),? )*(?:(?:se )?vienen?|vendrian?|vem|vai) (?:mi|un|una|el|la|meu|minha) /

/** "Viene mi nieta de 3" of a party that is known: one more, and not she alone. */
export const comesAsWell: Rereading = (read, scene) => {
  const { guests, change } = read
  if (!guests || change || guests.units || guests.pets || !partyKnown(scene)) return read
  const more = bedsOf(guests) + (guests.babies ?? 0)
  if (more > MOST_MORE || !COMES_AS_WELL.test(scene.folded)) return read
  if (/(?<![a-z])(?:con|y yo|somos|seremos|seriamos|total|e eu|and i)(?![a-z])/.test(scene.folded))
    return read
  const { adults, children, babies } = guests
  const counted = Object.entries({ adults, children, babies }).filter(([, count]) => (count ?? 0) > 0)
  if (counted.length === 0) return read
  return { ...read, consent: 'none', guests: null, change: Object.fromEntries(counted) }
}

const MOST_MORE = 2

/** "¿Se puede pagar mitad cada pareja?" asks of the payment, and counts nobody. */
export const asksToPay: Rereading = (read, scene) => {
  if (!read.guests || !partyDiscussed(scene) || !says('pays', scene.folded)) return read
  return /[?¿]/.test(scene.text) || says('asks', scene.folded) ? { ...read, guests: null } : read
}

/** "Mi suegra está operada" of a stay for four: somebody is spoken of, and nobody stays at home. */
export const stillAllOfThem: Rereading = (read, scene) => {
  const { guests } = read
  if (!guests || guests.pets || guests.units || guests.children) return read
  const known = partyKnown(scene)
  const fewer = known !== null && (guests.total ?? guests.adults ?? 0) < bedsOf(known)
  return fewer && !says('tells_number', scene.folded) ? { ...read, guests: null } : read
}

/** "Es para mi hermana, ella te escribe": whose stay it is, and nobody fewer. */
export const forAnother: Rereading = (read, scene) => {
  const { guests } = read
  if (!guests) return read
  if (says('visits', scene.folded) || says('stays_elsewhere', scene.folded))
    return { ...read, guests: null, change: null }
  if (guests.pets || guests.units || !partyDiscussed(scene) || says('counts', scene.folded)) return read
  return says('for_another', scene.folded) ? { ...read, guests: null } : read
}

/** "Mi hermana tiene perro", "al final vamos sin el perro": of the animal alone, and of nobody who comes. */
export const petsAlone: Rereading = (read, scene) => {
  const party = partyDiscussed(scene)
  const isUncounted = read.guests === null || (read.guests.total ?? 0) <= 1
  if (!party || read.guests?.pets || !isUncounted) return read
  const guests = (pets: number) => ({ ...NOBODY, pets })
  if (party.pets && says('without_pet', scene.folded)) return { ...read, consent: 'none', guests: guests(0) }
  return !/\d/.test(scene.folded) && says('has_pet', scene.folded) ? { ...read, guests: guests(1) } : read
}

/** "¿Del 20 al 24 para 3, aceptan perro?" brings one. */
export const bringsPetAsked: Rereading = (read, scene) => {
  const { guests, stay } = read
  if (!guests || guests.pets || stay.certainty === 'none' || scene.talk.guests?.pets) return read
  return says('asks_for_pet', scene.folded) ? { ...read, guests: { ...guests, pets: 1 } } : read
}

const AGES =
  /(?<![a-z])(?:chicos|nenes|nenas|ninos|hijos|kids|children|criancas|filhos)\b.{0,6}(?:tienen|tem|are|have) \d/

/** "Los chicos tienen 4 y 7" of four who were counted: two of them are children. */
export const agesAmong: Rereading = (read, scene) => {
  const { guests } = read
  const known = partyDiscussed(scene)
  const young = (guests?.children ?? 0) + (guests?.babies ?? 0)
  if (!guests || guests.adults || young < 1 || !known || !AGES.test(scene.folded)) return read
  const counted = (known.children ?? 0) + (known.babies ?? 0)
  if (counted > 0 || bedsOf(known) <= young) return read
  return { ...read, guests: { ...guests, adults: bedsOf(known) - young, total: bedsOf(known) } }
}
