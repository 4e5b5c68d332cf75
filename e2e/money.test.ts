import { readFile } from 'node:fs/promises'
import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { DESKTOP, PHONE } from './support/browser.ts'
import { FAMILY, freeStayInJanuary } from './support/free-stay.ts'
import { writesDown } from './support/panel.ts'
import { guestPhone, holdOf, textOf } from './support/phone.ts'
import { isWhole, note, useProduct } from './support/visit.ts'

const { origin, panel, visitor } = useProduct()

/** A booking asked for in the chat; answers its phone and its code. */
async function holdsInChat() {
  const stay = await freeStayInJanuary(origin, FAMILY)
  const page = await visitor(PHONE)
  const phone = guestPhone(page)
  await phone.open()
  await phone.says(`Hola! hay lugar del ${stay.words} para 2 adultos y 2 nenes?`)
  await phone.taps(await phone.hears('Total:'), 'Reservar')
  return { page, phone, ...(await holdOf(phone)) }
}

async function cancels(page: Page, code: string) {
  await page.goto(`/admin/reservations/${code}`)
  await page.getByRole('button', { name: 'Cancelar reserva' }).click()
  await page.getByTestId('confirm-yes').click()
  await page.locator('[data-action="reservation.cancelled"]').waitFor()
}

test('a receipt is looked at as a picture and approved where it waits', async () => {
  const { page: guest, code } = await holdsInChat()
  await guest.getByTestId('attach').setInputFiles({
    name: 'transferencia.png',
    mimeType: 'image/png',
    buffer: receipt(),
  })
  const page = await panel()
  const decision = page.getByTestId('decision').filter({ hasText: 'mandó un comprobante' })
  await decision.getByRole('link', { name: 'Ver el comprobante entero' }).getByRole('presentation').waitFor()
  await decision.getByRole('button', { name: 'Está bien' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('img', { name: 'Comprobante' }).waitFor()
  await isWhole(page)
  await sheet.getByRole('button', { name: 'Está bien' }).click()
  await note(page, 'Pago anotado').waitFor()
  await page.goto(`/admin/reservations/${code}`)
  await page.locator('[data-action="reservation.confirmed"]').waitFor()
  await cancels(page, code)
})

describe.each([
  ['a telephone', PHONE],
  ['a desktop', DESKTOP],
] as const)('on %s', (_name, screen) => {
  test('a price agreed by telephone is written down, paid, and moved to another cabin', async () => {
    const page = await panel('', screen)
    const stay = await freeStayInJanuary(origin, { nights: 3, adults: 2, children: 0 })
    await page.goto(`/admin/reservations/new?from=${stay.checkIn}&to=${stay.checkOut}`)
    const cabin = page.getByRole('radio').filter({ hasText: stay.cabins[0] ?? '' })
    await cabin.click()
    await page.getByLabel('Nombre', { exact: true }).fill('Ángeles Núñez')
    await page.getByLabel('Teléfono', { exact: true }).fill('351 555-0142')
    await page.getByLabel('Precio arreglado (si es otro)').fill('250.000')
    await page.getByRole('button', { name: 'Anotar la reserva' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ángeles Núñez' }).waitFor()
    await page.getByText('$ 250.000').first().waitFor()
    await page.getByRole('button', { name: 'Cobrar saldo' }).click()
    await page.getByRole('button', { name: /^Anotar \$/ }).click()
    await note(page, 'Anotado').waitFor()

    await page.goto('/admin/reservations')
    await page.getByRole('searchbox').fill('angeles nunez')
    await page
      .getByRole('link', { name: /Ángeles Núñez/ })
      .filter({ visible: true })
      .first()
      .click()
    await page.getByRole('button', { name: 'Cambiar', exact: true }).click()
    const sheet = page.getByRole('dialog')
    const cabins = sheet.getByLabel('Cabaña')
    const other = stay.cabins[1]
    if (other) {
      await cabins.selectOption({ label: other })
      await sheet.getByRole('button', { name: 'Ver el cambio' }).click()
      await sheet.getByTestId('change-preview').filter({ hasText: other }).waitFor()
      await isWhole(page)
      await sheet.getByRole('button', { name: 'Guardar el cambio' }).click()
      await note(page, 'Cambios guardados').waitFor()
    }
    await cancels(page, page.url().split('/').at(-1) ?? '')
  })
})

test('the link for the balance reaches the guest', async () => {
  const { phone, code } = await holdsInChat()
  const page = await panel(`/reservations/${code}`)
  await page.getByRole('button', { name: 'Mandar link de pago' }).click()
  await note(page, 'link de pago').waitFor()
  await (await phone.hears(/seña|pag/i)).waitFor()
  await cancels(page, code)
})

test('the code on the voucher pays the balance', async () => {
  const { page: guest, phone, bubble, code } = await holdsInChat()
  const checkout = await phone.pays(bubble)
  await checkout.locator('button[value="approve"]').click()
  const confirmed = await phone.hears('¡Reserva confirmada')
  const picture = (axis: string) => `${axis}::*[@data-testid="picture"]`
  const voucher = confirmed.locator(`xpath=${picture('descendant')} | ${picture('following')}`).first()
  await voucher.waitFor()
  const address = (await voucher.getAttribute('src')) ?? ''
  const { data, width, height } = PNG.sync.read(await (await guest.request.get(address)).body())
  const read = jsQR(new Uint8ClampedArray(data), width, height)?.data ?? ''
  expect(read).toContain(`/r/${code}`)

  const stay = await visitor(PHONE)
  await stay.goto(read.replace(new URL(read).origin, origin))
  expect(await textOf(stay.getByTestId('balance'))).toMatch(/^\$\s[\d.]+$/)
  await isWhole(stay)
  const back = stay.url()
  await stay.getByTestId('pay').click()
  await stay.locator('button[value="approve"]').click()
  await stay.waitForLoadState()
  await stay.goto(back)
  await stay.getByText('Está todo pago.').waitFor()
})

test('the papers for the accountant: a list of stays, and months that equal the ledger', async () => {
  const page = await panel()
  await writesDown(page, { origin, name: 'Contado Rabioso' })
  await page.getByRole('button', { name: 'Cobrar saldo' }).click()
  await page.getByRole('button', { name: /^Anotar \$/ }).click()
  await note(page, 'Anotado').waitFor()
  await page.goto('/admin/reservations?chip=all')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Bajar planilla' }).click(),
  ])
  expect(await readFile((await file.path()) ?? '', 'utf8')).toContain('Contado Rabioso')

  await page.goto('/admin/more/numbers')
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Argentina/Buenos_Aires' }).format()
  const month = page.locator(`[data-month="${today.slice(0, 7)}"]`)
  const collected = amountIn(await textOf(month.getByTestId('collected')))
  await month.locator('summary').click()
  await month.getByText('Comisiones').waitFor()
  const query = `from=${today.slice(0, 7)}-01&to=${today}&locale=en`
  const csv = await (await page.request.get(`/api/v1/admin/payments/export.csv?${query}`)).text()
  expect(collected).toBe(keptIn(csv))
  await isWhole(page)
})

/** A picture as a banking app would make it. */
function receipt(): Buffer {
  const picture = new PNG({ width: 200, height: 300 })
  picture.data.fill(0xee)
  return PNG.sync.write(picture)
}

/** "$ 682.000,50" as a number. */
function amountIn(text: string): number {
  return Number(text.replaceAll(/[^\d,]/g, '').replace(',', '.'))
}

/** What the lines of payments add up to, mistakes and what went back deducted. */
function keptIn(csv: string): number {
  const [head = '', ...lines] = csv
    .trim()
    .split('\n')
    .map((line) => line.replace('\r', ''))
  const columns = head.replace('\uFEFF', '').split(',')
  const sum = (column: string) => {
    const at = columns.indexOf(column)
    return lines.reduce((all, line) => all + Number(line.split(',')[at] ?? 0), 0)
  }
  return sum('payment') - sum('return')
}
