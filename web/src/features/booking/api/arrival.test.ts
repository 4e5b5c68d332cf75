import { expect, test } from 'vitest'
import { toldOf } from './arrival.ts'

const EMPTY = { hour: '', plate: '', people: '', wishes: '' }

test('what was left empty is not said', () => {
  expect(toldOf(EMPTY)).toEqual({})
  expect(toldOf({ ...EMPTY, hour: '21:30:00', plate: ' AB 123 CD ' })).toEqual({
    arrival_time: '21:30',
    plate: 'AB 123 CD',
  })
})

test('what was told is not said again, and taken back where it is empty now', () => {
  const known = { arrival_time: '21:30', plate: 'AB 123 CD', requests: null }
  expect(toldOf({ ...EMPTY, hour: '21:30', wishes: 'Cuna' }, known)).toEqual({
    plate: null,
    requests: 'Cuna',
  })
})

test.each([
  ['Ana Ruiz, 28.123.456', { name: 'Ana Ruiz', document: '28.123.456' }],
  ['Ana Ruiz 28123456', { name: 'Ana Ruiz', document: '28123456' }],
  ['Ana Ruiz', { name: 'Ana Ruiz', document: null }],
  ['Ana Ruiz, AB12345', { name: 'Ana Ruiz', document: 'AB12345' }],
])('%s is a person', (line, person) => {
  expect(toldOf({ ...EMPTY, people: `\n${line}\n` }).people).toEqual([person])
})
