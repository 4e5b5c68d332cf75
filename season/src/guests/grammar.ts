import type { Chance } from '../chance.ts'
import { type Day, daysBetween, weekday } from '../days.ts'
import type { Party, Tongue, Wish } from './meaning.ts'

const MONTHS = {
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}
const WEEKDAYS = {
  es: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  pt: ['domingo', 'segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}
const NUMBERS = {
  es: ['cero', 'una', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete'],
  pt: ['zero', 'uma', 'duas', 'três', 'quatro', 'cinco', 'seis', 'sete'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'],
}

interface Parts {
  readonly d1: number
  readonly d2: number
  readonly m1: number
  readonly m2: number
  readonly month1: string
  readonly month2: string
  readonly first: string
  readonly last: string
  readonly nights: number
  /** In digits, or in letters where the guest writes so. */
  readonly count: string
}

type Form = (parts: Parts) => string

/** Each means exactly one stay to whoever reads it here. */
const SAME_MONTH: Readonly<Record<Tongue, readonly Form[]>> = {
  es: [
    (p) => `del ${p.d1} al ${p.d2} de ${p.month1}`,
    (p) => `desde el ${p.d1} hasta el ${p.d2} de ${p.month1}`,
    (p) => `del ${p.first} ${p.d1} al ${p.last} ${p.d2} de ${p.month1}`,
    (p) => `entre el ${p.d1} y el ${p.d2} de ${p.month1}`,
    (p) => `${p.d1} al ${p.d2} ${p.month1.slice(0, 3)}`,
    (p) => `en ${p.month1}, del ${p.d1} al ${p.d2}`,
  ],
  pt: [
    (p) => `de ${p.d1} a ${p.d2} de ${p.month1}`,
    (p) => `do dia ${p.d1} ao dia ${p.d2} de ${p.month1}`,
    (p) => `entre ${p.d1} e ${p.d2} de ${p.month1}`,
  ],
  en: [
    (p) => `from ${p.month1} ${p.d1} to ${p.d2}`,
    (p) => `${p.month1} ${p.d1}-${p.d2}`,
    (p) => `from ${p.d1} to ${p.d2} ${p.month1}`,
  ],
}
const ANY: Readonly<Record<Tongue, readonly Form[]>> = {
  es: [
    (p) => `del ${p.d1} de ${p.month1} al ${p.d2} de ${p.month2}`,
    (p) => `del ${p.d1}/${p.m1} al ${p.d2}/${p.m2}`,
    (p) => `${p.count} noches desde el ${p.d1} de ${p.month1}`,
    (p) => `llegando el ${p.first} ${p.d1} de ${p.month1} por ${p.count} noches`,
    (p) => `entrando el ${p.d1}/${p.m1} y saliendo el ${p.d2}/${p.m2}`,
    (p) => `a partir del ${p.d1} de ${p.month1}, ${p.count} noches`,
  ],
  pt: [
    (p) => `de ${p.d1} de ${p.month1} a ${p.d2} de ${p.month2}`,
    (p) => `de ${p.d1}/${p.m1} a ${p.d2}/${p.m2}`,
    (p) => `chegando dia ${p.d1} de ${p.month1}, ${p.count} noites`,
  ],
  en: [
    (p) => `from ${p.month1} ${p.d1} to ${p.month2} ${p.d2}`,
    (p) => `arriving ${p.month1} ${p.d1} for ${p.count} nights`,
    (p) => `${p.d1} ${p.month1} to ${p.d2} ${p.month2}`,
  ],
}

export function datesIn(tongue: Tongue, wish: Pick<Wish, 'checkIn' | 'checkOut'>, chance: Chance): string {
  const parts = partsOf(tongue, wish, chance)
  const together = parts.m1 === parts.m2 && chance.yes(0.6)
  return chance.one((together ? SAME_MONTH : ANY)[tongue])(parts)
}

/** As plainly as it can be said: what somebody writes who was misunderstood. */
export function plainDates(
  tongue: Tongue,
  { checkIn, checkOut }: Pick<Wish, 'checkIn' | 'checkOut'>,
): string {
  const [d1, month1] = [Number(checkIn.slice(8)), MONTHS[tongue][Number(checkIn.slice(5, 7)) - 1]]
  const [d2, month2] = [Number(checkOut.slice(8)), MONTHS[tongue][Number(checkOut.slice(5, 7)) - 1]]
  if (tongue === 'en') return `from ${d1} ${month1} to ${d2} ${month2}`
  if (tongue === 'pt') return `de ${d1} de ${month1} a ${d2} de ${month2}`
  return `del ${d1} de ${month1} al ${d2} de ${month2}`
}

function partsOf(tongue: Tongue, wish: Pick<Wish, 'checkIn' | 'checkOut'>, chance: Chance): Parts {
  const split = (day: Day) => ({ d: Number(day.slice(8)), m: Number(day.slice(5, 7)) })
  const [one, two] = [split(wish.checkIn), split(wish.checkOut)]
  const nights = daysBetween(wish.checkIn, wish.checkOut)
  const inLetters = nights < NUMBERS[tongue].length && chance.yes(0.3)
  return {
    d1: one.d,
    d2: two.d,
    m1: one.m,
    m2: two.m,
    month1: MONTHS[tongue][one.m - 1] ?? '',
    month2: MONTHS[tongue][two.m - 1] ?? '',
    first: WEEKDAYS[tongue][weekday(wish.checkIn)] ?? '',
    last: WEEKDAYS[tongue][weekday(wish.checkOut)] ?? '',
    nights,
    count: inLetters ? (NUMBERS[tongue][nights] ?? '') : String(nights),
  }
}

export function partyIn(tongue: Tongue, party: Party, chance: Chance): string {
  const { adults, childAges, babies, pets } = party
  const words = WORDS[tongue]
  const onlyAdults = childAges.length === 0 && babies === 0
  const people = onlyAdults
    ? chance.one(adults === 2 ? [...words.people(adults), words.couple] : words.people(adults))
    : [
        `${adults} ${adults === 1 ? words.adult[0] : words.adult[1]}`,
        ...(childAges.length > 0 ? [children(tongue, childAges, chance)] : []),
        ...(babies > 0 ? [`${babies} ${words.baby[babies === 1 ? 0 : 1]}`] : []),
      ].join(` ${words.and} `)
  return pets > 0 ? `${people}, ${words.pets(pets)}` : people
}

function children(tongue: Tongue, ages: readonly number[], chance: Chance): string {
  const words = WORDS[tongue]
  const count = `${ages.length} ${words.child[ages.length === 1 ? 0 : 1]}`
  if (chance.yes(0.5)) return count
  const list =
    ages.length === 1 ? String(ages[0]) : `${ages.slice(0, -1).join(', ')} ${words.and} ${ages.at(-1)}`
  return `${count} ${words.aged(list)}`
}

const WORDS = {
  es: {
    people: (n: number) => [`somos ${n}`, `para ${n} personas`, `para ${n} adultos`],
    couple: 'para una pareja',
    adult: ['adulto', 'adultos'],
    child: ['nene', 'nenes'],
    baby: ['bebé', 'bebés'],
    aged: (list: string) => `de ${list} años`,
    pets: (n: number) => (n === 1 ? 'y vamos con un perro' : `y vamos con ${n} perros`),
    and: 'y',
  },
  pt: {
    people: (n: number) => [`somos ${n}`, `para ${n} pessoas`, `para ${n} adultos`],
    couple: 'para um casal',
    adult: ['adulto', 'adultos'],
    child: ['criança', 'crianças'],
    baby: ['bebê', 'bebês'],
    aged: (list: string) => `de ${list} anos`,
    pets: (n: number) => (n === 1 ? 'e um cachorro' : `e ${n} cachorros`),
    and: 'e',
  },
  en: {
    people: (n: number) => [`we are ${n}`, `for ${n} people`, `for ${n} adults`],
    couple: 'for a couple',
    adult: ['adult', 'adults'],
    child: ['child', 'children'],
    baby: ['baby', 'babies'],
    aged: (list: string) => `aged ${list}`,
    pets: (n: number) => (n === 1 ? 'with a dog' : `with ${n} dogs`),
    and: 'and',
  },
} as const

const OPENINGS = {
  es: ['Hola! ', 'Buenas, ', 'Buen día. ', 'Hola qué tal, ', ''],
  pt: ['Oi! ', 'Olá, ', 'Bom dia, ', ''],
  en: ['Hi! ', 'Hello, ', 'Good morning, ', ''],
}
const QUESTIONS = {
  es: [
    'hay lugar',
    'tenés disponibilidad',
    'tienen algo libre',
    'busco cabaña',
    'quería saber si hay cabaña',
    'cuánto sale',
  ],
  pt: ['tem vaga', 'tem disponibilidade', 'procuro uma cabana', 'quanto custa'],
  en: ['do you have anything available', 'is there availability', 'looking for a cabin', 'how much is it'],
}

/** The first message of a guest, as one text or as the bubbles of a burst. */
export function opening(tongue: Tongue, wish: Wish, chance: Chance): string[] {
  const hello = chance.one(OPENINGS[tongue])
  const question = chance.one(QUESTIONS[tongue])
  const dates = datesIn(tongue, wish, chance)
  const party = partyIn(tongue, wish.party, chance)
  const mark = chance.yes(0.5) ? '?' : ''
  switch (chance.weighted({ whole: 60, datesFirst: 15, burst: 20, datesOnly: 15, hello: 8 })) {
    case 'whole':
      return [`${hello}${question} ${dates}, ${party}${mark}`]
    case 'datesFirst':
      return [`${hello}${dates} ${question} ${party}${mark}`]
    case 'burst':
      return [hello.trim(), `${question} ${dates}`, party].filter((bubble) => bubble !== '')
    case 'datesOnly':
      return [`${hello}${question} ${dates}${mark}`]
    case 'hello':
      return [hello.trim() || chance.one(['Hola', 'Buenas'])]
  }
}
