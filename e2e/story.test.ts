import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESKTOP, launch, PHONE, visitor } from './support/browser.ts'
import { type FreeStay, freeStayInJanuary } from './support/free-stay.ts'
import { ownerApi } from './support/owner.ts'
import { signIn } from './support/panel.ts'
import { guestPhone, holdOf, textOf, widthOf } from './support/phone.ts'
import { type Home, newHome, type Product, removeHome, startProduct } from './support/product.ts'

let home: Home
let product: Product
let browser: Browser
let owner: NonNullable<Product['firstOwner']>
/** What the first test sold, for those that come after it. */
let sold: { readonly code: string; readonly stay: FreeStay }

const FAMILY = { nights: 3, adults: 2, children: 2 }

beforeAll(async () => {
  home = await newHome()
  ;[product, browser] = await Promise.all([startProduct(home), launch()])
  if (!product.firstOwner) throw new Error('The first start told no password')
  owner = product.firstOwner
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  if (home) await removeHome(home)
})

test('from "hola" to a confirmed stay', async () => {
  const stay = await freeStayInJanuary(home.origin, FAMILY)
  const page = await visitor(browser, home.origin, PHONE)
  const phone = guestPhone(page)
  await phone.open()

  await phone.says(`Hola! hay lugar del ${stay.words} para 2 adultos y 2 nenes?`)
  const quote = await phone.hears('Total:')
  const quoted = await textOf(quote)
  expect(stay.cabins.some((name) => quoted.includes(name))).toBe(true)
  expect(quoted).toMatch(/3 noches/)
  expect(quoted).toMatch(/2 adultos y 2 chicos/)
  expect(quoted).toMatch(/Limpieza: \$\s[\d.]+/)
  expect(sumOfLines(quoted)).toBe(amountAfter('Total:', quoted))

  await phone.taps(quote, 'Reservar')
  const hold = await holdOf(phone)
  expect(await phone.spoken()).toBeLessThanOrEqual(5)
  expect(await widthOf(page)).toBe(PHONE.viewport.width)

  const checkout = await phone.pays(hold.bubble)
  await checkout.locator('button[value="approve"]').click()
  const paidAt = performance.now()
  const confirmed = await phone.hears('¡Reserva confirmada')
  console.log(`Told of the confirmation ${Math.round(performance.now() - paidAt)} ms after paying`)
  expect(await textOf(confirmed)).toContain(hold.code)
  // Below the words it carries, or after them where drawing takes longer than a guest should wait for them.
  const picture = (axis: string) => `${axis}::*[@data-testid="picture"]`
  await confirmed
    .locator(`xpath=${picture('descendant')} | ${picture('following')}`)
    .first()
    .waitFor()
  const document = (await phone.hears(`${hold.code}.pdf`)).getByTestId('document')
  const pdf = await page.request.get((await document.getAttribute('href')) ?? '')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  sold = { code: hold.code, stay }
})

test("the cabin's calendar carries the stay, without the guest in it", async () => {
  const api = await ownerApi(home.origin, owner)
  const reservation = await api.reservation(sold.code)
  const cabin = (await api.cabins()).find((one) => one.id === reservation.accommodation_id)
  const calendar = await (await fetch(cabin?.ical_export_url ?? '')).text()
  expect(calendar).toContain(`DTSTART;VALUE=DATE:${sold.stay.checkIn.replaceAll('-', '')}`)
  expect(calendar).toContain(`DTEND;VALUE=DATE:${sold.stay.checkOut.replaceAll('-', '')}`)
  expect(calendar).not.toContain(reservation.contact_name)
})

test("the owner's API shows the stay with its money and its history", async () => {
  const reservation = await (await ownerApi(home.origin, owner)).reservation(sold.code)
  expect(reservation).toMatchObject({
    status: 'confirmed',
    check_in: sold.stay.checkIn,
    check_out: sold.stay.checkOut,
    paid_amount: reservation.deposit_amount,
  })
  expect(reservation.timeline.map((entry) => entry.action)).toEqual(
    expect.arrayContaining(['reservation.held', 'reservation.confirmed']),
  )
  expect(reservation.ledger.map((entry) => entry.kind)).toEqual(expect.arrayContaining(['charge', 'payment']))
  expect(reservation.messages.some((message) => message.direction === 'in')).toBe(true)
})

test('the panel shows the stay to the owner who signs in', async () => {
  const page = await visitor(browser, home.origin, DESKTOP)
  await signIn(page, owner)
  await page.goto(`/admin/reservations/${sold.code}`)
  await page.locator('[data-action="reservation.confirmed"]').waitFor()
  expect(await page.getByTestId('status').getAttribute('data-status')).toBe('confirmed')
})

test('a rejected card is told at once, and the same link still takes a good one', async () => {
  const stay = await freeStayInJanuary(home.origin, { ...FAMILY, not: [sold.stay.checkIn] })
  const page = await visitor(browser, home.origin)
  const phone = guestPhone(page)
  await phone.open()
  await phone.says(`Buenas, quiero reservar del ${stay.words}, somos 2 adultos y 2 nenes`)
  await phone.taps(await phone.hears('Total:'), 'Reservar')
  const hold = await holdOf(phone)

  const checkout = await phone.pays(hold.bubble)
  await checkout.locator('button[value="reject"]').click()
  await phone.hears('no se pudo hacer')
  await checkout.getByRole('link', { name: 'Probar otro medio de pago' }).click()
  await checkout.locator('button[value="approve"]').click()
  const confirmed = await phone.hears('¡Reserva confirmada')
  expect(await textOf(confirmed)).toContain(hold.code)
})

test('a second guest is not offered the nights that are taken', async () => {
  const api = await ownerApi(home.origin, owner)
  const { accommodation_name: taken } = await api.reservation(sold.code)
  const page = await visitor(browser, home.origin)
  const phone = guestPhone(page)
  await phone.open()
  await phone.says(`Hola, ${taken} está libre del ${sold.stay.words}? somos 2 adultos y 2 nenes`)
  const answer = await textOf(await phone.hears(/.+/))
  expect(answer).not.toMatch(new RegExp(`hay lugar.*${taken}`))
  const { accommodation_id: cabin } = await api.reservation(sold.code)
  const { checkIn: from, checkOut: to } = sold.stay
  const days = await fetch(`${home.origin}/api/v1/accommodations/${cabin}/availability?from=${from}&to=${to}`)
  expect(JSON.stringify(await days.json())).not.toContain('"available":true')
})

test('after a restart everything is still there', async () => {
  await product.stop()
  product = await startProduct(home)
  expect(product.firstOwner).toBeUndefined()
  const reservation = await (await ownerApi(home.origin, owner)).reservation(sold.code)
  expect(reservation.status).toBe('confirmed')

  const page = await visitor(browser, home.origin)
  const phone = guestPhone(page)
  await phone.open()
  await phone.says('Hola')
  await phone.hears(/.+/)
})

/** "$ 682.000" after a label, as a number. */
function amountAfter(label: string, text: string): number {
  const rest = text.slice(text.indexOf(label) + label.length)
  const [, digits = ''] = /\$\s([\d.]+(?:,\d+)?)/.exec(rest) ?? []
  return Number(digits.replaceAll('.', '').replace(',', '.'))
}

/** The lines between the guests and the total end with what they cost. */
function sumOfLines(text: string): number {
  const lines = text.slice(0, text.indexOf('Total:')).split('\n')
  return lines.reduce((sum, line) => {
    const [, digits] = /: -?\$\s([\d.]+)\s*$/.exec(line) ?? []
    if (!digits) return sum
    const amount = Number(digits.replaceAll('.', ''))
    return line.includes(': -') ? sum - amount : sum + amount
  }, 0)
}
