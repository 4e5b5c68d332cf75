import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../create-test-app.ts'

interface Page {
  readonly items: readonly {
    readonly code: string
    readonly check_in: string
    readonly total_price: string
  }[]
  readonly pagination: {
    readonly total: number
    readonly total_estimated?: boolean
    readonly next_cursor?: string | null
  }
}

describe('a list that grows', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await createTestApp()
  })
  afterAll(() => app?.close())

  const page = async (query: string) => (await app.owner<Page>('GET', `/reservations?${query}`)).body

  async function walk(sort: string, between?: () => Promise<void>): Promise<string[]> {
    const codes: string[] = []
    let cursor: string | null | undefined
    do {
      const at = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
      const { items, pagination } = await page(`page_size=4&sort=${sort}${at}`)
      codes.push(...items.map(({ code }) => code))
      cursor = pagination.next_cursor
      await between?.()
    } while (cursor)
    return codes
  }

  it.each(['created_at', '-created_at', 'check_in', '-check_out', 'status', '-code', 'total', '-total'])(
    'is read to its end by cursor, each once and in the order of its pages: %s',
    async (sort) => {
      const whole = await page(`page_size=100&sort=${sort}`)
      expect(whole.pagination).toMatchObject({ next_cursor: null, total: whole.items.length })
      expect(whole.items.length).toBeGreaterThan(8)
      expect(await walk(sort)).toEqual(whole.items.map(({ code }) => code))
    },
  )

  it('goes on where it stopped though something came in before', async () => {
    const before = (await page('page_size=100')).items.map(({ code }) => code)
    let booked = 0
    const codes = await walk('-created_at', async () => {
      if (booked++ > 0) return
      const { body } = await app.api<{ items: { id: string }[] }>('GET', '/accommodations')
      const stay = {
        accommodation_id: body.items[0]?.id,
        check_in: '2027-08-10',
        check_out: '2027-08-13',
        guests: 2,
      }
      const contact = { contact_name: 'Ana', contact_phone: '+5491144445555' }
      app.clock.advance(1)
      expect(
        (await app.api('POST', '/reservations/pre-reserve', { body: { ...stay, ...contact } })).status,
      ).toBe(201)
    })
    expect(codes).toEqual(before)
  })

  it('refuses a cursor of another order, and one that is none', async () => {
    const { pagination } = await page('page_size=4&sort=check_in')
    const { pagination: own } = await page('page_size=4&sort=-check_in')
    const [name] = JSON.parse(Buffer.from(own.next_cursor ?? '', 'base64url').toString()) as string[]
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    // Parts of our own shape that are no day and no id, or no text that a database keeps.
    const forged = [
      [name, 'no day', 'no id'],
      [name, '2027-01-01', 'no id'],
      [name, '2027-01-01\u0000', 'x'],
    ]
    for (const cursor of [pagination.next_cursor ?? '', 'abc', ...[['x'], ...forged].map(made)]) {
      const { status, body } = await app.owner(
        'GET',
        `/reservations?sort=-check_in&cursor=${encodeURIComponent(cursor)}`,
      )
      expect(status).toBe(422)
      expect(body).toMatchObject({ code: 'validation_failed', errors: [{ path: 'cursor' }] })
    }
  })

  it.each(['/guests', '/conversations', '/payments'])(
    'of people, chats and money is read by cursor too, each once and in the order of its pages: %s',
    async (path) => {
      // Several of one moment, and chats without a message.
      await app.database.query(
        `with people as (
           insert into guests (id, property_id, name, created_at)
           select gen_random_uuid(), p.id, 'Guest ' || n, timestamptz '2026-01-01' + n / 3 * interval '1 hour'
             from properties p, generate_series(1, 10) n returning id, property_id, created_at),
         chats as (
           insert into conversations (id, property_id, guest_id, last_message_at, created_at)
           select gen_random_uuid(), property_id, id, case when random() < 0.5 then created_at end, created_at
             from people)
         insert into provider_payments (payment_id, status, amount, currency, date_last_updated, seen_at, updated_at)
         select id, 'approved', 100, 'ARS', created_at, created_at, created_at from people`,
      )
      type Rows = Pick<Page, 'pagination'> & { readonly items: readonly { readonly id: string }[] }
      const read = async (query: string) => (await app.owner<Rows>('GET', `${path}?${query}`)).body
      const whole = await read('page_size=100')
      expect(whole.pagination).toMatchObject({ next_cursor: null, total: whole.items.length })
      expect(whole.items.length).toBeGreaterThanOrEqual(10)
      const ids: string[] = []
      for (let cursor: string | null | undefined = ''; cursor !== null; ) {
        const { items, pagination }: Rows = await read(`page_size=4${cursor && `&cursor=${cursor}`}`)
        ids.push(...items.map(({ id }) => id))
        cursor = pagination.next_cursor ?? null
      }
      expect(ids).toEqual(whole.items.map(({ id }) => id))
      const third = await read('page_size=4&page=3')
      expect(third.items.map(({ id }) => id)).toEqual(ids.slice(8, 12))
    },
  )

  it('is counted by estimate beyond 10,000 and says so, and its spreadsheet is whole', async () => {
    const added = 10_050
    await app.database.query(
      `insert into reservations
       select (jsonb_populate_record(null::reservations, to_jsonb(t) || jsonb_build_object('id', gen_random_uuid(),
          'code', 'MANY' || n, 'group_id', null, 'conversation_id', null, 'status', 'cancelled'))).*
         from (select * from reservations order by created_at limit 1) t, generate_series(1, $1) n`,
      [added],
    )
    await app.database.execute('analyze reservations')
    const { items, pagination } = await page('page_size=20')
    expect(items).toHaveLength(20)
    expect(pagination.total_estimated).toBe(true)
    expect(pagination.total).toBeGreaterThan(10_000)
    const few = await page('page_size=20&status=confirmed')
    expect(few.pagination.total_estimated).toBeUndefined()
    const { text } = await app.owner('GET', '/reservations/export.csv')
    const lines = text.split('\r\n').slice(1, -1)
    expect(lines.length).toBeGreaterThan(added)
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(lines.length)
  }, 300_000)
})
