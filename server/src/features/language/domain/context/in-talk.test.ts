import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../lib/clock.ts'
import type { LocalDate } from '../../../../lib/local-date.ts'
import type { Expecting, GuestCount, Talk } from '../../domain.ts'
import { understand } from '../understand.ts'

const CATALOGUE = [
  { id: 'nire', name: 'Ñire', aliases: [], capacity: 2 },
  { id: 'lago', name: 'Cabaña del Lago', aliases: ['lago'], capacity: 4 },
  { id: 'coihue', name: 'Coihue', aliases: [], capacity: 6 },
]
const day = (written: string) => written as LocalDate
const people = (adults: number, children = 0, pets = 0): GuestCount => {
  return { adults, children, babies: 0, pets, total: adults + children }
}
const AUGUST = { checkIn: day('2027-08-10'), checkOut: day('2027-08-13') }
const FOUR: Talk = { stay: AUGUST, guests: people(4) }
const PAID: Talk = { reservation: { ...AUGUST, status: 'confirmed', guests: people(4) } }

function read(text: string, talk?: Talk, expecting: Expecting = null) {
  return understand(text, {
    now: toInstant('2026-11-27T10:00:00-03:00'),
    zone: 'America/Argentina/Buenos_Aires',
    locale: 'es',
    catalogue: CATALOGUE,
    expecting,
    ...(talk ? { talk } : {}),
  })
}

describe('who comes, in its talk', () => {
  it.each([
    ['tiene escalera? mi suegra está operada', FOUR],
    ['¿se puede pagar mitad cada pareja?', FOUR],
    ['es para mi hermana, ella te escribe', FOUR],
    ['mi hermana puede venir un día?', FOUR],
    ['mi suegra está operada', PAID],
  ])('%s: nobody fewer', (text, talk) => {
    expect(read(text, talk).guests).toBeNull()
  })

  it('is one more when one is added to a party that is known', () => {
    expect(read('y si agrego un adulto?', FOUR)).toMatchObject({ change: { adults: 1 }, guests: null })
    expect(read('y si agrego un nene?', PAID)).toMatchObject({ change: { children: 1 }, guests: null })
  })

  it('is the animal alone where only it is told', () => {
    expect(read('mi hermana tiene perro', FOUR).guests).toMatchObject({ pets: 1, total: null })
    expect(read('al final vamos sin el perro', { ...FOUR, guests: people(2, 0, 1) }).guests).toMatchObject({
      pets: 0,
      total: null,
    })
  })

  it('is no cabin: so many of those that stand together', () => {
    const two: Talk = { ...FOUR, guests: { ...people(8), units: 2 } }
    expect(read('cuánto serían las dos?', two).guests).toBeNull()
    expect(read('cuánto serían las tres?', two).guests).toMatchObject({ units: 3, total: null })
    expect(read('se suma mi hermano, tres cabañas entonces', two)).toMatchObject({
      change: { adults: 1 },
      guests: { units: 3, total: null },
    })
  })

  it('needs no talk where the words alone tell it', () => {
    expect(read('algo para mi marido y para mí del 10 al 13 de agosto').guests).toMatchObject({ total: 2 })
    expect(read('2 grandes y mellizos de 2 años').guests).toMatchObject({ adults: 2, children: 2 })
    expect(read('somos dos chicas').guests).toMatchObject({ adults: 2, children: null })
    expect(read('somos dos chicas', FOUR).guests).toMatchObject({ children: 2 })
    expect(read('del 20 al 24 de enero para 3, aceptan perro?').guests).toMatchObject({ total: 3, pets: 1 })
    expect(read('2 cabañas del 6 al 10 de enero, 4 y 4')).toMatchObject({
      guests: { units: 2, total: 8 },
      stay: { certainty: 'sure' },
    })
  })
})

describe('dates, in their talk', () => {
  it('are nights where they are spoken of', () => {
    expect(read('y si me quedo 10?', FOUR).stay).toMatchObject({ certainty: 'none', nights: 10 })
    expect(read('y si me quedo 10?', { arrival: day('2027-08-10') }).stay.nights).toBe(10)
    expect(read('y si me quedo 10?').stay.nights).toBeNull()
    expect(read('una noche', {}, 'guests').guests).toBeNull()
  })

  it('are the month of those on the table, and no wish for others', () => {
    expect(read('sí, de agosto', FOUR).stay.certainty).toBe('none')
    expect(read('y en agosto?', FOUR).stay.certainty).toBe('window')
  })

  it('are the one reading that was asked about, for whoever goes on', () => {
    const asked: Talk = { options: [AUGUST] }
    expect(read('y para 4 cuánto sale?', asked, 'choice').stay).toMatchObject({
      certainty: 'sure',
      ...AUGUST,
    })
    expect(read('no, cuánto sale otra semana?', asked, 'choice').stay.certainty).not.toBe('sure')
  })

  it('are the day to pay on, or the departure alone, of what is booked', () => {
    expect(read('y si voy mañana a pagar en efectivo?', PAID).stay.certainty).toBe('none')
    expect(read('nos tenemos que ir un día antes, el 12', PAID)).toMatchObject({
      change: { checkOutDays: -1 },
      stay: { certainty: 'none' },
    })
  })

  it('are those of what is paid, when one more cabin is asked for', () => {
    expect(read('se suman mis suegros, puedo agregar otra cabaña?', PAID)).toMatchObject({
      stay: { certainty: 'sure', ...AUGUST },
      guests: { adults: 2 },
      intents: [{ name: 'availability' }],
    })
  })
})

describe('cabins and names, in their talk', () => {
  it('are named by their size once dates and guests are known', () => {
    expect(read('y la de 6?', FOUR)).toMatchObject({ accommodationId: 'coihue', guests: null })
    expect(read('una cabaña de 6', FOUR)).toMatchObject({ accommodationId: 'coihue', guests: null })
    expect(read('y la de 6?').accommodationId).toBeNull()
  })

  it('are told apart', () => {
    expect(read('Verónica Lago')).toMatchObject({ accommodationId: null })
    expect(read('dale\nreservala\nFederico Sosa', FOUR).contact?.name).toBe('Federico Sosa')
    expect(read('soy docente').contact).toBeNull()
    expect(read('soy julio').contact?.name).toBe('Julio')
  })
})

it('tells in its trace which rule of the talk was used', () => {
  const { trace } = read('y si agrego un adulto?', FOUR)
  expect(trace.map((step) => step.rule)).toContain('talk.adds_one')
})

describe('days, in their talk', () => {
  const APRIL: Talk = { span: { from: day('2027-04-01'), to: day('2027-04-30') } }
  const WEEK_IN_FEBRUARY: Talk = { span: { from: day('2027-02-08'), to: day('2027-02-14') } }
  const stay = (text: string, talk?: Talk, expecting: Expecting = null) => read(text, talk, expecting).stay

  it.each([
    ['a mediados de mes', APRIL, 'window', '2027-04-10', '2027-04-20'],
    ['la primera semana', APRIL, 'window', '2027-04-01', '2027-04-08'],
    ['de lunes a viernes', WEEK_IN_FEBRUARY, 'sure', '2027-02-08', '2027-02-12'],
    ['perdón, quise decir septiembre', FOUR, 'sure', '2027-09-10', '2027-09-13'],
    ['perdón, era mayo, no agosto', FOUR, 'sure', '2027-05-10', '2027-05-13'],
  ] as const)('%s: of the month that is spoken of', (text, talk, certainty, checkIn, checkOut) => {
    expect(stay(text, talk)).toMatchObject({ certainty, checkIn, checkOut })
  })

  it('keep the nights that are told with them', () => {
    expect(stay('la segunda semana, unas 4 noches', APRIL)).toMatchObject({
      ...{ certainty: 'window', checkIn: '2027-04-08', nights: 4 },
    })
  })

  it('days of a stay are asked about: so many nights, or one fewer', () => {
    expect(stay('y si voy 5 días nomás?', FOUR)).toMatchObject({
      certainty: 'ask',
      options: [{ checkOut: '2027-08-15' }, { checkOut: '2027-08-14' }],
    })
  })

  it('an hour on the day of arrival is no other stay', () => {
    expect(stay('llegamos el martes tipo 11 de la noche, se puede?', FOUR).certainty).toBe('none')
  })

  it('one figure where the dates were asked for, and nobody was counted, is who comes', () => {
    expect(read('4', {}, 'dates')).toMatchObject({ guests: { total: 4 }, stay: { certainty: 'none' } })
  })
})

describe('who else comes', () => {
  it.each([
    ['llevamos el perro', { pets: 1 }],
    ['al final vamos sin el perro', { pets: 0 }],
    ['del 10 al 13 de agosto, ella, mi papá y yo', { adults: 3, total: 3 }],
    ['soy la abuela de Tomás, somos 4 señoras', { adults: 4, total: 4 }],
    ['somo 2', { total: 2 }],
    ['somos mi hija el marido y los dos nenes de cuatro y siete y yo', { adults: 3, children: 2 }],
    ['somos dos adultos y tres chicos de 3 7 y 10', { adults: 2, children: 3, childAges: [3, 7, 10] }],
    ['2 adultos 3 menores 2 5 y 9 años', { adults: 2, children: 3, childAges: [2, 5, 9] }],
    ['mi hijo la señora y yo', { adults: 3, children: null }],
  ])('%s', (text, guests) => {
    expect(read(text).guests).toMatchObject(guests)
  })
})
