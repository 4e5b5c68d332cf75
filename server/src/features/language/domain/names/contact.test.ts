import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../lib/clock.ts'
import type { Language } from '../../domain.ts'
import { understand } from '../understand.ts'

const read = (text: string, locale: Language = 'es') =>
  understand(text, {
    now: toInstant('2025-10-14T10:00:00-03:00'),
    zone: 'America/Argentina/Buenos_Aires',
    locale,
  })

describe('telephones', () => {
  it.each([
    ['mi tel es 11 5555-1234', '+541155551234'],
    ['+54 9 294 461 2345', '+5492944612345'],
    ['llamame al 294 4612345', '+542944612345'],
    ['294 15 461-2345', '+5492944612345'],
    ['mi numero es 2944 15 612345', '+5492944612345'],
    ['mi cel 2944 15-612345', '+5492944612345'],
    ['(011) 4555-1234', '+541145551234'],
  ])('%s', (text, phone) => {
    const { contact, stay, guests } = read(text)
    expect(contact).toMatchObject({ phone })
    expect(stay.certainty).toBe('none')
    expect(guests).toBeNull()
  })

  it('are read by the plan of the writer’s country', () => {
    expect(read('meu whatsapp é 11 91234-5678', 'pt').contact?.phone).toBe('+5511912345678')
    expect(read('my number is (415) 555-2671', 'en').contact?.phone).toBe('+14155552671')
  })

  it.each([
    'del 10/01/2026 al 17/01/2026',
    '2026-01-10 2026-01-17',
    'son 85.000.000',
    '10-11-2025 al 12-11-2025',
    '15 - 18 - 20',
  ])('are not seen in "%s"', (text) => {
    expect(read(text).contact).toBeNull()
  })

  it('that nobody can dial are still no dates', () => {
    expect(read('mi cel es 15-6123450').stay.certainty).toBe('none')
  })
})

describe('e-mail addresses and names', () => {
  it('are taken out of the rest', () => {
    expect(
      read('Juan Pérez, juan.perez@gmail.com, 11 2345-6789, del 3 al 8 de enero, 4 personas'),
    ).toMatchObject({
      contact: { name: 'Juan Pérez', email: 'juan.perez@gmail.com', phone: '+541123456789' },
      stay: { checkIn: '2026-01-03', checkOut: '2026-01-08' },
      guests: { total: 4 },
    })
  })

  it.each([
    ['soy Martín Rodríguez, quería reservar', 'Martín Rodríguez'],
    ['me llamo maria laura gomez', 'Maria Laura Gomez'],
    ['mi nombre es Ana y somos 2', 'Ana'],
    ['a nombre de Carlos Fernández', 'Carlos Fernández'],
  ])('%s', (text, name) => {
    expect(read(text).contact).toMatchObject({ name })
  })

  it('are understood in Portuguese and English', () => {
    expect(read('meu nome é João da Silva', 'pt').contact?.name).toBe('João da Silva')
    expect(read('my name is Mary Jones and we are two', 'en').contact?.name).toBe('Mary Jones')
  })

  it.each(['soy de Buenos Aires', 'soy celíaco', 'quería saber el precio', 'solo yo'])(
    'no name in "%s"',
    (text) => {
      expect(read(text).contact).toBeNull()
    },
  )

  it('are quoted in the trace as written', () => {
    const { trace } = read('soy Martín Rodríguez, juan@mail.com')
    expect(trace.find((t) => t.rule === 'contact.name')?.text).toBe('Martín Rodríguez')
    expect(trace.find((t) => t.rule === 'contact.email')?.text).toBe('juan@mail.com')
  })
})
