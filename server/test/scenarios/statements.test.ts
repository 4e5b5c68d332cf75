import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ChatWorld, chatOf, createChatWorld } from '../chat-world.ts'
import { openTestDatabase } from '../test-database.ts'

/** What the queue asks by itself from time to time, and what the tests ask it. */
const OF_THE_CLOCK = [
  /^\s*with orphans as/,
  /^\s*select 1 from jobs\s+where state = 'working'/,
  /^update jobs set due_at/,
]

/**
 * Contract section 7: so many statements a message and a hold, BEGIN and COMMIT, jobs and queue included, until the
 * last webhook that comes of it is written. Counted at the driver: a count is no timing.
 */
describe('statements', () => {
  let world: ChatWorld
  let sent: string[] = []

  beforeAll(async () => {
    const database = await openTestDatabase({ onStatement: (sql) => sent.push(sql) })
    world = await createChatWorld({ database })
  })
  afterAll(() => world?.close())

  async function counted(act: () => Promise<unknown>): Promise<string[]> {
    sent = []
    await act()
    await world.app.settle()
    return sent.filter((sql) => !OF_THE_CLOCK.some((one) => one.test(sql)))
  }

  /** Somebody whose first words and first photo are behind them. */
  async function guestInTalk(waId: string) {
    const guest = chatOf(world.app, waId, 'Julieta Ferreyra')
    await guest.says('hola')
    await guest.says('del 3 al 6 de marzo para 2')
    return guest
  }

  it('of a question that ends in a quote are at most 30', async () => {
    const guest = await guestInTalk('5491133344455')
    const statements = await counted(() => guest.says('del 15 al 18 de enero para 2'))
    expect(guest.texts().at(-1)).toContain('*Total:')
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(30)
  })

  it('of a tap that holds are at most those of a message and of a hold', async () => {
    const guest = await guestInTalk('5491133344466')
    await guest.says('del 20 al 23 de enero para 2')
    const statements = await counted(() => guest.taps('Reservar'))
    expect(guest.texts().at(-1)).toContain('Te guardé')
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(50)
  })

  it('of a hold over HTTP, its link and its jobs are at most 20', async () => {
    const cabins = await world.app.api<{ items: { id: string }[] }>('GET', '/accommodations')
    const hold = (check_in: string, check_out: string) =>
      world.app.api('POST', '/reservations/pre-reserve', {
        body: {
          ...{ accommodation_id: cabins.body.items[0]?.id, check_in, check_out, guests: 2 },
          ...{ contact_name: 'Ana', contact_phone: '+5491144445555' },
        },
      })
    await hold('2027-02-10', '2027-02-13')
    await world.app.settle()
    await world.app.running.context.queue.retryNow()
    await world.app.settle()
    let answer: Awaited<ReturnType<typeof hold>> | undefined
    const statements = await counted(async () => {
      answer = await hold('2027-02-20', '2027-02-23')
      await world.app.settle()
      // The net under the link, which would come by itself a little later.
      await world.app.running.context.queue.retryNow()
    })
    expect(answer?.status).toBe(201)
    expect(answer?.body.payment_url).toMatch(/^http/)
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(20)
  })

  it('of a delivery that holds a tap ask nobody who is in conversation', async () => {
    const { whatsapp, whatsappConfig } = world.app.sandbox
    const timestamp = String(Math.floor(world.app.clock.now().epochMilliseconds / 1000))
    const head = (waId: string) => ({ from: waId, id: `wamid.door${waId}`, timestamp })
    const messages = [
      ...['5491133344471', '5491133344472'].map((waId) => ({
        ...head(waId),
        type: 'text',
        text: { body: 'Hola' },
      })),
      {
        ...head('5491133344473'),
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'x', title: 'Sí' } },
      },
    ]
    const metadata = { phone_number_id: whatsappConfig.phoneId }
    const value = { messaging_product: 'whatsapp', metadata, contacts: [], messages }
    const entry = [{ id: '1', changes: [{ field: 'messages', value }] }]
    sent = []
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry })
    expect(await whatsapp.control.deliver(body)).toBe(200)
    expect(sent.filter((sql) => sql.includes('c.last_inbound_at > $4'))).toEqual([])
    await world.app.settle()
  })

  it('of a search do not grow with the cabins', async () => {
    const search = () =>
      world.app.api('GET', '/availability?check_in=2027-04-10&check_out=2027-04-13&guests=2')
    // What is kept of the catalogue goes with a change of it: both searches read it anew.
    await world.app.database.query('update accommodations set position = position')
    const few = await counted(search)
    const { rows } = await world.app.database.query<{ id: string }>('select id from accommodations')
    await world.app.database.query(
      `insert into accommodations (id, property_id, slug, name, capacity, ical_export_token, position, created_at,
         updated_at)
       select gen_random_uuid(), property_id, 'more-' || n, 'More ' || n, 4, 'token-' || n, 100 + n, created_at,
              updated_at
         from accommodations, generate_series(1, 40) n where id = $1`,
      [rows[0]?.id],
    )
    await world.app.database.query(
      `insert into rates (accommodation_id, plan, updated_at)
       select a.id, r.plan, r.updated_at from accommodations a, rates r
        where a.slug like 'more-%' and r.accommodation_id = $1`,
      [rows[0]?.id],
    )
    const many = await counted(search)
    expect(many.length, many.join('\n')).toBe(few.length)
  })
})
