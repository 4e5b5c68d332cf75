import { afterAll, beforeAll, expect, it } from 'vitest'
import { KEPT } from '../../src/features/guests/domain.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

interface Entry {
  id: string
  name: string
  phone: string | null
  email: string | null
  stays: number
  reservation_codes: string[]
  conversation_ids: string[]
}

interface GuestFileBody {
  reservations: { code: string }[]
  kept: Record<string, object[]>
}

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app?.close())

const find = async (q: string) =>
  (await app.owner<{ items: Entry[] }>('GET', `/guests?q=${encodeURIComponent(q)}`)).body.items

async function book(contact: { name: string; phone: string; email?: string }, from: string, to: string) {
  const cabins = await app.api<{ items: { id: string }[] }>(
    'GET',
    `/availability?check_in=${from}&check_out=${to}&guests=2`,
  )
  const free = cabins.body.items as unknown as { accommodation_id: string; available: boolean }[]
  const made = await app.owner<{ code: string; total_price: string }>('POST', '/reservations', {
    accommodation_id: free.find(({ available }) => available)?.accommodation_id,
    check_in: from,
    check_out: to,
    guests: 2,
    contact_name: contact.name,
    contact_phone: contact.phone,
    ...(contact.email ? { contact_email: contact.email } : {}),
    status: 'confirmed',
  })
  expect(made.status).toBe(201)
  // The guest is told by telephone, which is a conversation.
  await app.settle()
  return made.body
}

it('knows who booked without a chat, and finds them by name, telephone and e-mail', async () => {
  const { code } = await book(
    { name: 'Núria Paz', phone: '+54 9 11 4444-5566', email: 'nuria@example.com' },
    '2027-04-05',
    '2027-04-08',
  )
  for (const q of ['nuria', '4444-5566', 'nuria@']) {
    expect((await find(q)).map(({ reservation_codes }) => reservation_codes)).toEqual([[code]])
  }
  const [entry] = await find('nuria')
  expect(entry).toMatchObject({ stays: 1, nights: 3, last_check_out: '2027-04-08' })
  expect(entry?.conversation_ids).toHaveLength(1)
  const corrected = await app.owner<Entry>('PATCH', `/guests/${entry?.id}`, {
    name: 'Nuria Paz',
    notes: 'Trae un perro',
  })
  expect(corrected.body).toMatchObject({ id: entry?.id, name: 'Nuria Paz', notes: 'Trae un perro', stays: 1 })
  expect(await find('nuria')).toHaveLength(1)
  expect((await app.owner('PATCH', `/guests/${app.running.context.ids.uuid()}`, {})).status).toBe(404)
})

it('makes one entry of two', async () => {
  await book({ name: 'Beto Ruiz', phone: '+5491155550001' }, '2027-05-03', '2027-05-05')
  await book({ name: 'Alberto Ruiz', phone: '+5491155550002' }, '2027-05-10', '2027-05-12')
  const [one, other] = await find('ruiz')
  const merged = await app.owner<Entry>('POST', `/guests/${one?.id}/merge`, { into: other?.id })
  expect(merged.body).toMatchObject({ id: other?.id, stays: 2 })
  expect(await find('ruiz')).toHaveLength(1)
  expect((await app.owner('POST', `/guests/${other?.id}/merge`, { into: other?.id })).status).toBe(409)
})

it('hands out what is kept, and forgets who it was: nights and ledger stay', async () => {
  const phone = app.guest('5491166667777')
  await phone.says('Hola, soy Marta Secreta, mi mail es marta@example.com')
  await app.settle()
  const { code } = await book({ name: 'Marta Secreta', phone: '+5491166667777' }, '2027-06-07', '2027-06-10')
  const [entry] = (await find('66667777')).filter(({ stays }) => stays === 1)
  expect(entry?.conversation_ids).toHaveLength(1)

  const wish = { check_in: '2027-12-24', check_out: '2027-12-27', contact_name: 'Marta Secreta' }
  expect((await app.owner('POST', '/waitlist', { ...wish, contact_phone: '+5491166667777' })).status).toBe(
    201,
  )

  const file = await app.owner<GuestFileBody>('GET', `/guests/${entry?.id}/export`)
  expect(file.headers.get('content-disposition')).toContain('attachment')
  expect(file.text).toContain('soy Marta Secreta')
  expect(file.body.reservations.map((stay) => stay.code)).toEqual([code])
  expect(Object.keys(file.body.kept).sort()).toEqual([...KEPT].sort())
  expect(file.body.kept.changes?.length).toBeGreaterThan(0)
  expect(file.body.kept.deliveries?.length).toBeGreaterThan(0)
  expect(file.body.kept.outbox?.length).toBeGreaterThan(0)
  expect(file.body.kept.waiting_list).toMatchObject([{ name: 'Marta Secreta', adults: 2 }])

  const sums = async () =>
    (await app.database.query(`select count(*), sum(amount) from ledger_entries`)).rows.concat(
      (await app.database.query(`select count(*) from occupancies where live`)).rows,
    )
  const before = await sums()
  expect((await app.owner('DELETE', `/guests/${entry?.id}`)).status).toBe(204)
  expect(await sums()).toEqual(before)
  expect(await find('marta')).toEqual([])
  expect((await app.owner('GET', `/guests/${entry?.id}/export`)).status).toBe(404)
  const stay = await app.owner('GET', `/reservations/${code}`)
  expect(stay.body).toMatchObject({ status: 'confirmed', contact_phone: null, contact_email: null })
  for (const table of ['guests', 'reservations', 'messages', 'outbox', 'conversations', 'arrival_details']) {
    const { rows } = await app.database.query(`select 1 from ${table} t where t::text ilike '%marta%'`)
    expect([table, rows]).toEqual([table, []])
  }
  const audit = await app.owner<{ items: { action: string }[] }>(
    'GET',
    `/audit?entity=guest&entity_id=${entry?.id}`,
  )
  expect(audit.body.items.map(({ action }) => action)).toEqual(['guest.erased', 'guest.exported'])

  await phone.says('Hola')
  await app.settle()
  expect(await find('66667777')).toHaveLength(1)
})

it('reports months that equal the ledger to the cent', async () => {
  const { code, total_price } = await book(
    { name: 'Rita Mes', phone: '+5491177778888' },
    '2027-07-30',
    '2027-08-02',
  )
  const pay = (amount: string) =>
    app.owner('POST', `/reservations/${code}/payments`, { kind: 'payment', method: 'cash', amount })
  expect((await pay('1000.33')).status).toBeLessThan(300)
  interface Month {
    month: string
    taken: string
    returned: string
    owed: string
    revenue: string
    nights: number
    by_channel: { channel: string; taken: string; nights: number }[]
  }
  const report = await app.owner<{ months: Month[] }>('GET', '/reports/months?from=2026-11&to=2027-08')
  expect(report.body.months.map(({ month }) => month)).toHaveLength(10)
  const cents = (text: string) => Math.round(Number(text) * 100)
  const sum = (field: 'taken' | 'returned') =>
    report.body.months.reduce((total, month) => total + cents(month[field]), 0)
  const { rows } = await app.database.query<{ taken: number; returned: number }>(
    `select coalesce(sum(amount) filter (where kind = 'payment'), 0)::bigint as taken,
        coalesce(sum(amount) filter (where kind = 'refund'), 0)::bigint as returned from ledger_entries`,
  )
  expect({ taken: sum('taken'), returned: sum('returned') }).toEqual(rows[0])
  const [july, august] = report.body.months.slice(-2)
  expect([july?.nights, august?.nights]).toEqual([2, 1])
  expect(cents(july?.revenue ?? '') + cents(august?.revenue ?? '')).toBe(cents(total_price))
  expect(july?.owed).toBe(((cents(total_price) - 100_033) / 100).toFixed(2))
  for (const month of report.body.months) {
    const parts = month.by_channel.reduce((total, part) => total + cents(part.taken), 0)
    expect(parts).toBe(cents(month.taken))
  }
  expect((await app.owner('GET', '/reports/months?from=2027-08&to=2027-01')).status).toBe(422)
})
