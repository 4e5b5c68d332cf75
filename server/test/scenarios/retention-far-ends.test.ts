import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMoneyApp, type MoneyApp } from '../money-app.ts'
import { openOwnerWays } from '../owner-ways.ts'
import { RECORDED } from '../voice-notes.ts'

/** What is promised to be kept for so many days: it is there on the last one, gone after it, and nothing else is. */
let app: MoneyApp
let ways: Awaited<ReturnType<typeof openOwnerWays>>
const START = '2026-12-01T13:00:00Z'
const DAY = 86_400
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(64).fill(7)])

beforeAll(async () => {
  ways = await openOwnerWays()
  app = await createMoneyApp({ env: ways.env })
})
afterAll(async () => {
  await app?.close()
  await ways?.close()
})

const forget = () => app.running.services.watch.patrol(app.database).forget()
const count = async (from: string) =>
  (await app.database.query<{ n: number }>(`select count(*)::int as n from ${from}`)).rows[0]?.n ?? 0
const folder = () => path.join(app.config.dataDir, 'media')
const files = () => (existsSync(folder()) ? readdirSync(folder()) : []).sort()
/** On the last day that it is kept, and on the first on which it is not. */
async function turn(to: { readonly days: number; readonly since?: string }): Promise<void> {
  app.clock.set(to.since ?? START)
  app.clock.advance(to.days * DAY)
  await forget()
}

/** A guest who has booked, with the chat that belongs to the stay. */
async function booked(waId: string) {
  const guest = app.guest(waId)
  await guest.says('Hola')
  await app.settle()
  const stay = await app.hold()
  await app.database.query(
    `update reservations r set guest_id = c.guest_id, conversation_id = c.id
       from conversations c join guests g on g.id = c.guest_id where g.wa_id = $2 and r.code = $1`,
    [stay.code, waId],
  )
  return { guest, stay }
}

interface Proof {
  readonly id: string
  readonly state: string
  readonly reservation_code: string
}
const proofs = async () =>
  (await app.owner<{ items: Proof[] }>('GET', '/payment-proofs?page_size=100')).body.items

test('a voice note: the file goes after 30 days, what was said stays written', async () => {
  app.clock.set(START)
  const guest = app.guest('5491155550301')
  const before = files()
  await guest.sendsAudio(RECORDED, {
    spoken: 'hola, del quince al dieciocho de abril para dos',
    clarity: 0.95,
  })
  await app.settle()
  const [file] = files().filter((one) => !before.includes(one))
  expect(file).toBeDefined()
  await turn({ days: 29 })
  expect(files()).toContain(file)
  await turn({ days: 31 })
  expect(files()).not.toContain(file)
  expect(await count(`media_files where key = '${file}'`)).toBe(0)
  expect(await count(`messages where type = 'audio' and text like '%quince al dieciocho%'`)).toBe(1)
  expect(await count(`messages where content::text like '%${file}%'`)).toBe(0)
})

test('a receipt: its picture goes after two years once it was decided; the decision and what waits stay', async () => {
  app.clock.set(START)
  const one = await booked('5491155550302')
  await one.guest.sendsImage(PNG, { mime: 'image/png' })
  await app.settle()
  const two = await booked('5491155550303')
  await two.guest.sendsImage(Uint8Array.from([...PNG, 1]), { mime: 'image/png' })
  await app.settle()
  const decided = (await proofs()).find((proof) => proof.reservation_code === one.stay.code)
  const waiting = (await proofs()).find((proof) => proof.reservation_code === two.stay.code)
  const fileOf = (proof: Proof | undefined) => app.owner('GET', `/payment-proofs/${proof?.id}/file`)
  expect((await app.owner('POST', `/payment-proofs/${decided?.id}/approve`)).status).toBe(200)
  await app.settle()
  const kept = files()
  await turn({ days: 729 })
  expect(files()).toEqual(expect.arrayContaining(kept))
  expect((await fileOf(decided)).status).toBe(200)
  await turn({ days: 731 })
  expect(files()).toHaveLength(kept.length - 1)
  expect((await fileOf(decided)).status).toBe(404)
  expect((await fileOf(waiting)).status).toBe(200)
  expect((await proofs()).find(({ id }) => id === decided?.id)?.state).toBe('approved')
  expect((await app.see(one.stay)).ledger.some((entry) => entry.kind === 'payment')).toBe(true)
})

test('documents and plates: they go 30 days after departure, the stay stays', async () => {
  app.clock.set(START)
  const stay = await app.confirmed({ checkIn: '2026-12-05', nights: 2 })
  const body = {
    arrival_time: '16:30',
    people: [{ name: 'Ana Pérez', document: '27111222' }],
    plate: 'AB123CD',
  }
  const told = await app.api('POST', `/reservations/${stay.code}/arrival?token=${stay.token}`, { body })
  expect(told.status).toBe(200)
  const details = () => count(`arrival_details d where d::text like '%AB123CD%'`)
  await turn({ since: '2026-12-07T15:00:00Z', days: 29 })
  expect(await details()).toBe(1)
  await turn({ since: '2026-12-07T15:00:00Z', days: 32 })
  expect(await details()).toBe(0)
  expect((await app.see(stay)).status).not.toBe('cancelled')
  expect(await count(`arrival_details d where d::text like '%27111222%'`)).toBe(0)
})

test('a mail to a guest: it goes after 90 days', async () => {
  app.clock.set(START)
  const made = await app.api<{ payment_url: string }>('POST', '/reservations/pre-reserve', {
    body: {
      accommodation_id: app.cabin,
      check_in: '2027-10-04',
      check_out: '2027-10-07',
      guests: 2,
      contact_name: 'Ana Pérez',
      contact_phone: '+54 9 11 5555 1234',
      contact_email: 'ana@correo.example',
    },
  })
  expect(made.status).toBe(201)
  await app.pay({ preference: new URL(made.body.payment_url).searchParams.get('pref_id') ?? '' })
  const mails = () => count(`guest_mails where to_address = 'ana@correo.example'`)
  const before = await mails()
  expect(before).toBeGreaterThan(0)
  await turn({ days: 89 })
  expect(await mails()).toBe(before)
  await turn({ days: 91 })
  expect(await mails()).toBe(0)
})

test('a session: it goes 30 days after its end, one that lives stays', async () => {
  app.clock.set(START)
  const login = () =>
    app.api('POST', '/auth/login', {
      body: { email: 'owner@localhost', password: app.config.admin.password },
    })
  expect((await login()).status).toBe(200)
  const { rows } = await app.database.query<{ id: string; days: number }>(
    `select id, ceil(extract(epoch from expires_at - $1::timestamptz) / 86400)::int as days from sessions
      order by created_at desc limit 1`,
    [START],
  )
  const [session] = rows
  const there = () => count(`sessions where id = '${session?.id}'`)
  await turn({ days: (session?.days ?? 0) + 29 })
  expect(await there()).toBe(1)
  await login()
  const living = await count('sessions where expires_at > now()')
  await turn({ days: (session?.days ?? 0) + 31 })
  expect(await there()).toBe(0)
  expect(living).toBeGreaterThan(0)
  expect(await count('sessions')).toBeGreaterThan(0)
})

test('an alert that is over goes after a year with whom it was told, one that is open stays', async () => {
  app.clock.set(START)
  for (const code of ['over', 'open'])
    await app.running.services.notifications.alerts(app.database).raise({
      kind: 'invoice_wanted',
      severity: 'warning',
      summary: code,
      entity: 'reservation',
      entityId: code,
      dedupeKey: `far-end:${code}`,
    })
  const { items } = (
    await app.owner<{ items: { id: string; summary: string }[] }>('GET', '/alerts?page_size=100')
  ).body
  const over = items.find(({ summary }) => summary === 'over')
  await app.owner('POST', `/alerts/${over?.id}/resolve`)
  const there = (summary: string) => count(`alerts where summary = '${summary}'`)
  await turn({ days: 364 })
  expect(await there('over')).toBe(1)
  await turn({ days: 366 })
  expect([await there('over'), await there('open')]).toEqual([0, 1])
  expect(await count(`alert_tellings where alert_id = '${over?.id}'`)).toBe(0)
})

test('a delivery of WhatsApp and of Mercado Pago: its bytes go after 60 days, what came of it stays', async () => {
  app.clock.set(START)
  const stay = await app.confirmed()
  const of = (provider: string) =>
    count(`webhook_events where provider = '${provider}' and received_at >= '${START}'
      and received_at < '${START}'::timestamptz + interval '1 hour'`)
  await app.guest('5491155550304').says('hola')
  await app.settle()
  const seen = [await of('whatsapp'), await of('mercado_pago')]
  expect(Math.min(...seen)).toBeGreaterThan(0)
  await turn({ days: 59 })
  expect([await of('whatsapp'), await of('mercado_pago')]).toEqual(seen)
  await turn({ days: 61 })
  expect([await of('whatsapp'), await of('mercado_pago')]).toEqual([0, 0])
  expect((await app.see(stay)).ledger.some((entry) => entry.kind === 'payment')).toBe(true)
})

test('the key of a repeated request: it is known for three days', async () => {
  app.clock.set(START)
  const post = (check_out: string) =>
    app.api('POST', '/quotes', {
      headers: { 'idempotency-key': 'far-end-key' },
      body: { accommodation_id: app.cabin, check_in: '2027-11-01', check_out, guests: 2 },
    })
  expect((await post('2027-11-03')).status).toBeLessThan(300)
  expect((await post('2027-11-04')).body).toMatchObject({ code: 'idempotency_key_reused' })
  await turn({ days: 2 })
  expect((await post('2027-11-04')).body).toMatchObject({ code: 'idempotency_key_reused' })
  await turn({ days: 4 })
  expect((await post('2027-11-04')).status).toBeLessThan(300)
})

/** Tables in which these words stand anywhere. */
async function tablesWith(words: string): Promise<string[]> {
  const { rows } = await app.database.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const found: string[] = []
  for (const { name } of rows)
    if ((await count(`"${name}" t where t::text ilike '%${words}%'`)) > 0) found.push(name)
  return found
}

test('what was said: two years later nothing of it is anywhere', async () => {
  app.clock.set(START)
  const guest = app.guest('5491155550305')
  await guest.says('hola, venimos con el perro Zarzaparrilla, hay lugar del 10 al 12 de junio para 2?')
  await guest.says('el agua de la canilla es potable para Zarzaparrilla?')
  await app.settle()
  expect(await tablesWith('zarzaparrilla')).toEqual(
    expect.arrayContaining(['messages', 'unanswered_questions']),
  )
  await turn({ days: 729 })
  expect(await tablesWith('zarzaparrilla')).toContain('messages')
  await turn({ days: 731 })
  expect(await tablesWith('zarzaparrilla')).toEqual([])
})

test('what a guest said who asks to be forgotten is nowhere at once', async () => {
  app.clock.set(START)
  const guest = app.guest('5491155550306')
  await guest.says('hola, venimos con la perra Mandarina, hay lugar del 20 al 22 de junio para 2?')
  await guest.says('el agua de la canilla es potable para Mandarina?')
  await app.settle()
  expect(await tablesWith('mandarina')).toEqual(expect.arrayContaining(['messages', 'unanswered_questions']))
  const { items } = (await app.owner<{ items: { id: string; phone: string }[] }>('GET', '/guests?q=50306'))
    .body
  expect(items).toHaveLength(1)
  expect((await app.owner('DELETE', `/guests/${items[0]?.id}`)).status).toBeLessThan(300)
  await app.settle()
  expect(await tablesWith('mandarina')).toEqual([])
})
