import { describe, expect, test } from 'vitest'
import { PHONE } from './support/browser.ts'
import { freeStayInJanuary } from './support/free-stay.ts'
import { signIn } from './support/panel.ts'
import { guestPhone } from './support/phone.ts'
import { isWhole, note, useProduct } from './support/visit.ts'

/** Who works here, what the bot says, and what the house tells its people; on a telephone. */
const { origin, owner, visitor, panel } = useProduct()

describe('the team', () => {
  test('gains a colleague, who comes in with the first password and changes it', async () => {
    const page = await panel('/more/team')
    await page.getByRole('button', { name: 'Agregar persona' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Nombre').fill('Nélida')
    await sheet.getByLabel('Correo').fill('nelida@example.com')
    await sheet.getByRole('radio', { name: 'Atiende' }).click()
    await sheet.getByRole('button', { name: 'Agregar persona' }).click()
    const password = await page.getByTestId('first-password').inputValue()
    await page.getByRole('button', { name: 'Ya la anoté' }).click()
    await page.getByTestId('person').filter({ hasText: 'Nélida' }).waitFor()
    await isWhole(page)

    const colleague = await visitor(PHONE)
    await signIn(colleague, { email: 'nelida@example.com', password })
    await colleague.goto('/admin/more/team')
    await colleague.getByText('nelida@example.com').waitFor()
    expect(await colleague.getByRole('button', { name: 'Agregar persona' }).count()).toBe(0)
    await colleague.getByLabel('Contraseña de ahora').fill(password)
    await colleague.getByLabel('Contraseña nueva').fill('jacarandá en flor')
    await colleague.getByRole('button', { name: 'Cambiar contraseña' }).click()
    await note(colleague, 'Contraseña cambiada').waitFor()

    const later = await visitor(PHONE)
    await signIn(later, { email: 'nelida@example.com', password: 'jacarandá en flor' })
  })

  test('tells whoever forgot the password what to do', async () => {
    const page = await visitor(PHONE)
    await page.goto('/admin')
    await page.getByRole('button', { name: 'Olvidé mi contraseña' }).click()
    await page.getByLabel('Correo').fill(owner.email)
    await page.getByRole('button', { name: 'Mandarme el link' }).click()
    await page.getByRole('status').filter({ hasText: 'no manda correos' }).waitFor()
    await isWhole(page)
  })

  test('turns a used link away', async () => {
    const page = await visitor(PHONE)
    await page.goto('/admin/reset?token=usado')
    await page.getByLabel('Contraseña nueva').fill('jacarandá en flor')
    await page.getByRole('button', { name: 'Guardar la contraseña' }).click()
    await page.getByRole('alert').filter({ hasText: 'ya se usó o venció' }).waitFor()
    await isWhole(page)
  })
})

describe('a notebook', () => {
  test('is looked at line by line, and written down all together', async () => {
    const { checkIn, checkOut, cabins } = await freeStayInJanuary(origin, {
      nights: 3,
      adults: 2,
      children: 0,
    })
    const page = await panel('/more/import')
    const good = `${cabins[0]}; ${checkIn}; ${checkOut}; Delia Ríos; 11 5555 7788; 2; 300.000; 90.000`
    await page
      .getByLabel('Reservas, una por renglón')
      .fill(`${good}\nCabaña Fantasma; ${checkIn}; ${checkOut}; Nadie`)
    await page.getByRole('button', { name: 'Ver qué se entiende' }).click()
    await page.locator('[data-testid="imported"][data-status="not_understood"]').waitFor()
    await isWhole(page)
    await page.getByLabel('Reservas, una por renglón').fill(good)
    await page.getByRole('button', { name: 'Ver qué se entiende' }).click()
    await page.getByRole('button', { name: 'Anotar 1 reserva' }).click()
    await note(page, 'Se anotó 1 reserva').waitFor()
    await page.goto('/admin/reservations?q=delia')
    await page.getByTestId('reservation-row').filter({ hasText: 'Delia Ríos' }).first().waitFor()
  })
})

describe('what the bot knows', () => {
  test('is written by the owner, and answers the next guest', async () => {
    const page = await panel('/more/answers')
    await page.getByRole('button', { name: 'Agregar respuesta' }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Respuesta').fill('El río queda a 300 metros por el sendero de los sauces.')
    await sheet.getByLabel('Cómo lo preguntan').fill('¿A cuánto está el río?\n¿Queda lejos el río?')
    await sheet.getByRole('button', { name: 'Guardar' }).click()
    await note(page, 'el bot ya lo sabe').waitFor()
    await page.getByTestId('answer').filter({ hasText: 'río' }).first().waitFor()
    await isWhole(page)

    const guest = await visitor(PHONE)
    const phone = guestPhone(guest)
    await phone.open()
    await phone.says('Hola! queda lejos el río?')
    await phone.hears('sendero de los sauces')
  })
})

test('today, as it was last seen, opens without a line and says of when it is', async () => {
  const page = await panel()
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  // Loaded once more, so that the worker has seen every file of the page.
  await page.reload()
  const lines = page.getByTestId('stay-line')
  await lines.first().waitFor()
  await page.waitForLoadState('networkidle')
  const seen = await lines.getByRole('link').allTextContents()
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('status').filter({ hasText: 'Sin conexión' }).waitFor()
  expect(await lines.getByRole('link').allTextContents()).toEqual(seen)
  await isWhole(page)
})
