import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { holdByApi } from './support/booking.ts'
import { DESKTOP, PHONE } from './support/browser.ts'
import { FAMILY, freeStayInJanuary } from './support/free-stay.ts'
import { signIn } from './support/panel.ts'
import { guestPhone, textOf, widthOf } from './support/phone.ts'
import { useProduct } from './support/visit.ts'

const { origin, owner, visitor } = useProduct()

function status(page: Page, name: string) {
  return page.locator(`[data-testid="status"][data-status="${name}"]`).waitFor()
}

describe('the public page', () => {
  test('lists the cabins with photo and price', async () => {
    const page = await visitor(PHONE)
    await page.goto('/')
    const cabins = page.getByTestId('cabin')
    await cabins.first().waitFor()
    expect(await cabins.count()).toBeGreaterThanOrEqual(4)
    for (const cabin of (await cabins.all()).slice(0, 4)) {
      expect(await textOf(cabin)).toMatch(/\$\s[\d.]+/)
      expect(await cabin.getByRole('img').count()).toBeGreaterThan(0)
    }
    expect(await widthOf(page)).toBe(PHONE.viewport.width)
  })

  test('speaks Portuguese and English, each at its address, amenities included', async () => {
    const page = await visitor(DESKTOP)
    await page.goto('/pt')
    await page.getByRole('heading', { name: 'Nossas cabanas' }).waitFor()
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Our cabins' }).waitFor()
    await page.getByTestId('cabin').first().getByRole('link').click()
    await page.getByText('Full kitchen', { exact: false }).first().waitFor()
  })
})

describe("the guest's page of a booking", () => {
  test('shows what to pay, takes the payment, and cancels with what comes back', async () => {
    const stay = await freeStayInJanuary(origin, FAMILY)
    const hold = await holdByApi(origin, stay, 'Rosa Funes')
    const page = await visitor(PHONE)
    await page.goto(hold.address)
    await status(page, 'pre_reserved')
    expect(await page.getByTestId('refund-preview').textContent()).toBe(
      'Todavía no pagaste nada: cancelar no tiene costo.',
    )
    expect(await widthOf(page)).toBe(PHONE.viewport.width)

    await page.getByTestId('pay').click()
    await page.locator('button[value="approve"]').click()
    await page.goto(`${hold.address}&status=approved`)
    await status(page, 'confirmed')

    await page.getByTestId('cancel').click()
    await page.getByTestId('confirm-yes').click()
    await status(page, 'cancelled')
    expect(await page.getByTestId('cancel').count()).toBe(0)
  })

  test('tells a stranger nothing', async () => {
    const stay = await freeStayInJanuary(origin, FAMILY)
    const hold = await holdByApi(origin, stay, 'Nadie Debe Leerlo')
    const page = await visitor(DESKTOP)
    await page.goto(`/r/${hold.code}?token=adivinado`)
    await page.getByRole('heading', { name: 'No encontramos esta reserva' }).waitFor()
    expect(await page.getByText('Nadie Debe Leerlo').count()).toBe(0)
  })
})

describe('the panel', () => {
  test('refuses a wrong password in words', async () => {
    const page = await visitor(DESKTOP)
    await page.goto('/admin')
    await page.getByLabel('Correo').fill(owner.email)
    await page.getByLabel('Contraseña').fill('no es esta')
    await page.getByRole('button', { name: 'Ingresar' }).click()
    const refusal = page.getByRole('alert')
    await refusal.waitFor()
    expect(await refusal.textContent()).toBe('El correo o la contraseña no son correctos.')
  })

  test('has every section on a phone without scrolling sideways', async () => {
    const guest = await visitor(PHONE)
    const phone = guestPhone(guest)
    await phone.open()
    await phone.says('Hola, tienen cochera?')
    await phone.hears(/.+/)

    const page = await visitor(PHONE)
    await signIn(page, owner)
    for (const section of ['Reservas', 'Calendario', 'Mensajes', 'Más', 'Hoy']) {
      await page.getByRole('link', { name: section, exact: true }).click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await widthOf(page)).toBe(PHONE.viewport.width)
    }
    await page.getByRole('link', { name: 'Mensajes', exact: true }).click()
    await page.getByTestId('conversation').first().click()
    await page.getByText('Hola, tienen cochera?').waitFor()
  })

  test('closes with the session', async () => {
    const page = await visitor(DESKTOP)
    await signIn(page, owner)
    await page.getByRole('link', { name: 'Más', exact: true }).click()
    await page.getByRole('button', { name: 'Salir' }).click()
    await page.getByLabel('Contraseña').waitFor()
    await page.goto('/admin/reservations')
    await page.getByLabel('Contraseña').waitFor()
  })

  test('asks to sign in again when the session ended meanwhile', async () => {
    const page = await visitor(DESKTOP)
    await signIn(page, owner)
    await page.context().clearCookies()
    await page.getByRole('link', { name: 'Reservas', exact: true }).click()
    await page.getByLabel('Contraseña').waitFor()
  })
})
