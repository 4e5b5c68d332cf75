import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMoneyApp, type MoneyApp } from '../money-app.ts'
import { openOwnerWays } from '../owner-ways.ts'

/** Ley 25.326: who asks to be forgotten is in no row, no delivery as it came, no dead letter and no file any more. */
const PHONE = '5491155550377'
const NAME = 'Ofelia Quirquincho'
const MAIL = 'ofelia.q@correo.example'
const OWNER_PHONE = '5491155550999'
const OF_HER = ['55550377', 'quirquincho', 'ofelia', 'mandarina']
const OTHER = '5491155550378'

let app: MoneyApp
let ways: Awaited<ReturnType<typeof openOwnerWays>>
beforeAll(async () => {
  ways = await openOwnerWays()
  app = await createMoneyApp({
    env: { ...ways.env, OWNER_PHONES: OWNER_PHONE, ALERT_WHATSAPP_TO: OWNER_PHONE },
  })
})
afterAll(async () => {
  await app?.close()
  await ways?.close()
})

/** `table.column` of everything that holds one of these words, raw bytes as well. */
async function placesWith(words: readonly string[]): Promise<string[]> {
  const { rows } = await app.database.query<{ name: string; column: string; type: string }>(
    `select c.table_name as name, c.column_name as column, c.data_type as type
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1, 2`,
  )
  const found: string[] = []
  for (const { name, column, type } of rows) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`
    const { rows: hits } = await app.database.query(
      `select 1 from "${name}" where ${text} ilike any($1::text[]) limit 1`,
      [words.map((word) => `%${word}%`)],
    )
    if (hits.length > 0) found.push(`${name}.${column}`)
  }
  return found
}

const deliveries = async () =>
  (await app.database.query<{ n: number }>('select count(*)::int as n from webhook_events')).rows[0]?.n

/** As Meta brings what several people wrote. */
async function deliver(written: readonly { readonly from: string; readonly text: string }[]) {
  const { config } = app.running.context.whatsapp ?? {}
  const messages = written.map(({ from, text }, i) => ({
    from,
    id: `wamid.${from}${i}${text.length}`,
    timestamp: String(Math.floor(app.clock.now().epochMilliseconds / 1000)),
    type: 'text',
    text: { body: text },
  }))
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '1', phone_number_id: config?.phoneId },
    contacts: written.map(({ from }) => ({ wa_id: from, profile: { name: `de ${from}` } })),
    messages,
  }
  const body = {
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
  }
  const bytes = JSON.stringify(body)
  const signature = createHmac('sha256', config?.appSecret ?? '')
    .update(bytes)
    .digest('hex')
  const answer = await fetch(`${app.origin}/api/v1/webhooks/whatsapp`, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
  })
  expect(answer.status).toBe(200)
}

async function erase(phone: string): Promise<void> {
  const { items } = (await app.owner<{ items: { id: string }[] }>('GET', `/guests?q=${phone}`)).body
  expect(items).toHaveLength(1)
  expect((await app.owner('DELETE', `/guests/${items[0]?.id}`)).status).toBe(204)
  await app.settle()
}

test('who asks to be forgotten is in no row any more, and in no delivery as it came', async () => {
  await app.guest(OWNER_PHONE).says('hoy')
  await app.settle()
  const guest = app.guest(PHONE)
  guest.setName(NAME)
  await guest.says(
    'hola, soy Ofelia Quirquincho, venimos con la perra Mandarina, hay lugar del 20 al 22 de junio?',
  )
  await guest.says('el agua de la canilla es potable para Mandarina?')
  await app.settle()
  const asked = await app.owner<{ items: { id: string }[] }>('GET', '/unanswered-questions')
  const answer = { text: 'Sí, Ofelia, es potable', remember: false }
  for (const { id } of asked.body.items)
    expect((await app.owner('POST', `/unanswered-questions/${id}/answer`, answer)).status).toBeLessThan(300)
  expect(asked.body.items).toHaveLength(1)
  const nights = { check_in: '2027-10-04', check_out: '2027-10-07', guests: 2 }
  const contact = { contact_name: NAME, contact_phone: '011 5555-0377' }
  const held = await app.api('POST', '/reservations/pre-reserve', {
    headers: { 'idempotency-key': 'a-key-of-the-page' },
    body: { accommodation_id: app.cabin, ...nights, ...contact, contact_email: MAIL },
  })
  expect(held.status).toBe(201)
  expect((await app.owner('POST', '/waitlist', { ...nights, ...contact })).status).toBe(201)
  await guest.says('quiero hablar con una persona')
  await app.settle()
  expect(await placesWith(OF_HER)).toEqual(
    expect.arrayContaining(['alerts.about', 'outbox.content', 'webhook_events.body']),
  )
  const before = await deliveries()

  await erase('50377')
  expect(await placesWith(OF_HER)).toEqual([])
  expect(await deliveries()).toBe(before)
  const open = await app.owner<{ items: { kind: string }[] }>('GET', '/alerts')
  expect(open.body.items.filter(({ kind }) => kind === 'human_wanted')).toEqual([])
})

test('a delivery that nobody could read yet is read for the others in it, and then forgotten', async () => {
  await app.guest(PHONE).says('hola, somos de Mandarina')
  await app.settle()
  await app.database.query(`create function fail() returns trigger language plpgsql as
    $$ begin raise exception 'not now'; end $$`)
  await app.database.query(
    'create trigger fail before insert on messages for each row execute function fail()',
  )
  await deliver([
    { from: PHONE, text: 'Mandarina quiere ir en julio' },
    { from: OTHER, text: 'hola, soy Celso, hay lugar del 20 al 22 de junio para 2?' },
  ])
  await deliver([{ from: PHONE, text: 'Mandarina insiste' }])
  await app.settle()
  await app.database.query('drop trigger fail on messages')
  await app.database.query(
    `update jobs set state = 'dead', failed_at = now() where queue = 'inbox.process-event' and state = 'waiting'`,
  )

  await erase('50377')
  const letters = await app.owner<{ items: { queue: string }[] }>('GET', '/dead-letters')
  expect(letters.body.items).toHaveLength(1)
  expect((await app.owner('POST', '/dead-letters/retry-all')).body).toEqual({ retried: 1 })
  await app.settle()
  expect(await placesWith(['celso'])).toContain('messages.text')
  expect(await placesWith(OF_HER)).toEqual([])
  const { rows } = await app.database.query<{ direction: string }>(
    `select distinct direction from messages m join conversations c on c.id = m.conversation_id
       join guests g on g.id = c.guest_id where g.wa_id = $1 order by 1`,
    [OTHER],
  )
  expect(rows.map(({ direction }) => direction)).toEqual(['in', 'out'])
})
