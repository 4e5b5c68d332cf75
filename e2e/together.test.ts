import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { holdTwoByApi } from './support/booking.ts'
import { DESKTOP, PHONE } from './support/browser.ts'
import { freeStayInJanuary } from './support/free-stay.ts'
import { writesDown } from './support/panel.ts'
import { textOf } from './support/phone.ts'
import { isWhole, note, useProduct } from './support/visit.ts'

const { origin, panel, visitor } = useProduct()

/** What stands beside a name in a card of facts. */
function fact(page: Page, card: string, name: string) {
  return page.getByTestId(card).locator('dl > div').filter({ hasText: name }).locator('dd')
}

describe.each([
  ['a telephone', PHONE],
  ['a desktop', DESKTOP],
] as const)('cabins that were booked together, on %s,', (_name, screen) => {
  test('are paid as one, one of them is cancelled with its money, and then the rest', async () => {
    const stay = await freeStayInJanuary(origin, { nights: 3, adults: 2, children: 0, choice: 2 })
    const { codes, address } = await holdTwoByApi(origin, stay, 'Familia Dos Techos')
    const page = await panel(`/reservations/${codes[0]}`, screen)
    await page.getByTestId('group').getByRole('listitem').nth(1).waitFor()
    await page.getByRole('button', { name: 'Cobrar a todo el grupo' }).click()
    await page.getByRole('heading', { name: 'Anotar un cobro de todo el grupo' }).waitFor()
    await isWhole(page)
    await page.getByRole('radio', { name: 'Transferencia' }).click()
    await page.getByRole('button', { name: /^Anotar \$/ }).click()
    await note(page, 'Anotado').waitFor()
    const standing = async (...states: readonly string[]) => {
      for (const [at, state] of states.entries()) {
        const row = page
          .getByTestId('group')
          .getByRole('listitem')
          .filter({ hasText: stay.cabins[at] ?? '' })
        await row.getByTestId('status').filter({ hasText: state }).waitFor()
      }
    }
    await standing('Confirmada', 'Confirmada')
    const paid = await textOf(fact(page, 'group', 'Pagado'))
    expect(paid).toMatch(/^\$\s[\d.]+$/)

    const guest = await visitor(PHONE)
    await guest.goto(address)
    const told = `Si cancelás ahora te devolvemos ${paid}`
    expect(await textOf(guest.getByTestId('refund-preview'))).toContain(told)
    await isWhole(guest)

    await page.getByTestId('group').getByRole('link').click()
    await page.getByRole('button', { name: 'Cancelar esta cabaña' }).click()
    await page.getByRole('heading', { name: `Cancelar solo ${stay.cabins[1]}` }).waitFor()
    await page.getByTestId('confirm-yes').click()
    await note(page, 'Se devuelven').waitFor()
    await standing('Confirmada', 'Cancelada')

    await page.getByRole('button', { name: 'Cancelar todo el grupo' }).click()
    const left = await textOf(fact(page, 'group', 'Pagado'))
    await page.getByRole('radio', { name: `Todo: ${left}` }).waitFor()
    await isWhole(page)
    await page.getByTestId('confirm-yes').click()
    await note(page, `Se devuelven ${left}`).waitFor()
    await standing('Cancelada', 'Cancelada')
  })
})

test('the security deposit comes, goes back in part with a reason, and a mistake is taken back', async () => {
  const page = await panel('/more/prices')
  const { cabins } = await freeStayInJanuary(origin, { nights: 3, adults: 2, children: 0 })
  const cabin = page.getByRole('link').filter({ hasText: cabins[0] ?? '' })
  await cabin.click()
  const asked = page.getByLabel('Garantía', { exact: true })
  await asked.fill('50.000')
  await page.getByRole('button', { name: 'Guardar precios' }).click()
  await note(page, 'Precios guardados').waitFor()

  await writesDown(page, { origin, name: 'Gonzalo Garantía' })
  await page.getByRole('button', { name: 'Lo recibí' }).click()
  await isWhole(page)
  await page.getByRole('button', { name: /^Anotar \$/ }).click()
  await note(page, 'No suma a lo cobrado').waitFor()
  expect(await textOf(fact(page, 'security', 'Lo tenés vos'))).toMatch(/^\$\s50\.000$/)

  await page.getByRole('button', { name: 'Devolverlo' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Cuánto').fill('35.000')
  const give = sheet.getByRole('button', { name: /^Devolver \$/ })
  expect(await give.isDisabled()).toBe(true)
  await sheet.getByLabel('Por qué te quedás con esa parte').fill('Se rompió una ventana')
  await isWhole(page)
  await give.click()
  await note(page, 'le avisamos al huésped').waitFor()
  expect(await textOf(fact(page, 'security', 'Retenido por daños'))).toMatch(/^\$\s15\.000$/)
  expect(await textOf(fact(page, 'security', 'Devuelto'))).toMatch(/^\$\s35\.000$/)

  const kept = page.getByTestId('security-entry').filter({ hasText: 'Se rompió una ventana' })
  await kept.getByRole('button', { name: 'Deshacer' }).click()
  await page.getByTestId('confirm-yes').click()
  await kept.waitFor({ state: 'detached' })
  expect(await textOf(fact(page, 'security', 'Lo tenés vos'))).toMatch(/^\$\s15\.000$/)
  await page.getByRole('button', { name: 'Devolverlo' }).click()
  await give.click()
  await page.getByText('Devuelto').first().waitFor()
  await isWhole(page)
  expect(await page.getByTestId('timeline').textContent()).not.toMatch(/security|deposit_/)

  await page.goto('/admin/more/prices')
  await cabin.click()
  await asked.fill('')
  await page.getByRole('button', { name: 'Guardar precios' }).click()
  await note(page, 'Precios guardados').waitFor()
})
