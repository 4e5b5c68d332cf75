import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../create-test-app.ts'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const PHONE = '5491155551234'

test('from "hola" to a confirmed stay: at most five messages, a deposit, a voucher, a calendar entry', async () => {
  const guest = app.guest(PHONE)
  guest.setName('Julieta Ferreyra')
  let written = 0
  const says = async (text: string) => {
    written++
    await guest.says(text)
    await app.settle()
    return guest.last()
  }
  const taps = async (title: string) => {
    written++
    await guest.taps(title)
    await app.settle()
    return guest.last()
  }

  const quote = await says('Hola! hay lugar del 15 al 18 de enero para 2 adultos y 2 nenes?')
  expect(quote?.text).toContain('15')
  expect(quote?.text).toContain('18')
  expect(quote?.text).toContain('Total')
  expect(quote?.text).toContain('2 adultos')
  const reserve = quote?.buttons[0]?.title ?? ''
  const held = await taps(reserve)
  expect(written).toBeLessThanOrEqual(5)
  expect(held?.cta?.url).toContain('/sandbox/mercado-pago/checkout')
  const code = /RES\d{6}[0-9A-Z]{4}/.exec(held?.text ?? '')?.[0] ?? ''
  expect(code).not.toBe('')

  // The pretend checkout is a page: the guest's browser opens it and chooses.
  const checkout = new URL(held?.cta?.url ?? '')
  expect((await app.ask('GET', `${checkout.pathname}${checkout.search}`)).status).toBe(200)
  const paid = await fetch(`${app.origin}${checkout.pathname}${checkout.search}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'choice=approve',
    redirect: 'manual',
  })
  expect(paid.status).toBe(303)
  await app.settle()

  const [picture, pdf] = guest.messages().slice(-2)
  expect(picture?.type).toBe('image')
  expect(picture?.text).toContain('confirmada')
  expect(picture?.text).toContain(code)
  expect(pdf?.type).toBe('document')
  expect(pdf?.filename).toBe(`${code}.pdf`)

  const seen = await app.owner<{
    status: string
    paid_amount: string
    deposit_amount: string
    due_amount: string
    total_price: string
    accommodation_id: string
    timeline: { action: string }[]
    ledger: { kind: string; method: string | null }[]
    messages: unknown[]
  }>('GET', `/reservations/${code}`)
  expect(seen.body.status).toBe('confirmed')
  expect(seen.body.paid_amount).toBe(seen.body.deposit_amount)
  expect(Number(seen.body.paid_amount) + Number(seen.body.due_amount)).toBe(Number(seen.body.total_price))
  expect(seen.body.timeline.map((one) => one.action)).toEqual(
    expect.arrayContaining(['reservation.held', 'reservation.confirmed']),
  )
  expect(seen.body.ledger.map((one) => one.kind)).toEqual(expect.arrayContaining(['charge', 'payment']))
  expect(seen.body.messages.length).toBeGreaterThan(4)

  const cabin = await app.owner<{ ical_export_url: string }>(
    'GET',
    `/accommodations/${seen.body.accommodation_id}`,
  )
  const calendar = await app.ask('GET', new URL(cabin.body.ical_export_url).pathname)
  expect(calendar.status).toBe(200)
  expect(calendar.text).toContain('DTSTART;VALUE=DATE:20270115')
  expect(calendar.text).toContain('DTEND;VALUE=DATE:20270118')
  expect(calendar.text).not.toContain('Julieta')
  expect(calendar.text).not.toContain(code)
})

test('the nights are gone for the next guest, who is offered something else', async () => {
  const second = app.guest('5491155559876')
  await second.says('hola, del 15 al 18 de enero para 4 personas en la misma cabaña que Julieta hay?')
  await app.settle()
  expect(second.last()?.text).toBeTruthy()
  const metrics = await app.ask('GET', '/metrics')
  expect(metrics.text).toMatch(/reservations_confirmed_total\{channel="whatsapp"\} \d/)
  expect(metrics.text).toMatch(/conversation_stage_total\{stage="confirmed"\} 1/)
  expect(metrics.text).not.toContain(PHONE)
})

test.each([
  ['pt', 'Oi! Tem vaga de 15 a 18 de março para 2 pessoas?', 'Total'],
  ['en', 'Hi, do you have anything from March 15 to March 18 for two people?', 'Total'],
])('answers in the language of the guest: %s', async (language, text, word) => {
  const guest = app.guest(language === 'pt' ? '5511955551111' : '14155550123')
  await guest.says(text)
  await app.settle()
  expect(guest.last()?.text).toContain(word)
  const chats = await app.owner<{ items: { guest: { language: string; phone: string } }[] }>(
    'GET',
    '/conversations',
  )
  expect(chats.status).toBe(200)
})
