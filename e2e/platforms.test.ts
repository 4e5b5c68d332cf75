import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESKTOP, PHONE } from './support/browser.ts'
import { dayHere } from './support/days.ts'
import { ownerApi } from './support/owner.ts'
import { startPlatform } from './support/platform.ts'
import { isWhole, note, useProduct } from './support/visit.ts'

const { origin, owner, panel } = useProduct()

/** As the owner does it: the address of the platform's calendar, tried and connected. */
async function connects(page: Page, of: { readonly cabin: string; readonly address: string }) {
  await page.getByRole('button', { name: 'Conectar una plataforma' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Cabaña').selectOption({ label: of.cabin })
  await sheet.getByLabel('Dirección de su calendario').fill(of.address)
  await sheet.getByRole('button', { name: 'Probar' }).click()
  await sheet.getByTestId('trial').filter({ hasText: 'Encontré 1 estadía' }).waitFor()
  await isWhole(page)
  await sheet.getByRole('button', { name: 'Conectar', exact: true }).click()
  await note(page, 'Conectada').waitFor()
}

test.each([
  ['a telephone', PHONE],
  ['a desktop', DESKTOP],
] as const)(
  'on %s: a platform is connected, its state seen, and the address made for it copied',
  async (at, screen) => {
    const cabin = `Ñandubay ${at.length}`
    await (await ownerApi(origin, owner)).addCabin(cabin)
    const stay = { name: 'Reserved', checkIn: dayHere(20), checkOut: dayHere(23) }
    const platform = await startPlatform([stay])
    try {
      const page = await panel('/more/channels', screen)
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await connects(page, { cabin, address: platform.address })
      const feed = page.getByRole('region', { name: `Airbnb · ${cabin}` })
      await feed
        .locator('[data-testid="feed"][data-status="active"]')
        .filter({ hasText: '1 estadía' })
        .waitFor()

      const ours = page.getByRole('region', { name: cabin, exact: true })
      await ours.getByRole('button', { name: 'Copiar: Tu dirección para Airbnb' }).click()
      const copied = await page.evaluate<string>('navigator.clipboard.readText()')
      expect(copied).toBe(await ours.getByLabel('Tu dirección para Airbnb', { exact: true }).inputValue())
      expect(copied).not.toBe(await ours.getByRole('textbox', { name: 'Tu dirección con todo' }).inputValue())
      expect(await (await fetch(copied)).text()).not.toContain('BEGIN:VEVENT')
      await isWhole(page)

      await feed.getByRole('button', { name: 'Desconectar' }).click()
      await page.getByTestId('confirm-yes').click()
      await note(page, 'Desconectada').waitFor()
    } finally {
      await platform.stop()
    }
  },
)

test('a clash is seen on the first page, looked at from both sides, and resolved by moving ours', async () => {
  const api = await ownerApi(origin, owner)
  const cabin = 'Quebracho'
  const nights = { checkIn: dayHere(24), checkOut: dayHere(27) }
  const code = await api.writeDown({ cabin: await api.addCabin(cabin), name: 'Clara Choque', ...nights })
  await api.addCabin('Quebracho Chico')
  const platform = await startPlatform([{ name: 'Reserved', ...nights }])
  try {
    const page = await panel('/more/channels')
    await connects(page, { cabin, address: platform.address })
    await page.goto('/admin')
    const decision = page.getByTestId('decision').filter({ hasText: `las mismas noches en ${cabin}` })
    await decision.getByRole('link', { name: 'Ver', exact: true }).click()
    const clash = page.getByTestId('conflict').filter({ hasText: cabin })
    await clash.filter({ hasText: 'Clara Choque' }).filter({ hasText: 'Airbnb' }).waitFor()
    await isWhole(page)

    await clash.getByRole('link', { name: 'Ver reserva' }).click()
    await page.waitForURL(new RegExp(code))
    await page.getByRole('button', { name: 'Cambiar', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Cabaña').selectOption({ label: 'Quebracho Chico' })
    await sheet.getByRole('button', { name: 'Ver el cambio' }).click()
    await sheet.getByTestId('change-preview').filter({ hasText: 'Quebracho Chico' }).waitFor()
    await sheet.getByRole('button', { name: 'Guardar el cambio' }).click()
    await note(page, 'Cambios guardados').waitFor()
    await page.goto('/admin/more/channels')
    await page.getByTestId('feed').first().waitFor()
    if (await clash.isVisible()) {
      await clash.getByRole('button', { name: 'Ya lo arreglé' }).click()
      await note(page, 'Listo').waitFor()
    }
    await clash.waitFor({ state: 'detached' })
  } finally {
    await platform.stop()
  }
})
