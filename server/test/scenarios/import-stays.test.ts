import { afterAll, beforeAll, expect, it } from 'vitest'
import { cents, createMoneyApp, type MoneyApp } from '../money-app.ts'

interface Report {
  readonly written: boolean
  readonly booked: number
  readonly overlapping: number
  readonly not_understood: number
  readonly lines: readonly {
    readonly line: number
    readonly status: string
    readonly reason: string | null
    readonly code: string | null
    readonly total_price: string | null
    readonly overlaps: readonly {
      readonly kind: string
      readonly line: number | null
      readonly label: string
    }[]
  }[]
}

let app: MoneyApp
beforeAll(async () => {
  app = await createMoneyApp({ rates: { min_nights: 3 } })
})
afterAll(() => app?.close())

const NOTEBOOK = [
  '\uFEFFCabaña;Entrada;Salida;Huésped;Teléfono;Personas;Precio;Seña;Cómo pagó',
  'Coihue;15/01/2027;17/01/2027;"Pérez; Ana";+54 9 11 5555-1234;4;$ 185.000,50;55.500;efectivo',
  'la Coihue;20/1/27;25/1/27;Beto Gómez;;2;240000;;',
  '',
  'COIHUE;01-02-2027;05-02-2027;Carla;;2 adultos + 1;;10.000,00;transferencia',
].join('\r\n')

const send = (body: unknown, dryRun = false) =>
  app.owner<Report>('POST', `/import/stays${dryRun ? '?dry_run=true' : ''}`, body)

async function counts() {
  const { rows } = await app.database.query<{ stays: number; entries: number; said: number }>(
    `select (select count(*) from reservations)::int as stays, (select count(*) from ledger_entries)::int as entries,
            (select count(*) from outbox)::int as said`,
  )
  return rows[0]
}

it('says what would be booked and writes nothing', async () => {
  const before = await counts()
  const answer = await send({ text: NOTEBOOK }, true)
  expect(answer.status, answer.text).toBe(200)
  expect(answer.body).toMatchObject({ written: false, booked: 3, overlapping: 0, not_understood: 0 })
  expect(answer.body.lines.map((one) => one.line)).toEqual([2, 3, 5])
  expect(answer.body.lines.map((one) => one.total_price)).toEqual(['185000.50', '240000.00', '400000.00'])
  expect(await counts()).toEqual(before)
})

it('tells every line that cannot be booked, and books none of the others', async () => {
  const before = await counts()
  const lines = [
    'Coihue;15/03/2027;18/03/2027;Ana;;2;100000;0;',
    'Coihue;17/03/2027;19/03/2027;Beto;;2;100000;0;',
    'Ciprés;15/04/2027;18/04/2027;Ana;;2;100000;0;',
    'Coihue;31/04/2027;02/05/2027;Ana;;2;100000;0;',
    'Coihue;15/05;18/05/2027;Ana;;2;100000;0;',
    'Coihue;15/06/2027;18/06/2027;Ana;;2;185,000;0;',
    'Coihue;18/06/2027;15/06/2027;Ana;;2;100000;0;',
    'Coihue;15/07/2027;18/07/2027;Ana;;2;100.000;100.001;',
    'Coihue;15/08/2027;18/08/2027;Ana;;2;100.000;1.000;trueque',
  ]
  const answer = await send({ text: lines.join('\n') })
  expect(answer.status, answer.text).toBe(200)
  expect(answer.body.written).toBe(false)
  expect(answer.body.lines.map((one) => one.reason ?? one.status)).toEqual([
    'booked',
    'overlapping',
    'cabin_unknown',
    'check_in_unreadable',
    'check_in_unreadable',
    'price_unreadable',
    'dates_reversed',
    'deposit_above_price',
    'method_unknown',
  ])
  expect(answer.body.lines[1]?.overlaps).toMatchObject([{ kind: 'line', line: 1, label: 'Ana' }])
  expect(answer.body.lines.every((one) => one.code === null)).toBe(true)
  expect(await counts()).toEqual(before)
})

it('does not count the nights of a line that cannot be booked against the lines after it', async () => {
  const lines = [
    'Coihue;10/11/2027;14/11/2027;Ana;;2;;99.999.999;',
    'Coihue;10/11/2027;14/11/2027;Beto;;2;100000;0;',
  ]
  const answer = await send({ text: lines.join('\n') }, true)
  expect(answer.body.lines.map((one) => one.reason ?? one.status)).toEqual(['deposit_above_price', 'booked'])
})

it('books all of it, with deposits as entered by hand, and tells no guest', async () => {
  const answer = await send({ csv: NOTEBOOK })
  expect(answer.status, answer.text).toBe(201)
  await app.settle()
  const [first] = answer.body.lines
  const stay = await app.see({ code: first?.code ?? '' })
  expect(stay.status).toBe('confirmed')
  expect([cents(stay.total_price), cents(stay.paid_amount)]).toEqual([18_500_050, 5_550_000])
  expect(stay.ledger).toMatchObject([{ kind: 'charge' }, { kind: 'payment', method: 'cash', actor: 'staff' }])
  expect((await counts())?.said).toBe(0)
  const again = await send({ csv: NOTEBOOK })
  expect(again.body).toMatchObject({ written: false, booked: 0, overlapping: 3 })
  expect(again.body.lines[0]?.overlaps[0]).toMatchObject({ kind: 'reservation', line: null })
  expect(again.body.lines[0]?.overlaps[0]?.label).toContain(first?.code ?? '?')
})

it('takes JSON, and text as it is', async () => {
  const stays = [
    {
      accommodation_id: app.cabin,
      check_in: '2027-09-01',
      check_out: '2027-09-04',
      contact_name: 'Ana',
      people: 2,
    },
  ]
  const json = await send({ stays }, true)
  expect(json.body).toMatchObject({ booked: 1 })
  const signedIn = await app.api<{ access_token: string }>('POST', '/auth/login', {
    body: { email: 'owner@localhost', password: app.config.admin.password },
  })
  const plain = await fetch(`${app.origin}/api/v1/admin/import/stays?dry_run=true`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${signedIn.body.access_token}`,
      'content-type': 'text/csv; charset=utf-8',
    },
    body: 'Coihue\t01/10/2027\t04/10/2027\tAna\t\t2\t90000\t0\n',
  })
  expect(plain.status).toBe(200)
  expect(await plain.json()).toMatchObject({ booked: 1, lines: [{ line: 1, total_price: '90000.00' }] })
})
