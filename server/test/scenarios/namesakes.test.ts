import { afterAll, beforeAll, expect, test } from 'vitest'
import { chatOf } from '../chat-world.ts'
import { createMoneyApp, type MoneyApp } from '../money-app.ts'

/** Two guests of one name: what is handed out, or forgotten, is that of the one who asks (Ley 25.326). */
const NAME = 'Ana Pérez'
const OWNER = '5491155500002'
const [ONE, OTHER] = ['5491155550911', '5491155550922']

let app: MoneyApp
beforeAll(async () => {
  app = await createMoneyApp({
    env: { OWNER_PHONES: `+${OWNER}`, ALERT_WHATSAPP_TO: OWNER },
    settings: { transfer: { alias: 'lago.azul.mp' } },
  })
  await app.guest(OWNER).says('hoy')
  await app.settle()
})
afterAll(() => app.close())

/** How many rows of each table hold one of these words. */
async function rowsWith(words: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await app.database.query<{ name: string; found: string }>(
    `select table_name as name, (xpath('/row/n/text()', query_to_xml(format(
         'select count(*) as n from %I t where t::text ilike any(%L::text[])', table_name,
         (select array_agg('%' || word || '%') from unnest($1::text[]) word)), false, true, '')))[1]::text as found
       from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    [words],
  )
  return Object.fromEntries(rows.flatMap(({ name, found }) => (found === '0' ? [] : [[name, Number(found)]])))
}

/** Writes, books, sends a receipt, waits for other nights and asks for a person; `word` is only in what is theirs. */
async function lives(phone: string, word: string, checkIn: string) {
  const guest = chatOf(app, phone, NAME)
  await guest.says(`hola, soy Ana Pérez, venimos con ${word}, hay lugar del 20 al 22 de junio?`)
  const stay = await app.hold({ checkIn })
  await app.database.query(
    `update reservations r set guest_id = c.guest_id, conversation_id = c.id, contact_phone = $1
       from conversations c join guests g on g.id = c.guest_id where g.wa_id = $1 and r.code = $2`,
    [phone, stay.code],
  )
  const pdf = new TextEncoder().encode(`%PDF-1.4\n${word}\n%%EOF`)
  for (const filename of [`${word}.pdf`, `${word} otra vez.pdf`])
    await guest.after(() => guest.guest.sendsDocument(pdf, { filename, mime: 'application/pdf' }))
  const wish = { check_in: '2027-10-04', check_out: '2027-10-07', guests: 2, contact_name: NAME }
  expect((await app.owner('POST', '/waitlist', { ...wish, contact_phone: phone })).status).toBe(201)
  await guest.says(`${word} quiere hablar con una persona`)
  const { rows } = await app.database.query<{ id: string }>(
    'select conversation_id as id from reservations where code = $1',
    [stay.code],
  )
  await app.database.query(
    `insert into jobs (queue, lane, payload, state, due_at, retries, failures, error, failed_at, created_at)
     values ('payments.tell-guest', 1, $1, 'dead', now(), 1, 1, 'test', now(), now()),
            ('conversations.tell-owner', 1, $2, 'dead', now(), 1, 1, 'test', now(), now())`,
    [
      JSON.stringify({
        conversationId: rows[0]?.id,
        body: `Recibimos lo de ${word}`,
        button: null,
        key: word,
      }),
      JSON.stringify({ text: `${NAME} y otros`, phones: [ONE, OTHER], about: [word] }),
    ],
  )
  const entry = await app.owner<{ items: { id: string }[] }>('GET', `/guests?q=${phone.slice(-8)}`)
  return { ...stay, entry: entry.body.items[0]?.id ?? '' }
}

test('an export has what is theirs and nothing of the namesake; forgetting leaves the other as they were', async () => {
  const one = await lives(ONE, 'Mandarina', '2027-05-03')
  const other = await lives(OTHER, 'Zanahoria', '2027-05-10')
  expect(one.entry).not.toBe(other.entry)

  const handed = (await app.owner('GET', `/guests/${one.entry}/export`)).text
  for (const word of ['Mandarina', one.code, 'Recibimos lo de Mandarina']) expect(handed).toContain(word)
  for (const word of ['Zanahoria', other.code, OTHER.slice(-8), 'phones']) expect(handed).not.toContain(word)

  const proofs = await app.owner<{ items: { id: string; reservation_code: string }[] }>(
    'GET',
    '/payment-proofs',
  )
  const [kept, refused] = proofs.body.items.filter((proof) => proof.reservation_code === one.code)
  const decide = (id: string | undefined, how: string) =>
    app.owner('POST', `/payment-proofs/${id}/${how}`, {})
  expect((await decide(kept?.id, 'approve')).status).toBe(200)
  expect((await decide(refused?.id, 'reject')).status).toBe(200)
  await app.settle()

  // The note for the owner names both: whoever asks first takes it along.
  await app.database.query(`delete from jobs where queue = 'conversations.tell-owner' and state = 'dead'`)
  const hers = ['Zanahoria', other.code, OTHER.slice(-8)]
  const before = await rowsWith(hers)
  expect((await app.owner('DELETE', `/guests/${one.entry}`)).status).toBe(204)
  await app.settle()
  expect(await rowsWith(hers)).toEqual(before)
  expect(Object.keys(await rowsWith(['Mandarina', ONE.slice(-8)]))).toEqual([])
  const named = await rowsWith([NAME])
  expect(Object.keys(named)).toEqual(expect.arrayContaining(['guests', 'reservations', 'waitlist_entries']))

  // What proves a payment is accounted for as long as the law wants it; what proved none has gone.
  const file = (id: string | undefined) => app.owner('GET', `/payment-proofs/${id}/file`)
  expect([(await file(kept?.id)).status, (await file(refused?.id)).status]).toEqual([200, 404])
})
