import { describe, expect, it } from 'vitest'
import { createTalk, type Talk } from '../../../../test/dialogue-driver.ts'

const FIRST = 'Hola! hay lugar del 15 al 18 de enero para 2 adultos y 2 nenes?'

function quotedTalk(options: Parameters<typeof createTalk>[0] = {}): Talk {
  const talk = createTalk(options)
  talk.says(FIRST)
  return talk
}

describe('paying by transfer', () => {
  const wishes = [
    'quiero pagar por transferencia',
    'prefiero transferir',
    'pasame el alias',
    'me pasás el CBU?',
    'Transferencia',
    'te transfiero ahora',
    'quero pagar por transferência',
    'quero pagar com pix',
    'can I pay by bank transfer?',
  ]

  it.each(wishes)('"%s" with a hold gets the account, and nothing else', (text) => {
    const talk = quotedTalk()
    talk.taps('reserve')
    expect(talk.says(text).effects).toEqual([{ type: 'offer_transfer', code: 'RES261125AB2C' }])
  })

  it.each(wishes)('"%s" with nothing to pay is a question about paying, and the quote stays open', (text) => {
    const talk = quotedTalk()
    const { effects, said } = talk.says(text)
    expect(effects).toContainEqual({
      type: 'answer_faq',
      topics: ['payment'],
      accommodationId: null,
      reask: false,
    })
    expect(said).toEqual(['resume_frame'])
    expect(talk.count('hold')).toBe(0)
  })

  it.each([
    'ya hice la transferencia',
    'no puedo transferir',
    'quiero transferir la reserva a otra fecha',
    'hay transfer desde el aeropuerto?',
  ])('"%s" is no wish to pay by transfer', (text) => {
    const talk = quotedTalk()
    talk.taps('reserve')
    talk.says(text)
    expect(talk.count('offer_transfer')).toBe(0)
  })

  it('said beside a yes to the quote is another wish: it is answered, and the quote waits for its own yes', () => {
    const talk = quotedTalk()
    talk.says('dale, reservala, pago por transferencia')
    expect(talk.count('hold')).toBe(0)
    expect(talk.frame.pending).toEqual({ kind: 'confirmation' })
  })

  it('asked about beside something else leaves nothing unanswered', () => {
    const topics = createTalk()
      .says('aceptan mascotas? y transferencia?')
      .effects.flatMap((one) => (one.type === 'answer_faq' ? one.topics : []))
    expect(topics).toEqual(['pets', 'payment'])
  })

  it('is not taken for the name of the guest', () => {
    const talk = quotedTalk({ profileName: null })
    talk.taps('reserve')
    talk.says('transferencia')
    expect(talk.count('hold')).toBe(0)
  })
})

describe('a question for pictures', () => {
  it.each(['me mandás fotos de la pileta?', 'tem fotos da piscina?', 'do you have photos of the pool?'])(
    'of something the cabin has is answered with pictures: %s',
    (text) => {
      const topics = createTalk()
        .says(text)
        .effects.flatMap((one) => (one.type === 'answer_faq' ? one.topics : []))
      expect(topics).toContain('photos')
    },
  )
})
