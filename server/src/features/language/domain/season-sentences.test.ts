import { expect, test } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import type { Language } from '../domain.ts'
import { understand } from './understand.ts'

/** What the guests of a season wrote and was taken otherwise than they meant. */
const read = (text: string, locale: Language) =>
  understand(text, {
    now: toInstant('2027-02-12T12:00:00-03:00'),
    zone: 'America/Argentina/Buenos_Aires',
    locale,
  })

test('a short name of May names May', () => {
  const { stay } = read('Buen día. 12 al 14 may busco cabaña somos 2', 'es')
  expect([stay.certainty, stay.checkIn, stay.checkOut]).toEqual(['sure', '2027-05-12', '2027-05-14'])
})

test.each<[string, Language, number]>([
  ['yo quiero una cabaña para 2 adultos', 'es', 2],
  ['eu queria dizer de 10 de abril a 12 de abril, para 3 adultos', 'pt', 3],
  ['não, eu queria dizer de 10 de abril a 12 de abril, para um casal', 'pt', 2],
  ['vamos yo, mi mujer y 2 nenes', 'es', 4],
  ['mi mujer y yo queremos ir con 2 amigos', 'es', 4],
  ['eu vou com 2 amigos', 'pt', 3],
])('who only speaks is not one more who comes: %s', (text, locale, people) => {
  expect(read(text, locale).guests?.total).toBe(people)
})

test('ages that are listed are ages, and no days', () => {
  const { stay, guests } = read('from April 6 to April 16, 4 adults and 2 children aged 7 and 8', 'en')
  expect([stay.certainty, stay.checkIn, stay.checkOut]).toEqual(['sure', '2027-04-06', '2027-04-16'])
  expect(guests?.childAges).toEqual([7, 8])
  expect(read('2 children aged 7, 8 and 10', 'en').stay.certainty).toBe('none')
  expect(read('a child aged 7', 'en').guests?.childAges).toEqual([7])
})

test.each<[string, Language]>([
  ['the one with the jacuzzi', 'en'],
  ['the one with two bedrooms for 3', 'en'],
  ['I want the one with parking', 'en'],
  ['the second one', 'en'],
  ['the first option', 'en'],
  ['a segunda opção', 'pt'],
  ['a segunda cabana', 'pt'],
  ['a primeira', 'pt'],
  ['el segundo departamento', 'es'],
  ['el segundo que me mandaste', 'es'],
  ['la 2da', 'es'],
  ['el primer precio', 'es'],
  ['o segundo', 'pt'],
  ['o primeiro que você mandou', 'pt'],
  ['the second floor', 'en'],
])('one of several that were shown is no day: %s', (text, locale) => {
  expect(read(text, locale).stay).toMatchObject({ certainty: 'none', checkIn: null })
})

test.each<[string, Language, string, string]>([
  ['from the first to the third of march', 'en', '2027-03-01', '2027-03-03'],
  ['de segunda a quarta na cabana 2', 'pt', '2027-02-15', '2027-02-17'],
  ['del primero al 3 de marzo', 'es', '2027-03-01', '2027-03-03'],
  ['1ero al 5 de marzo', 'es', '2027-03-01', '2027-03-05'],
  ['march second to the fifth', 'en', '2027-03-02', '2027-03-05'],
])('and what is said of days stays one: %s', (text, locale, from, to) => {
  expect(read(text, locale).stay).toMatchObject({ checkIn: from, checkOut: to })
})

test.each<[string, number | null, number | null]>([
  ['la de dos cuartos para 3', 3, null],
  ['la de 2 habitaciones, somos 3', 3, null],
  ['2 habitaciones para 5', 5, 2],
])('rooms of one cabin are neither people nor cabins: %s', (text, people, units) => {
  expect(read(text, 'es').guests).toMatchObject({ total: people, units })
})

test.each<[string, string]>([
  ['Qual é a política de cancelamento?', 'policies'],
  ['qual é a senha do wifi?', 'amenities'],
  ['quanto é a diária e aceita pet?', 'price'],
])('an "é" parts no question in two: %s', (text, intent) => {
  const { intents } = read(text, 'pt')
  expect(intents[0]?.name).toBe(intent)
  expect(intents.map(({ name }) => name)).not.toContain('recommend')
})
