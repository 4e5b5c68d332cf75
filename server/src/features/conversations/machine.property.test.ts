import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CABINS, createTalk, type Talk, type Turn } from '../../../test/dialogue-driver.ts'
import { type Action, encodeTap } from './domain/buttons.ts'
import { frameSchema } from './domain/frame.ts'

const TEXTS = [
  'hola',
  'Hola! hay lugar del 15 al 18 de enero para 2 adultos y 2 nenes?',
  'del 20 al 25 de enero',
  'llego el 15 de enero',
  'este finde',
  'el finde que viene',
  'en febrero',
  '3 noches',
  'somos 4',
  'para 40 personas',
  'voy con mi perro',
  '2',
  'la segunda',
  'la Lenga',
  'sí',
  'no',
  'dale, reservala',
  'Reservar',
  'otras fechas',
  'cuánto sale?',
  '¿aceptan perros?',
  '¿dónde queda?',
  'ya transferí',
  'quiero cancelar',
  'quiero cambiar las fechas',
  'mi reserva',
  'cómo pago?',
  'gracias!',
  'asdf qwer',
  'Ana Pérez',
  '11 5555 1234',
  '',
  '😀',
]

const stay = { checkIn: '2027-01-15', checkOut: '2027-01-18' } as Extract<Action, { type: 'stay' }>['stay']
const ACTIONS: readonly Action[] = [
  ...CABINS.map(({ id }) => ({ type: 'reserve' as const, accommodationId: id, stay })),
  { type: 'show', accommodationId: 'coihue', stay },
  { type: 'others' },
  { type: 'other_dates' },
  { type: 'stay', stay },
  { type: 'my_reservation' },
  { type: 'resume' },
  { type: 'start_over' },
  { type: 'faq', topic: 'photos' },
  { type: 'cancel_yes', code: 'RES1' },
  { type: 'cancel_no', code: 'RES1' },
  { type: 'pay', code: 'RES1' },
  { type: 'transfer', code: 'RES1' },
  { type: 'extend', code: 'RES1' },
]

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS).map((text) => (talk: Talk) => talk.says(text)) },
  {
    weight: 3,
    arbitrary: fc.record({ action: fc.constantFrom(...ACTIONS), age: fc.nat(3) }).map(
      ({ action, age }) =>
        (talk: Talk) =>
          talk.tapsId(encodeTap({ version: Math.max(0, talk.frame.version - age), action })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('image' as const, 'audio' as const, 'other' as const)
      .map((kind) => (talk: Talk) => talk.sends(kind)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(1, 13, 24 * 80).map((hours) => (talk: Talk) => {
      talk.waits(hours)
      return undefined
    }),
  },
)

const world = fc.record({
  profileName: fc.constantFrom('Ana', null),
  phoneKnown: fc.boolean(),
  full: fc.constantFrom<readonly string[]>([], ['arrayan'], ['arrayan', 'coihue', 'lenga']),
  strict: fc.boolean(),
})

function talkOf(made: {
  profileName: string | null
  phoneKnown: boolean
  full: readonly string[]
  strict: boolean
}) {
  return createTalk({
    profileName: made.profileName,
    phoneKnown: made.phoneKnown,
    isFree: (cabin) => !made.full.includes(cabin.id),
    refuse: (wanted) =>
      made.strict && wanted.checkIn < '2027-01-20' ? { reason: 'min_nights', limit: 4 } : null,
  })
}

/** The quote a guest saw last, if what came after did not take it back. */
function lastQuote(turns: readonly Turn[]): object | undefined {
  return turns
    .flatMap((turn) => turn.effects)
    .findLast((effect) => effect.type === 'say' && effect.key === 'availability_quote')
}

describe('whatever a guest writes, taps or sends, in whatever order', () => {
  it('is answered, without endless looks, and leaves a frame that can be stored', () => {
    fc.assert(
      fc.property(world, fc.array(step, { maxLength: 14 }), (made, steps) => {
        const talk = talkOf(made)
        for (const take of steps) {
          const turn = take(talk)
          if (!turn) continue
          expect(turn.effects.filter((effect) => effect.type !== 'stage')).not.toEqual([])
          expect(frameSchema.parse(JSON.parse(JSON.stringify(talk.frame)))).toEqual(talk.frame)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('is booked only as the last quote showed it, and once', () => {
    fc.assert(
      fc.property(world, fc.array(step, { maxLength: 14 }), (made, steps) => {
        const talk = talkOf(made)
        const turns: Turn[] = []
        for (const take of steps) {
          const before = talk.frame
          const turn = take(talk)
          if (!turn) continue
          const holds = turn.effects.filter((effect) => effect.type === 'hold')
          expect(holds.length).toBeLessThanOrEqual(1)
          for (const hold of holds) {
            expect(lastQuote(turns)).toMatchObject({
              accommodationId: hold.offer.accommodationId,
              variables: { stay: hold.offer.stay, guests: hold.party },
            })
            expect(before.taken && before.reservationCode ? before.taken : null).not.toEqual(hold.offer)
          }
          turns.push(turn)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('never asks the same thing for ever: nonsense ends with a person', () => {
    fc.assert(
      fc.property(world, fc.array(step, { maxLength: 8 }), (made, steps) => {
        const talk = talkOf(made)
        for (const take of steps) take(talk)
        const handedOver = talk.count('hand_over')
        for (let turn = 0; turn < 5; turn++) talk.says('asdf qwer 1x')
        expect(talk.count('hand_over')).toBeGreaterThan(handedOver)
      }),
      { numRuns: 200 },
    )
  })
})
