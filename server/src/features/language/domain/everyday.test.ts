import { expect, it } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import { localDate } from '../../../lib/local-date.ts'
import type { GuestCount, IntentName, Talk } from '../domain.ts'
import { understand } from './understand.ts'

/** Sentences of everyday talks that were once read as something else. */
const read = (text: string, talk?: Talk) =>
  understand(text, {
    now: toInstant('2026-11-27T13:00:00-03:00'),
    zone: 'America/Argentina/Buenos_Aires',
    locale: 'es',
    ...(talk ? { talk } : {}),
  })
const TWO: GuestCount = { adults: 2, children: 0, babies: 0, pets: 0, total: 2 }
const stay = { checkIn: localDate('2026-12-10'), checkOut: localDate('2026-12-13') }

it.each([
  ['cuanto me sale para mi y mi novia', 2],
  ['para mi novia y para mi', 2],
  ['para mí y mi novia', 2],
  ['para mi, mi mujer y mis dos hijos', 4],
  ['para mi hermana y mi cuñado', 2],
])('%s: %d people', (text, people) => {
  expect(read(text).guests?.total).toBe(people)
})

it('counts who is named to explain the number once', () => {
  const talk = { stay, guests: TWO }
  expect(read('somos 3 al final, viene mi suegra', talk).guests?.total).toBe(3)
  expect(read('éramos 2 y se suma mi hermano', talk).guests?.total).toBe(3)
  expect(read('también viene mi suegra', talk).change).toEqual({ adults: 1 })
})

it('takes half a month from the month of the talk', () => {
  const { checkIn } = read('la segunda quincena', {
    span: { from: localDate('2027-01-01'), to: localDate('2027-01-31') },
  }).stay
  expect(checkIn).toBe('2027-01-16')
})

it.each(['pago mañana puedo?', 'puedo pagar el viernes?', 'abono el lunes, sirve?'])(
  '%s: a day of money is no stay',
  (text) => {
    expect(read(text, { stay }).stay.certainty).toBe('none')
  },
)

const MEANT: readonly (readonly [string, IntentName | null, readonly IntentName[]])[] = [
  ['no sale nada de la canilla hace 2 horas', 'emergency', ['price']],
  ['hola estamos en la cabaña y no hay agua', 'emergency', ['price', 'amenities']],
  ['somos los 2 y los chicos', null, ['emergency', 'complaint', 'human']],
  ['me olvidé, somos 3 al final', null, ['lost_property']],
  ['no, esperá', 'thinking_it_over', ['waitlist', 'yes']],
  ['¿alquilan monopatines?', null, ['availability']],
  ['¿tienen clases de tango?', null, ['availability']],
  ['👋', 'greeting', ['unknown']],
  ['vamos con mi novio', null, ['cancel']],
  ['vamos los 6 de siempre', null, ['cancel']],
  ['vamos mi señora, yo, y nuestra nieta de 8', null, ['cancel']],
  ['cómo sé que no es una estafa?', null, ['human', 'complaint']],
]
it.each(MEANT)('%s: %s', (text, wanted, never) => {
  const names = read(text).intents.map((intent) => intent.name)
  if (wanted) expect(names).toContain(wanted)
  for (const name of never) expect(names).not.toContain(name)
})
