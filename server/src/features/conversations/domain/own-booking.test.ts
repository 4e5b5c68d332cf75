import { describe, expect, it } from 'vitest'
import { createTalk } from '../../../../test/dialogue-driver.ts'

function heldTalk() {
  const talk = createTalk()
  talk.says('hola, del 10 al 13 de agosto para 2')
  talk.taps('reserve')
  return talk
}

const HELD = 'RES261125AB2C'
const wish = (checkIn: string, checkOut: string, adults = 2) =>
  expect.objectContaining({
    stay: { checkIn, checkOut },
    party: expect.objectContaining({ adults }),
    accommodationId: 'arrayan',
  })

describe('a message that is no plain yes (contract section 2.11)', () => {
  it.each([
    'y si pago en efectivo me haces descuento?',
    'ok y sin factura?',
    'si puede ser la más grande',
    'claro pero es muy caro',
    'si tienen cochera sí',
    'reservo si me hacés descuento',
    'se puede reservar sin seña?',
    'ok let me think about it',
    'dale pero una noche más',
    'sí, pero somos 3',
    'bueno, y el desayuno está incluido?',
  ])('%s places no hold and leaves nobody without an answer', (text) => {
    const talk = createTalk()
    talk.says('hola, del 10 al 13 de agosto para 2')
    const { effects } = talk.says(text)
    expect(talk.count('hold')).toBe(0)
    expect(effects.length).toBeGreaterThan(0)
  })

  it.each(['dale, reservala', 'sí', 'dale', 'confirmo', 'la tomo', 'si por favor'])('%s does', (text) => {
    const talk = createTalk()
    talk.says('hola, del 10 al 13 de agosto para 2')
    talk.says(text)
    expect(talk.count('hold')).toBe(1)
  })
})

describe('a guest who holds a cabin', () => {
  it.each(['bueno dale, la tomo', 'dale', 'me pasás el link?'])('hears how to pay it: %s', (text) => {
    expect(heldTalk().says(text).effects).toMatchObject([{ type: 'send_payment_link', code: HELD }])
  })

  it.each([
    ['uy perdón, era del 10 al 14 de agosto', wish('2027-08-10', '2027-08-14')],
    ['una noche más', wish('2027-08-10', '2027-08-14')],
    ['somos uno más', wish('2027-08-10', '2027-08-13', 3)],
    ['se suma mi hermano', wish('2027-08-10', '2027-08-13', 3)],
  ])('is shown the change and asked: %s', (text, expected) => {
    const talk = heldTalk()
    expect(talk.says(text).effects).toContainEqual({ type: 'propose_change', code: HELD, wish: expected })
    expect(talk.count('change')).toBe(0)
    expect(talk.says('dale, pero cuánto sale?').effects).not.toContainEqual(
      expect.objectContaining({ type: 'change' }),
    )
    expect(talk.count('change')).toBe(0)
    expect(talk.says('sí').effects).toContainEqual(
      expect.objectContaining({ type: 'change', code: HELD, wish: expected }),
    )
    expect(talk.count('hold')).toBe(1)
  })

  it('keeps it when the change is not wanted after all', () => {
    const talk = heldTalk()
    talk.says('una noche más')
    expect(talk.taps('change_no').effects).toEqual([{ type: 'show_reservations' }])
    expect(talk.count('change')).toBe(0)
  })

  it('is asked for which dates when none are named, and the answer is about the booking', () => {
    const talk = heldTalk()
    expect(talk.says('quiero cambiar las fechas').said).toEqual(['ask_new_dates'])
    expect(talk.says('del 20 al 23 de agosto').effects).toContainEqual(
      expect.objectContaining({ type: 'propose_change', wish: wish('2027-08-20', '2027-08-23') }),
    )
  })

  it('who no longer wants it is asked before it is let go', () => {
    expect(heldTalk().says('no, dejá, no la quiero').effects).toContainEqual({
      type: 'propose_cancel',
      code: HELD,
    })
  })

  it.each([
    ['ya pagué, te llegó?', 'check_payment'],
    ['no me pasa la tarjeta', 'help_paying'],
    ['necesito más tiempo para pagar', 'extend_hold'],
    ['necesito factura A', 'note_invoice'],
  ])('gets what helps: %s', (text, type) => {
    expect(heldTalk().says(text).effects).toContainEqual({ type, code: HELD })
  })
})
