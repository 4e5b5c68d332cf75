import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { dialogue } from '../dialogue-script.ts'
import { createDialogueWorld, type DialogueWorld } from '../dialogue-world.ts'

type DialogueTurn = z.input<typeof dialogue>['turns'][number]

const HOUR = 3600
let world: DialogueWorld
let cabins: { readonly id: string; readonly name: string }[]
beforeAll(async () => {
  world = await createDialogueWorld({ CHAT_GATHER_MS: '0' })
  const { body } = await world.app.owner<{ items: typeof cabins }>('GET', '/accommodations')
  cabins = body.items
})
afterAll(() => world.close())

/** The owner gives a cabin other rates while the talk goes on. */
function rates(name: string, price: string, more: Readonly<Record<string, unknown>> = {}): DialogueTurn {
  const id = cabins.find((one) => one.name === name)?.id
  return {
    api: `/accommodations/${id}/rates`,
    method: 'PUT',
    body: { base_price: price, currency: 'ARS', ...more },
  }
}

let played = 0
async function talk(turns: readonly DialogueTurn[]): Promise<void> {
  played += 1
  const { transcript, failures } = await world.play(
    dialogue.parse({ id: `shown-${played}`, kind: 'shown', turns }),
  )
  expect(failures, transcript.join('\n')).toEqual([])
}

/** Keeps the talk awake past the day for which the price was given. */
const NEXT_DAY: readonly DialogueTurn[] = [
  { shift: 11 * HOUR },
  'tienen parrilla?',
  { shift: 11 * HOUR },
  'tienen wifi?',
  { shift: 3 * HOUR },
]

describe('a yes is to the price that was shown', () => {
  it('shows the new price when the shown one has lapsed, and holds on a yes to that', async () => {
    await talk([
      'hola, del 10 al 13 de agosto para 4',
      { look: { says: ['\\$ 360\\.000'] } },
      rates('Arrayán', '150000.00'),
      ...NEXT_DAY,
      { look: {} },
      'dale, reservala',
      { look: { says: ['\\$ 450\\.000'], stays: [], buttons: ['Reservar'] } },
      { tap: 'Reservar' },
      { look: { stays: ['Arrayán 2027-08-10 2027-08-13 pre_reserved 4'] } },
      rates('Arrayán', '120000.00'),
    ])
  })

  it('holds when the price is still what was shown', async () => {
    await talk([
      'hola, del 10 al 13 de agosto para 4',
      ...NEXT_DAY,
      'dale, reservala',
      { look: { stays: ['Arrayán 2027-08-10 2027-08-13 pre_reserved 4'] } },
    ])
  })

  it('shows the new total of several cabins', async () => {
    await talk([
      'hola somos 9, del 10 al 13 de marzo',
      { look: { says: ['\\$ 900\\.000'] } },
      rates('Arrayán', '150000.00'),
      { tap: 'Reservar todas' },
      { look: { says: ['\\$ 990\\.000'], stays: [], buttons: ['Reservar todas'] } },
      rates('Arrayán', '120000.00'),
    ])
  })
})

describe('a yes to a change is to the figures that were shown', () => {
  const BOOKED: readonly DialogueTurn[] = [
    'hola, del 10 al 13 de agosto para 4',
    { tap: 'Reservar' },
    { pay: 'approve' },
    'quiero agregar una noche más',
    { look: { says: ['\\$ 480\\.000', '\\$ 120\\.000'], buttons: ['Sí, cambiar'] } },
  ]
  it('shows it anew when the nights cost something else by then', async () => {
    await talk([
      ...BOOKED,
      rates('Arrayán', '150000.00'),
      'sí',
      {
        look: {
          says: ['\\$ 510\\.000', '\\$ 150\\.000'],
          stays: ['Arrayán 2027-08-10 2027-08-13 confirmed 4'],
          buttons: ['Sí, cambiar'],
        },
      },
      { tap: 'Sí, cambiar' },
      { look: { stays: ['Arrayán 2027-08-10 2027-08-14 confirmed 4'] } },
      rates('Arrayán', '120000.00'),
    ])
  })

  it('does not take a tap under an earlier proposal for a yes to the later one', async () => {
    await talk([
      ...BOOKED,
      'mejor dos noches más',
      { look: { says: ['Nuevo total'] } },
      { tap: 'Sí, cambiar', earlier: 1 },
      { look: { says: ['Nuevo total'], stays: ['Arrayán 2027-08-10 2027-08-13 confirmed 4'] } },
    ])
  })
})

describe('a yes to a cancellation is to the refund that was shown', () => {
  const policy = {
    cancellation_policy: [
      { days_before: 30, refund_percent: 100 },
      { days_before: 0, refund_percent: 50 },
    ],
  }
  it('shows the smaller refund when a step of the policy has passed overnight', async () => {
    await talk([
      rates('Arrayán', '120000.00', policy),
      // 33 days before.
      'hola, del 30 de diciembre al 2 de enero para 4',
      { tap: 'Reservar' },
      { pay: 'approve' },
      { shift: 3 * 24 * HOUR - 2 * HOUR },
      'quiero cancelar',
      { look: { says: ['te devolvemos \\*\\$ 108\\.000'], buttons: ['Sí, cancelar'] } },
      { shift: 11 * HOUR },
      'sí, cancelá',
      {
        look: {
          says: ['te devolvemos \\*\\$ 54\\.000'],
          stays: ['Arrayán 2026-12-30 2027-01-02 confirmed 4'],
          buttons: ['Sí, cancelar'],
        },
      },
      { tap: 'Sí, cancelar' },
      { look: { says: ['cancel'], stays: [] } },
      rates('Arrayán', '120000.00'),
    ])
  })
})

describe('the price the owner agreed to', () => {
  const AGREED: readonly DialogueTurn[] = [
    { owner: 'hoy' },
    'hola, del 10 al 13 de septiembre para 4',
    'me lo dejás en 300 lucas?',
    { ownerTap: 'Otro precio' },
    { owner: '320000' },
    { ownerTap: 'Sí' },
    { look: { says: ['\\$ 320\\.000'], buttons: ['Reservar'] } },
  ]
  it('is what the same stay costs whenever it is shown again', async () => {
    await talk([
      ...AGREED,
      'cuánto sale del 10 al 13 de septiembre para 4?',
      { look: { says: ['\\$ 320\\.000'], not: ['\\$ 360\\.000'], stays: [] } },
      { tap: 'Reservar' },
      { look: { stays: ['Arrayán 2027-09-10 2027-09-13 pre_reserved 4'], says: ['\\$ 96\\.000'] } },
    ])
  })
  it('is for these guests and no others', async () => {
    await talk([
      ...AGREED,
      'ah, somos 3',
      { look: { says: ['\\$ 360\\.000'], not: ['\\$ 320\\.000'] } },
      'dale, reservala',
      { look: { stays: ['Arrayán 2027-09-10 2027-09-13 pre_reserved 3'], says: ['\\$ 108\\.000'] } },
    ])
  })
  it('makes nothing dearer that the guest holds', async () => {
    await talk([
      { owner: 'hoy' },
      'hola, del 10 al 13 de septiembre para 4',
      'me lo dejás en 300 lucas?',
      { tap: 'Reservar' },
      { ownerTap: 'Otro precio' },
      { owner: '400000' },
      { look: {} },
      { ownerTap: 'Sí' },
      { look: { says: ['No lo cambié', '\\$ 360\\.000'], not: ['Tu reserva .* cambió'] } },
      'cuánto debo?',
      { look: { says: ['\\$ 360\\.000'], not: ['\\$ 400\\.000'] } },
    ])
  })
})

describe('several cabins, taken with few words', () => {
  const BOTH = ['Arrayán 2027-03-10 2027-03-13 pre_reserved 4', 'Coihue 2027-03-10 2027-03-13 pre_reserved 5']
  const OFFERED = 'hola somos 9, del 10 al 13 de marzo'
  it.each(['las dos', 'ambas', 'dale reservame las dos', 'as duas', 'both please', 'quiero las 2'])(
    '"%s" takes both',
    async (words) => {
      await talk([OFFERED, words, { look: { stays: BOTH } }])
    },
  )
  it.each(['dos', 'tres', '2', 'las tres', 'dale, tres'])('"%s" takes none', async (words) => {
    await talk([OFFERED, words, { look: { stays: [] } }])
  })
  it('sends the link again once they are held', async () => {
    const link = { says: ['GRP\\d{6}', '\\$ 270\\.000'], not: ['Cuántos son', '2 personas'], stays: BOTH }
    await talk([
      OFFERED,
      { tap: 'Reservar todas' },
      { look: link },
      { tap: 'Reservar todas' },
      { look: link },
      'las dos',
      { look: link },
      'ambas',
      { look: link },
      'dale reservame las dos',
      { look: link },
    ])
  })
})
