import { expect, it } from 'vitest'
import { toInstant } from '../../../../lib/clock.ts'
import { localDate } from '../../../../lib/local-date.ts'
import type { CatalogueEntry } from '../../domain.ts'
import { understand } from '../understand.ts'

const TWO: readonly CatalogueEntry[] = [
  { id: 'lenga', name: 'Lenga', aliases: [], capacity: 4 },
  { id: 'nire', name: 'Ñire', aliases: [], capacity: 6 },
]
const THREE = [...TWO, { id: 'coihue', name: 'Coihue', aliases: [], capacity: 2 }]
const stay = { checkIn: localDate('2027-01-10'), checkOut: localDate('2027-01-14') }
const guests = { adults: 2, children: 0, babies: 0, pets: 0, total: 2 }

const cabinsIn = (text: string, catalogue: readonly CatalogueEntry[], isTalked = true) =>
  understand(text, {
    now: toInstant('2026-11-27T13:00:00-03:00'),
    zone: 'America/Argentina/Buenos_Aires',
    locale: 'es',
    catalogue,
    ...(isTalked ? { talk: { stay, guests, accommodationId: 'lenga' } } : {}),
  }).accommodationIds

it.each([
  ['y la otra cuánto?', ['nire']],
  ['la otra', ['nire']],
  ['y la otra cabaña está libre?', ['nire']],
  ['esa misma', ['lenga']],
  ['la misma cabaña', ['lenga']],
  ['y la de 6?', ['nire']],
  ['la más grande', ['nire']],
  ['y la más chica cuánto sale?', ['lenga']],
  ['la otra semana', []],
  ['y la otra fecha?', []],
  ['cuál es la más grande?', []],
  ['somos 6', []],
])('of two cabins, %s: %j', (text, ids) => {
  expect(cabinsIn(text, TWO)).toEqual(ids)
})

it('names none where several may be meant, nor before any was under discussion', () => {
  expect(cabinsIn('y la otra?', THREE)).toEqual([])
  expect(cabinsIn('y la otra?', TWO, false)).toEqual([])
  expect(cabinsIn('la de 6', TWO, false)).toEqual([])
})
