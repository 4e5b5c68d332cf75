import { afterAll, beforeAll, expect, test } from 'vitest'
import { PHONE } from './support/browser.ts'
import { dayHere } from './support/free-stay.ts'
import { ownerApi } from './support/owner.ts'
import { textOf } from './support/phone.ts'
import { isWhole, useProduct } from './support/visit.ts'

const { origin, owner, visitor } = useProduct()
const api = async () => ownerApi(origin, owner)
const TRANSFER = { alias: 'radal.lago.mp', holder: 'Marta Gómez' }

beforeAll(async () => {
  const asked = await api()
  await asked.send('PUT', '/settings', { transfer: TRANSFER })
  await asked.addCabin('Radal', { payment_discounts: { transfer: 10 } })
})
// Others hold stays of this place: theirs are as they were.
afterAll(async () => void (await (await api()).send('PUT', '/settings', { transfer: null })))

/** Three nights at $ 90.000, which the others have no part in. */
const [FROM, TO] = [dayHere(60), dayHere(63)]

test('by transfer it costs less: both prices stand, and the one that is chosen is held and asked for', async () => {
  const page = await visitor(PHONE)
  await page.goto(`/c/radal?check_in=${FROM}&check_out=${TO}&adults=2`)
  const ways = page.getByTestId('ways')
  await ways.getByText('Ahorrás $ 27.000').waitFor()
  expect(await textOf(ways)).toMatch(/Con tarjeta u otro medio\$\s270\.000.*\$\s243\.000/)
  expect(await textOf(page.getByTestId('total'))).toMatch(/^\$\s270\.000$/)
  await ways.getByLabel('Por transferencia').check()
  await page.getByTestId('total').filter({ hasText: '243.000' }).waitFor()
  await page.getByText('Descuento por pago por transferencia').waitFor()
  await isWhole(page)

  await page.getByLabel('Nombre y apellido').fill('Ramón Transfiere')
  await page.getByLabel('Teléfono con WhatsApp').fill('+54 9 11 5555 7744')
  await page.getByTestId('hold').click()
  const account = page.getByTestId('transfer')
  await account.getByText('Transferí $ 72.900 a esta cuenta:').waitFor()
  await account.getByText(TRANSFER.alias).waitFor()
  expect(await account.getByTestId('pay-chat').getAttribute('href')).toContain('comprobante')
  expect(await page.getByTestId('pay').count()).toBe(0)
  await isWhole(page)

  // The card after all: its price, and its link.
  await ways.getByLabel('Con tarjeta').check()
  await page.getByTestId('pay').waitFor()
  await page.getByText('$ 81.000', { exact: true }).first().waitFor()
  expect(await account.count()).toBe(0)
  await ways.getByLabel('Por transferencia').check()
  await account.getByText('Transferí $ 72.900 a esta cuenta:').waitFor()

  const code = /RES\w{10}/.exec(page.url())?.[0] ?? ''
  const asked = await api()
  await asked.send('POST', `/reservations/${code}/payments`, { method: 'transfer', amount: '72900.00' })
  await page.locator('[data-testid="status"][data-status="confirmed"]').waitFor()
  expect(await textOf(page.getByTestId('balance'))).toMatch(/^\$\s170\.100$/)
  await account.getByText('Transferí $ 170.100 a esta cuenta:').waitFor()
  expect(await ways.count()).toBe(0)
  await isWhole(page)
  await asked.send('POST', `/reservations/${code}/cancel`, {})
})

test('the list and several cabins together show both prices, and the one that is chosen is held', async () => {
  const page = await visitor(PHONE)
  const search = (adults: number) => page.goto(`/?check_in=${FROM}&check_out=${TO}&adults=${adults}`)
  await search(2)
  const radal = page.getByTestId('cabin').filter({ hasText: 'Radal' })
  expect(await textOf(radal.getByTestId('total'))).toMatch(/^\$\s270\.000$/)
  expect(await textOf(radal.getByTestId('by-transfer'))).toMatch(/^Por transferencia: \$\s243\.000$/)
  await isWhole(page)

  await search(12)
  const combination = page.getByTestId('combination').filter({ hasText: 'Radal' }).first()
  const ways = combination.getByTestId('ways')
  const total = combination.getByTestId('total')
  const byCard = await textOf(total)
  await ways.getByText('Ahorrás $ 27.000').waitFor()
  await ways.getByLabel('Por transferencia').check()
  await combination.getByText('$ 243.000').first().waitFor()
  expect(await textOf(total)).not.toBe(byCard)
  const chosen = await textOf(total)
  await isWhole(page)

  await combination.getByText('Reservar estas cabañas').click()
  await combination.getByLabel('Nombre y apellido').fill('Familia Transfiere')
  await combination.getByLabel('Teléfono con WhatsApp').fill('+54 9 11 5555 7745')
  await combination.getByTestId('hold').click()
  await page.getByTestId('transfer').getByText(TRANSFER.alias).waitFor()
  expect(await textOf(page.getByTestId('group').locator('xpath=..'))).toContain(chosen)
  const code = /RES\w{10}/.exec(page.url())?.[0] ?? ''
  const asked = await api()
  await asked.send('POST', `/reservations/${code}/cancel`, {})
})
