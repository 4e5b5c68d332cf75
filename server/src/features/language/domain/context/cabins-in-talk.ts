import type { Understanding } from '../../domain.ts'
import { NO_STAY } from '../dates/reading.ts'
import { sizesNamed } from '../names/cabins-meant.ts'
import { nameAlone } from '../names/contact-words.ts'
import { fold } from '../text/fold.ts'
import { bookedStay, NOBODY, partyDiscussed, type Rereading } from './scene.ts'
import { says } from './talk-phrases.ts'

/**
 * "¿Y la de 5?" while dates and guests are known names the cabin that sleeps five, and nobody who comes: as if its
 * name had been said.
 */
export const cabinOfSize: Rereading = (read, scene) => {
  if (read.accommodationIds.length > 0 || !scene.talk.stay || !partyDiscussed(scene)) return read
  const [size, ...more] = sizesNamed(scene.folded)
  if (size === undefined || more.length > 0 || says('counted', scene.folded)) return read
  const [cabin, ...others] = scene.catalogue.filter((one) => one.capacity === size)
  if (!cabin || others.length > 0) return read
  const guests = read.guests?.total === size ? null : read.guests
  return { ...read, guests, number: null, accommodationId: cabin.id, accommodationIds: [cabin.id] }
}

const MOST_UNITS = 4

/** "¿Cuánto serían las dos?", "quedamos en dos" of cabins that stand together in the talk. */
export const ofCabins: Rereading = (read, { folded, talk }) => {
  const { guests } = read
  const together = talk.guests?.units ?? 0
  if (together < 2 || !guests || guests.children || guests.pets || !says('of_cabins', folded)) return read
  const number = guests.total ?? 0
  if (number > MOST_UNITS) return read
  const counted = number > 1 && number !== together ? { ...NOBODY, pets: null, units: number } : null
  return { ...read, guests: counted && { ...guests, ...counted }, number: null }
}

/** "Se suma mi hermano, tres cabañas entonces": one more, and one cabin more. */
export const joinsGroup: Rereading = (read, scene) => {
  const { guests, change } = read
  const more = guests?.adults ?? 0
  if (!guests?.units || more < 1 || change || !partyDiscussed(scene) || !says('joins', scene.folded))
    return read
  const adults = more + (more === 1 && says('with_partner', scene.folded) ? 1 : 0)
  return { ...read, guests: { ...guests, ...NOBODY, units: guests.units }, change: { adults } }
}

/** "¿Podemos pasar a la Coihue?" of what is held or booked: another cabin in the place of it. */
export const cabinInstead: Rereading = (read, { folded, talk }) => {
  const isNamed = read.accommodationIds.length === 1
  if (!bookedStay(talk) || !isNamed || read.change || !says('moves_to', folded)) return read
  return { ...read, intents: [{ name: 'change_dates', confidence: 0.9, cue: '' }] }
}

/** Whether one more cabin is asked for beside another: "¿puedo agregar otra cabaña?". */
export function asksOneMoreCabin(text: string): boolean {
  return says('adds_cabin', fold(text).text)
}

/** "Se suman mis suegros, ¿puedo agregar otra cabaña?" beside what is paid: one more stay of the same nights. */
export const oneMoreCabin: Rereading = (read, { folded, talk }) => {
  const stay = talk.reservation?.status === 'confirmed' ? bookedStay(talk) : null
  const longer = read.change?.nights !== undefined || read.change?.checkInDays !== undefined
  if (!stay || longer || read.stay.certainty !== 'none' || !says('adds_cabin', folded)) return read
  const adults = read.change?.adults ?? read.guests?.adults ?? 0
  const guests = adults > 0 ? { ...NOBODY, adults, total: adults, children: 0, babies: 0, pets: 0 } : null
  return {
    ...read,
    change: null,
    guests,
    intents: [{ name: 'availability', confidence: 1, cue: '' }],
    stay: { ...NO_STAY, ...stay, certainty: 'sure' },
  }
}

/** "Verónica Lagos" is no cabin by the lake. */
export const personNotCabin: Rereading = (read, { text, folded, catalogue }) => {
  if (read.accommodationIds.length === 0 || !nameAlone(text)) return read
  const isNamed = catalogue.some(
    ({ id, name, aliases }) =>
      read.accommodationIds.includes(id) && [name, ...aliases].some((one) => folded.includes(fold(one).text)),
  )
  return isNamed ? read : { ...read, accommodationId: null, accommodationIds: [] }
}

const MOST_IN_CABIN = 12

/** "2 cabañas del 6 al 10, 4 y 4": so many in each. */
export const peopleOfCabins = (read: Understanding): Understanding => {
  const { guests, stay, unused } = read
  const units = guests?.units ?? 0
  if (!guests || units < 2 || unused.length !== units || guests.total !== null) return read
  const numbers = unused.map(({ text }) => Number(text.trim()))
  const people = numbers.reduce((sum, one) => sum + one, 0)
  const each = numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= MOST_IN_CABIN)
  const [only] = stay.options
  if (!each || stay.certainty !== 'ask' || !only) return read
  return {
    ...read,
    unused: [],
    guests: { ...guests, total: people },
    stay: { ...stay, ...only, certainty: 'sure', options: [] },
  }
}
