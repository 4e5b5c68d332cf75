import { describe, expect, it } from 'vitest'
import { toInstant } from '../../lib/clock.ts'
import { understand } from './domain/understand.ts'
import { presentUnderstanding } from './presenter.ts'

const present = (text: string) =>
  presentUnderstanding(
    understand(text, {
      now: toInstant('2025-10-14T10:00:00-03:00'),
      zone: 'America/Argentina/Buenos_Aires',
      catalogue: [{ id: 'c1', name: 'Arrayán', aliases: [] }],
    }),
  )

describe('the answer of the analysis', () => {
  it('has every part, as the contract writes it', () => {
    expect(present('Soy Ana, la Arrayán este finde para 2 adultos')).toEqual({
      language: 'es',
      intents: [{ name: 'availability', confidence: 0.75, cue: '' }],
      stay: {
        certainty: 'assume',
        check_in: '2025-10-17',
        check_out: '2025-10-19',
        nights: 2,
        options: [{ check_in: '2025-10-18', check_out: '2025-10-19' }],
      },
      guests: { adults: 2, children: null, babies: null, pets: null, total: 2 },
      consent: 'none',
      change: null,
      accommodation_ids: ['c1'],
      accommodation_id: 'c1',
      contact: { name: 'Ana', email: null, phone: null },
      trace: [
        { rule: 'contact.name', text: 'Ana', start: 4, end: 7 },
        { rule: 'accommodation', text: 'Arrayán', start: 12, end: 19 },
        { rule: 'guests', text: '2 adultos', start: 36, end: 45 },
        { rule: 'date.weekend', text: 'este finde', start: 20, end: 30 },
        { rule: 'stay.assume', text: 'este finde', start: 20, end: 30 },
      ],
      unused: [],
    })
  })

  it('is null where nothing was said', () => {
    expect(present('¿aceptan perros?')).toMatchObject({
      stay: { certainty: 'none', check_in: null, check_out: null, nights: null, options: [] },
      guests: null,
      accommodation_id: null,
      contact: null,
    })
  })

  it('gives a window its bounds', () => {
    expect(present('algo en enero?').stay).toEqual({
      certainty: 'window',
      check_in: '2026-01-01',
      check_out: '2026-01-31',
      nights: null,
      options: [],
    })
  })

  it('quotes the message as received, accents and signs and all', () => {
    const text = 'Hola 👋🏽 ¿tenés del 15 al 18 de diciembre? Somos 4 😊'
    for (const { text: quoted, start, end } of present(text).trace)
      expect(text.slice(start, end)).toBe(quoted)
  })

  it('leaves the number of cabins out unless several were asked for', () => {
    expect(present('somos 4').guests).not.toHaveProperty('units')
    expect(present('2 cabañas para 4 cada una').guests).toMatchObject({ total: 8, units: 2 })
  })
})
