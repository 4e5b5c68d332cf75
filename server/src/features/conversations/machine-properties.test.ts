import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CABINS, createTalk, type Talk, type Turn } from '../../../test/dialogue-driver.ts'
import { type Action, encodeTap } from './domain/buttons.ts'
import { frameSchema } from './domain/frame.ts'

const FIRST = 'Hola! hay lugar del 15 al 18 de enero para 2 adultos y 2 nenes?'

const TEXTS = [
  'hola',
  FIRST,
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

type Deed =
  | { readonly says: string }
  | { readonly taps: Action; readonly age: number }
  | { readonly sends: 'image' | 'audio' | 'other' }
  | { readonly waits: number }

function take(talk: Talk, deed: Deed): Turn | undefined {
  if ('says' in deed) return talk.says(deed.says)
  if ('sends' in deed) return talk.sends(deed.sends)
  if ('waits' in deed) return void talk.waits(deed.waits)
  return talk.tapsId(encodeTap({ version: Math.max(0, talk.frame.version - deed.age), action: deed.taps }))
}

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ says: fc.constantFrom(...TEXTS) }) },
  { weight: 3, arbitrary: fc.record({ taps: fc.constantFrom(...ACTIONS), age: fc.nat(3) }) },
  {
    weight: 1,
    arbitrary: fc.record({ sends: fc.constantFrom('image' as const, 'audio' as const, 'other' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ waits: fc.constantFrom(1, 13, 24 * 80) }) },
)

const YES = ['sí', 'dale, reservala', 'Reservar', 'Ana Pérez', '11 5555 1234', FIRST, 'somos 4']
/** The same, with more of what leads to a booking. */
const deedTowardsBooking: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 2, arbitrary: deed },
  { weight: 1, arbitrary: fc.record({ says: fc.constantFrom(...YES) }) },
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

const QUOTES: ReadonlySet<string> = new Set(['availability_quote', 'quote_again'])

/** The quote a guest saw last, if what came after did not take it back. */
function lastQuote(turns: readonly Turn[]): object | undefined {
  return turns
    .flatMap((turn) => turn.effects)
    .findLast((effect) => effect.type === 'say' && QUOTES.has(effect.key))
}

describe('whatever a guest writes, taps or sends, in whatever order', () => {
  it('is answered, without endless looks, and leaves a frame that can be stored', () => {
    fc.assert(
      fc.property(world, fc.array(deed, { maxLength: 14, size: 'max' }), (made, deeds) => {
        const talk = talkOf(made)
        for (const one of deeds) {
          const turn = take(talk, one)
          if (!turn) continue
          expect(turn.effects.filter((effect) => effect.type !== 'stage')).not.toEqual([])
          expect(frameSchema.parse(JSON.parse(JSON.stringify(talk.frame)))).toEqual(talk.frame)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('is booked only as the last quote showed it, and once', () => {
    let booked = 0
    fc.assert(
      fc.property(world, fc.array(deedTowardsBooking, { maxLength: 14, size: 'max' }), (made, deeds) => {
        const talk = talkOf(made)
        const turns: Turn[] = [talk.says(FIRST)]
        for (const one of deeds) {
          const before = talk.frame
          const turn = take(talk, one)
          if (!turn) continue
          const holds = turn.effects.filter((effect) => effect.type === 'hold')
          expect(holds.length).toBeLessThanOrEqual(1)
          booked += holds.length
          for (const hold of holds) {
            const cabin = CABINS.find((one) => one.id === hold.offer.accommodationId)?.name
            expect(lastQuote(turns)).toMatchObject({
              variables: { cabin, stay: hold.offer.stay, guests: hold.party },
            })
            expect(before.taken && before.reservationCode ? before.taken : null).not.toEqual(hold.offer)
          }
          turns.push(turn)
        }
      }),
      { numRuns: 400 },
    )
    expect(booked).toBeGreaterThan(20)
  })

  it('never asks the same thing for ever: nonsense ends with a person', () => {
    fc.assert(
      fc.property(world, fc.array(deed, { maxLength: 8 }), (made, deeds) => {
        const talk = talkOf(made)
        for (const one of deeds) take(talk, one)
        const handedOver = talk.count('hand_over')
        for (let turn = 0; turn < 5; turn++) talk.says('asdf qwer 1x')
        expect(talk.count('hand_over')).toBeGreaterThan(handedOver)
      }),
      { numRuns: 200 },
    )
  })
})
