import { describe, expect, it } from 'vitest'
import { createTalk, type Talk } from '../../../test/dialogue-driver.ts'

const FIRST = 'Hola! hay lugar del 15 al 18 de enero para 2 adultos y 2 nenes?'
const JANUARY = { checkIn: '2027-01-15', checkOut: '2027-01-18' }

function quotedTalk(options: Parameters<typeof createTalk>[0] = {}): Talk {
  const talk = createTalk(options)
  talk.says(FIRST)
  return talk
}

describe('from the first word to the hold', () => {
  it('takes two messages when everything is said at once', () => {
    const talk = createTalk()
    expect(talk.says(FIRST).said).toEqual(['availability_quote'])
    expect(talk.taps('reserve').effects).toContainEqual(
      expect.objectContaining({ type: 'hold', name: 'Ana' }),
    )
    expect(talk.frame.reservationCode).toBe('RES261125AB2C')
  })

  it('takes five at most when one thing is said at a time by a guest without name and number', () => {
    const talk = createTalk({ profileName: null, phoneKnown: false })
    expect(talk.says('hay lugar del 15 al 18 de enero?').said).toEqual(['ask_guests'])
    expect(talk.says('4').said).toEqual(['availability_quote'])
    expect(talk.says('dale, reservala').said).toEqual(['ask_name'])
    expect(talk.says('Ana Pérez').said).toEqual(['ask_phone'])
    expect(talk.says('11 5555 1234').effects).toContainEqual(expect.objectContaining({ type: 'hold' }))
  })

  it('never asks what was given: nights follow the arrival, in either order', () => {
    const talk = createTalk()
    expect(talk.says('somos 2, llego el 15 de enero').said).toEqual(['ask_departure'])
    expect(talk.says('5 noches').said).toEqual(['availability_quote'])
    expect(talk.frame.stay).toEqual({ checkIn: '2027-01-15', checkOut: '2027-01-20' })
    const other = createTalk()
    other.says('5 noches para 2 personas')
    expect(other.says('llego el 15 de enero').said).toEqual(['availability_quote'])
  })

  it('keeps the guests when the dates change, and the arrival when the nights do', () => {
    const talk = quotedTalk()
    expect(talk.says('y del 20 al 22 de enero?').said).toEqual(['availability_quote'])
    expect(talk.frame.party).toMatchObject({ adults: 2, children: 2 })
    talk.says('y si son 4 noches?')
    expect(talk.frame.stay).toEqual({ checkIn: '2027-01-20', checkOut: '2027-01-24' })
  })

  it('takes no greeting for a name, and no name for guests it was not quoted for', () => {
    const talk = quotedTalk({ profileName: null })
    talk.taps('reserve')
    expect(talk.says('hola').said).toEqual(['here_i_am', 'ask_name'])
    expect(talk.says('perdón, somos 3').said).toEqual(['quote_again'])
    talk.says('Ana Pérez')
    expect(talk.count('hold')).toBe(0)
  })

  it('takes the cheapest of the stays it showed with prices, and asks where two cost the same', () => {
    const talk = createTalk({ gapPrices: [300, 200, 400] })
    expect(talk.says('hay algo en enero para 2, 3 noches?').said).toEqual(['window_gaps'])
    expect(talk.says('la más barata').said).toEqual(['availability_quote'])
    expect(talk.frame.stay).toEqual({ checkIn: '2027-01-04', checkOut: '2027-01-07' })
    const alike = createTalk({ gapPrices: [200, 200, 400] })
    alike.says('hay algo en enero para 2, 3 noches?')
    expect(alike.says('la más barata').said).toEqual(['window_gaps'])
  })

  it('books only on a yes to the quote that is shown', () => {
    const talk = createTalk()
    talk.says('reservame del 15 al 18 de enero para 4')
    expect(talk.count('hold')).toBe(0)
    talk.says('sí')
    expect(talk.count('hold')).toBe(1)
  })
})

describe('values given up front are checked like those that were asked for', () => {
  it.each([
    ['up front', ['del 15 al 18 de enero para 12 personas']],
    ['when asked', ['del 15 al 18 de enero', '12']],
  ])('too many guests, %s', (_name, messages) => {
    const talk = createTalk()
    expect(messages.map((text) => talk.says(text).said).at(-1)).toEqual(['group_none'])
    expect(talk.frame.stay).toEqual(JANUARY)
    expect(talk.says('somos 4').said).toEqual(['availability_quote'])
  })
})

describe('an interruption', () => {
  const interrupted: readonly [string, readonly string[], string][] = [
    ['dates', ['hola'], 'ask_dates'],
    ['guests', ['del 15 al 18 de enero'], 'ask_guests'],
    ['nights', ['hay algo en enero para 2?'], 'ask_nights'],
    ['a choice', ['somos 2, llego el 15 de enero'], 'ask_departure'],
    ['the yes to a quote', [FIRST], 'resume_frame'],
  ]

  it.each(interrupted)(
    'is answered, and then %s is asked again: once, and nothing else',
    (_what, before, asked) => {
      const talk = createTalk()
      for (const text of before) talk.says(text)
      const frame = talk.frame
      const { effects, said } = talk.says('¿aceptan perros?')
      expect(effects[0]).toMatchObject({ type: 'answer_faq', topics: ['pets'] })
      expect(said).toEqual([asked])
      const { touchedAt, asked: question, resumed } = talk.frame
      expect(talk.frame).toEqual({ ...frame, touchedAt, asked: question, resumed })
      // What is open was asked once more; after every further answer it would be a nuisance.
      expect(talk.says('¿a qué hora es el check in?').said).toEqual([])
    },
  )

  it('by a name is asked again as a name, and a question is not taken for a name', () => {
    const talk = quotedTalk({ profileName: null })
    talk.taps('reserve')
    expect(talk.says('¿dónde queda?').said).toEqual(['ask_name'])
    expect(talk.says('Ana Pérez').effects).toContainEqual(
      expect.objectContaining({ type: 'hold', name: 'Ana Pérez' }),
    )
  })

  it('of many questions in a row never moves the frame, even when they name another cabin', () => {
    const talk = quotedTalk()
    const { frame } = talk
    for (const text of [
      '¿aceptan perros?',
      '¿La Lenga tiene wifi?',
      '¿a qué hora es el check in?',
      '¿dónde queda?',
    ]) {
      talk.says(text)
      const { touchedAt, asked, resumed } = talk.frame
      expect(talk.frame).toEqual({ ...frame, touchedAt, asked, resumed })
    }
    expect(talk.taps('reserve').effects).toContainEqual(expect.objectContaining({ type: 'hold' }))
  })
})

describe('what is not understood', () => {
  it('is asked again once, and then a person takes over', () => {
    const talk = createTalk()
    talk.says('hola')
    expect(talk.says('asdf qwer').said).toEqual(['not_understood', 'ask_dates'])
    expect(talk.says('uiop').effects.at(-1)).toEqual({ type: 'hand_over', why: 'not_understood' })
  })

  it('with nothing asked gets the list at once and then a person', () => {
    const talk = createTalk()
    expect(talk.says('asdf').said).toEqual(['not_understood'])
    expect(talk.says('qwer').effects.at(-1)).toEqual({ type: 'hand_over', why: 'not_understood' })
  })

  it('is forgiven as soon as something is understood', () => {
    const talk = createTalk()
    for (let turn = 0; turn < 5; turn++) {
      talk.says('hola')
      talk.says('asdf qwer')
    }
    expect(talk.count('hand_over')).toBe(0)
  })
})

describe('a stay that breaks a rule again and again', () => {
  it('is explained twice, then answered with a list, then by a person', () => {
    const talk = createTalk({ refuse: () => ({ reason: 'past_dates' }) })
    expect(talk.says('del 1 al 3 de diciembre para 2').said).toEqual(['past_dates'])
    expect(talk.says('del 2 al 4 de diciembre').said).toEqual(['past_dates'])
    expect(talk.says('del 3 al 5 de diciembre').said).toEqual(['past_dates'])
    expect(talk.offersButton('human')).toBe(true)
    expect(talk.says('del 4 al 6 de diciembre').said).toEqual(['human_handoff'])
  })

  it('too short is offered at its least length, and a yes takes it', () => {
    const talk = createTalk({
      refuse: (stay) => (stay.checkOut < '2027-01-18' ? { reason: 'min_nights', limit: 3 } : null),
    })
    expect(talk.says('del 15 al 16 de enero para 2').said).toEqual(['min_nights'])
    expect(talk.says('sí').said).toEqual(['availability_quote'])
    expect(talk.frame.stay).toEqual(JANUARY)
  })
})

describe('typing instead of tapping', () => {
  it.each([
    ['2', 1],
    ['la segunda', 1],
    ['la primera', 0],
  ])('"%s" picks among dates', (text, index) => {
    const talk = createTalk()
    talk.says('somos 2, llego el 15 de enero')
    const { pending } = talk.frame
    talk.says(text)
    expect(talk.frame.stay).toEqual(pending?.kind === 'choice' ? pending.options[index] : undefined)
  })

  it('picks among cabins by place and by name', () => {
    const talk = quotedTalk()
    expect(talk.taps('others').said).toEqual(['availability_many'])
    talk.says('la segunda')
    expect(talk.frame.offers[0]?.accommodationId).toBe('coihue')
    const other = quotedTalk()
    other.taps('others')
    other.says('la Lenga')
    expect(other.frame.offers[0]?.accommodationId).toBe('lenga')
  })

  it('the words of a button do what the button does', () => {
    const talk = quotedTalk()
    expect(talk.says('Otras fechas').said).toEqual(['ask_dates'])
    expect(quotedTalk().says('otras cabañas').said).toEqual(['availability_many'])
    expect(quotedTalk().says('Reservar').effects).toContainEqual(expect.objectContaining({ type: 'hold' }))
  })

  it('a number of nights is not the number of an option', () => {
    const talk = createTalk()
    talk.says('somos 2, llego el 15 de enero')
    talk.says('2 noches')
    expect(talk.frame.stay).toEqual({ checkIn: '2027-01-15', checkOut: '2027-01-17' })
  })

  it('takes a number of guests for guests, never for an hour or a date', () => {
    const talk = createTalk()
    talk.says('del 15 al 18 de enero para 4')
    expect(talk.frame.party).toMatchObject({ adults: 4 })
    expect(talk.frame.stay).toEqual(JANUARY)
  })
})

describe('a button of before', () => {
  it('is offered anew with the price of today, never applied', () => {
    const talk = quotedTalk()
    const old = talk.buttonId('reserve')
    talk.says('somos 3')
    const { said } = talk.tapsId(old)
    expect(said).toEqual(['stale_button', 'quote_again'])
    expect(talk.count('hold')).toBe(0)
    expect(talk.taps('reserve').effects).toContainEqual(expect.objectContaining({ type: 'hold' }))
  })

  it('that was already said yes to brings the way to pay, not a second booking', () => {
    const talk = quotedTalk()
    const tapped = talk.buttonId('reserve')
    talk.tapsId(tapped)
    expect(talk.tapsId(tapped).effects).toEqual([{ type: 'send_payment_link', code: 'RES261125AB2C' }])
    expect(talk.count('hold')).toBe(1)
  })

  it('of a cancellation only counts while that cancellation is open', () => {
    const proposal = {
      code: 'RES1',
      shownCode: 'RES1',
      cabin: 'Arrayán',
      stay: quotedTalk().frame.offers[0]?.stay ?? failing(),
      paid: 0,
      refund: 0,
      currency: 'ARS',
    }
    const talk = createTalk({ cancelProposal: proposal })
    talk.says('quiero cancelar mi reserva')
    const yes = talk.buttonId('cancel_yes')
    talk.waits(30)
    expect(talk.tapsId(yes).said).toEqual(['cancel_confirm'])
    expect(talk.count('cancel')).toBe(0)
    talk.taps('cancel_yes')
    expect(talk.count('cancel')).toBe(1)
  })

  it('that nobody here made is answered all the same', () => {
    expect(createTalk().tapsId('whatever').said).toEqual(['stale_button', 'ask_dates'])
  })
})

describe('a chat taken up again the next day', () => {
  it('asks whether to go on, and a yes looks again', () => {
    const talk = quotedTalk()
    talk.waits(20)
    expect(talk.says('hola').said).toEqual(['here_i_am', 'resume_frame'])
    expect(talk.says('sí').said).toEqual(['availability_quote'])
  })

  it('asks only once, however the guest answers', () => {
    const talk = quotedTalk()
    talk.waits(20)
    talk.says('buenas')
    expect(talk.says('no').said).toEqual(['ask_dates'])
    expect(talk.says('del 20 al 22 de enero').said).toEqual(['availability_quote'])
    expect(talk.frame.party).toMatchObject({ adults: 2, children: 2 })
  })

  it('takes new dates without asking anything', () => {
    const talk = quotedTalk()
    talk.waits(20)
    expect(talk.says('y del 20 al 22 de enero?').said).toEqual(['availability_quote'])
  })

  it('does not apply yesterday’s yes to yesterday’s price', () => {
    const talk = quotedTalk()
    const old = talk.buttonId('reserve')
    talk.waits(20)
    expect(talk.tapsId(old).said).toEqual(['stale_button', 'availability_quote'])
    expect(talk.count('hold')).toBe(0)
  })

  it('forgets a stay that has gone by', () => {
    const talk = quotedTalk()
    talk.waits(24 * 90)
    expect(talk.says('hola').said).toEqual(['greeting'])
    expect(talk.frame.stay).toBeNull()
  })
})

describe('a person', () => {
  it('comes when asked for, whatever is open', () => {
    const talk = quotedTalk()
    expect(talk.says('quiero hablar con una persona').effects.at(-1)).toEqual({
      type: 'hand_over',
      why: 'asked',
    })
  })

  it('is not needed for a voice note nobody can hear: the guest is asked to write, and the talk goes on', () => {
    const talk = quotedTalk()
    expect(talk.sends('audio').said).toEqual(['audio_unavailable', 'resume_frame'])
    expect(talk.count('hand_over')).toBe(0)
  })
})

describe('a voice note', () => {
  it('is no yes, not even for a guest whose name is still to be asked', () => {
    const talk = quotedTalk({ profileName: null })
    const spoken = talk.speaks('dale')
    expect(spoken.said[0]).toBe('needs_yes')
    expect(talk.frame.pending?.kind).toBe('confirmation')
  })
})

describe('a guess at the dates before it is known who comes', () => {
  it('is said once, with the other reading as a button and the question in the same message', () => {
    const talk = createTalk()
    expect(talk.says('Tenés algo para este finde?').said).toEqual(['ask_guests'])
    expect(talk.offersButton('stay')).toBe(true)
    expect(talk.says('somos 2').said).toEqual(['availability_quote'])
  })
})

describe('two messages at once', () => {
  it('a greeting with more behind it leaves the answer to what follows', () => {
    const talk = createTalk()
    expect(talk.says('Hola!', { moreWaiting: true }).effects).toEqual([])
    expect(talk.says('hay lugar del 15 al 18 de enero para 4?').said).toEqual(['availability_quote'])
  })
})

describe('a yes that answers nothing', () => {
  it('is about paying, after a hold', () => {
    const talk = quotedTalk()
    talk.taps('reserve')
    const link = { type: 'send_payment_link', code: 'RES261125AB2C', brief: true }
    expect(talk.says('dale').effects).toEqual([link])
    expect(talk.count('hold')).toBe(1)
  })
})

describe('pets', () => {
  it('said before anyone else is known are not forgotten', () => {
    const talk = createTalk()
    talk.says('voy con mi perro')
    talk.says('somos 2, del 15 al 18 de enero')
    expect(talk.frame.party).toEqual({ adults: 2, children: 0, babies: 0, pets: 1 })
  })

  it('that a cabin does not take are said so, with a way on', () => {
    const talk = createTalk({
      refuse: (_stay, party) => (party.pets > 0 ? { reason: 'no_pets', others: [] } : null),
    })
    expect(talk.says('del 15 al 18 de enero, 2 adultos y un perro').said).toEqual(['faq_pets'])
    expect(talk.offersButton('human')).toBe(true)
  })
})

function failing(): never {
  throw new Error('No quote was shown')
}
