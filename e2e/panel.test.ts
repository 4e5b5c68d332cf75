import { describe, expect, test } from 'vitest'
import { complaintsOf } from './support/accessibility.ts'
import { PHONE } from './support/browser.ts'
import { writesDown } from './support/panel.ts'
import { guestPhone, textOf } from './support/phone.ts'
import { note, useProduct } from './support/visit.ts'

/** What an owner does in a week, on a telephone. */
const { origin, visitor, panel } = useProduct()

describe('a stay taken by telephone', () => {
  test('is written down, paid in cash in two taps, found without accents, and cancelled with its money', async () => {
    const page = await panel()
    const { code } = await writesDown(page, { origin, name: 'Ángeles Íñiguez' })
    expect(await page.getByTestId('status').getAttribute('data-status')).toBe('confirmed')

    await page.getByRole('button', { name: 'Cobrar saldo' }).click()
    await page.getByRole('button', { name: /^Anotar \$/ }).click()
    await note(page, 'Anotado').waitFor()
    await page.getByText('Efectivo ·').waitFor()

    await page.goto('/admin/reservations')
    await page.getByRole('searchbox').fill(code.slice(-4))
    await page.getByTestId('reservation-row').filter({ hasText: 'Ángeles' }).click()
    await page.getByRole('button', { name: 'Cancelar reserva' }).click()
    await page.getByRole('radio', { name: /^Todo/ }).waitFor()
    await page.getByTestId('confirm-yes').click()
    await note(page, 'Se devuelven').waitFor()
    await page.locator('[data-action="reservation.cancelled"]').waitFor()
  })

  test('is charged as agreed, moved with the difference seen first, corrected, and opened again', async () => {
    const page = await panel()
    const { code } = await writesDown(page, { origin, name: 'Bruno Paz' })
    await page.getByRole('button', { name: 'Cambiar', exact: true }).click()
    const sheet = page.getByRole('dialog')
    const departure = sheet.getByLabel('Salida')
    const day = new Date(`${await departure.inputValue()}T00:00:00Z`)
    day.setUTCDate(day.getUTCDate() - 1)
    await departure.fill(day.toISOString().slice(0, 10))
    await sheet.getByLabel('Precio total arreglado').fill('123.456')
    await sheet.getByRole('button', { name: 'Ver el cambio' }).click()
    // Fewer nights than the season asks for: the owner's own rule, which the owner sets aside.
    await sheet.getByRole('alert').filter({ hasText: 'Son menos noches' }).waitFor()
    await sheet.getByRole('button', { name: 'Igual quiero' }).click()
    const preview = sheet.getByTestId('change-preview')
    await preview.filter({ hasText: '123.456' }).waitFor()
    expect(await complaintsOf(page)).toEqual([])
    await sheet.getByRole('button', { name: 'Guardar el cambio' }).click()
    await note(page, 'Cambios guardados').waitFor()

    await page.getByRole('button', { name: 'Cambiar', exact: true }).click()
    await sheet.getByLabel('Teléfono').fill('+54 9 351 555 0199')
    await sheet.getByRole('button', { name: 'Guardar el cambio' }).click()
    await page.getByText('351').first().waitFor()

    await page.goto('/admin/reservations?chip=owing')
    await page.getByTestId('reservation-row').filter({ hasText: 'Debe' }).first().waitFor()
    await page.goto(`/admin/reservations/${code}`)
    await page.getByRole('button', { name: 'Cancelar reserva' }).click()
    await page.getByTestId('confirm-yes').click()
    await page.getByRole('button', { name: 'Reabrir' }).click()
    await page.locator('[data-action="reservation.reopened"]').waitFor()
  })
})

describe('the calendar', () => {
  test('reads as a list too', async () => {
    const page = await panel()
    await page.goto('/admin/calendar')
    await page.getByRole('radio', { name: 'Lista' }).click()
    await page.getByTestId('agenda').getByText('llega').first().waitFor()
  })
})

describe('a guest who waits', () => {
  test('shows on every page, is answered, and goes back to the bot', async () => {
    const guest = await visitor(PHONE)
    const phone = guestPhone(guest)
    await phone.open()
    await phone.says('Quiero hablar con una persona')

    const page = await panel()
    await page.getByTestId('waiting-badge').filter({ visible: true }).waitFor()
    const waiting = page.getByTestId('decision').filter({ hasText: 'espera que le contestes' })
    await waiting.getByRole('link', { name: 'Contestar' }).click()
    await page.getByLabel('Escribí tu respuesta').fill('Hola, soy Marta. ¿En qué te ayudo?')
    await page.getByRole('button', { name: 'Mandar' }).click()
    expect(await textOf(await phone.hears('soy Marta'))).toContain('¿En qué te ayudo?')

    await page.getByRole('button', { name: 'Que siga el bot' }).click()
    await page.getByTestId('standing').filter({ hasText: 'Responde el bot' }).waitFor()
    await phone.says('Aceptan perros?')
    await phone.hears(/mascota|perro/i)
  })
})

describe('the house', () => {
  test('takes in who arrives today', async () => {
    const page = await panel()
    const arrival = page.getByTestId('stay-line').filter({ has: page.getByRole('button', { name: 'Llegó' }) })
    const name = (await arrival.first().getByRole('link').first().textContent()) ?? ''
    await arrival.first().getByRole('button', { name: 'Llegó' }).click()
    await note(page, 'ya llegó').waitFor()
    await page.getByRole('link', { name }).first().click()
    await page.locator('[data-action="reservation.checked_in"]').waitFor()
  })

  test('keeps the deposit and the conditions it is given', async () => {
    const page = await panel()
    await page.goto('/admin/more/settings')
    await page.getByLabel('Seña (%)').fill('50')
    await page.getByRole('radio', { name: 'Flexible' }).click()
    await page.getByRole('button', { name: 'Guardar' }).click()
    await note(page, 'Guardado').waitFor()
    await page.reload()
    expect(await page.getByLabel('Seña (%)').inputValue()).toBe('50')
    expect(await page.getByRole('radio', { name: 'Flexible' }).getAttribute('aria-checked')).toBe('true')
  })

  test('is set up one question at a time, from where one stopped', async () => {
    const page = await panel()
    await page.goto('/admin/setup')
    await page.getByLabel('Nombre del lugar').fill('Cabañas del Bosque')
    await page.getByRole('button', { name: 'Seguir' }).click()
    await page.getByRole('heading', { name: '¿Qué cabaña alquilás?' }).waitFor()
    await page.getByLabel('Nombre', { exact: true }).fill('Radal')
    await page.getByRole('button', { name: 'Seguir' }).click()
    await page.getByRole('heading', { name: '¿Tenés fotos?' }).waitFor()
    await page.getByRole('button', { name: 'Después' }).click()
    await page.getByRole('heading', { name: '¿Cuánto sale una noche?' }).waitFor()
    await page.reload()
    await page.getByLabel('Precio de una noche común').fill('80.000')
    await page.getByRole('button', { name: 'Seguir' }).click()
    await page.getByRole('heading', { name: '¿Cómo te pagan?' }).waitFor()
    for (const next of ['Airbnb', 'reservas anotadas', 'Quién más', 'Cómo te avisamos', 'Anda todo']) {
      await page.getByRole('button', { name: 'Después' }).click()
      await page.getByRole('heading', { level: 1, name: new RegExp(next) }).waitFor()
    }
    await page.getByRole('button', { name: 'Probar', exact: true }).click()
    await page.locator('[data-testid="setup-report"]').waitFor()
    await page.getByRole('button', { name: 'Ver todo lo que se probó' }).click()
    await page.getByText('Conectado al número').waitFor()
    await page.getByRole('button', { name: 'Seguir' }).click()
    await page.getByRole('link', { name: 'Anotar una reserva' }).click()
    await page.getByRole('heading', { level: 1, name: 'Nueva reserva' }).waitFor()
    await page.goto('/admin/more/prices')
    await page.getByText('$\u00a080.000').waitFor()
  })

  test('reads a platform again on request', async () => {
    const page = await panel()
    await page.goto('/admin/more/channels')
    const feed = page
      .locator('section')
      .filter({ has: page.locator('[data-testid="feed"]') })
      .first()
    await feed.getByRole('button', { name: 'Leer ahora' }).click()
    await note(page, /Leído|No se pudo leer/).waitFor()
  })
})
