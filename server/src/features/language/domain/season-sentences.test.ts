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
