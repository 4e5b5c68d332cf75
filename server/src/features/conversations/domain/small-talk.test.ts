import { describe, expect, it } from 'vitest'
import { createTalk, type Talk } from '../../../../test/dialogue-driver.ts'

const FIRST = 'Hola! hay lugar del 15 al 18 de enero para 2 adultos y 2 nenes?'

function quotedTalk(options: Parameters<typeof createTalk>[0] = {}): Talk {
  const talk = createTalk(options)
  talk.says(FIRST)
  return talk
}

describe('the name of the guest', () => {
  it.each([
    ['Bruno Costa', 'Bruno'],
    ['Ana', 'Ana'],
    ['Turismo Andino SRL', 'Turismo Andino SRL'],
    ['La Toscana', 'La Toscana'],
  ])('greets %s as %s and books under the whole of it', (profileName, guestName) => {
    const talk = createTalk({ profileName })
    expect(talk.says('hola').effects[0]).toMatchObject({ variables: { guestName } })
    talk.says(FIRST)
    expect(talk.taps('reserve').effects).toContainEqual(
      expect.objectContaining({ type: 'hold', name: profileName }),
    )
  })

  it.each(['mi nombre es Carla Gómez', 'me llamo carla gómez', 'Soy Carla Gómez'])(
    '"%s" after a hold is thanked for, noted on the stay and kept for the next one',
    (text) => {
      const talk = quotedTalk()
      talk.taps('reserve')
      const { effects, said } = talk.says(text)
      expect(said).toEqual(['name_noted'])
      expect(effects).toContainEqual({ type: 'note_name', code: 'RES261125AB2C', name: 'Carla Gómez' })
      expect(talk.frame.name).toBe('Carla Gómez')
      expect(talk.says('gracias').effects[0]).toMatchObject({ variables: { guestName: 'Carla' } })
    },
  )

  it('does not close the question that is open', () => {
    expect(quotedTalk().says('mi nombre es Carla Gómez').said).toEqual(['name_noted', 'resume_frame'])
  })
})
