import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESKTOP, PHONE } from './support/browser.ts'
import { dayHere } from './support/free-stay.ts'
import { ownerApi } from './support/owner.ts'
import { startCalendar, startPlatform } from './support/platform.ts'
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

/** Stays that each leave a night to the next, as who writes the last night does, and one that repeats somehow. */
function oddCalendar(): string {
  const stays = [30, 33, 36, 39].map((from) => [from, from + 2] as const)
  const lines = stays.map(([from, to]) => [
    `UID:${from}`,
    `DTSTART;VALUE=DATE:${dayHere(from).replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${dayHere(to).replaceAll('-', '')}`,
  ])
  const odd = ['UID:odd', `DTSTART;VALUE=DATE:${dayHere(200).replaceAll('-', '')}`, 'RRULE:FREQ=SOMETIMES']
  const events = [...lines, odd].flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT'])
  return ['BEGIN:VCALENDAR', 'PRODID:-//t//EN', ...events, 'END:VCALENDAR', ''].join('\r\n')
}

test('a platform nobody knows has the name its owner gives it, and is read as the owner says', async () => {
  const api = await ownerApi(origin, owner)
  await api.addCabin('Chañar')
  await api.addCabin('Chañar Chico')
  const calendar = await startCalendar(oddCalendar())
  try {
    const page = await panel('/more/channels', PHONE)
    const connect = async (cabin: string) => {
      await page.getByRole('button', { name: 'Conectar una plataforma' }).click()
      const sheet = page.getByRole('dialog')
      await sheet.getByLabel('Cabaña').selectOption({ label: cabin })
      await sheet.getByLabel('Plataforma').selectOption({ label: 'Otra' })
      await sheet.getByLabel('¿Cómo se llama?').fill('Quinchos del Sur')
      await sheet.getByLabel('Dirección de su calendario').fill(calendar.address)
      return sheet
    }
    const sheet = await connect('Chañar')
    await sheet.getByRole('button', { name: 'Probar' }).click()
    await sheet.getByTestId('trial').filter({ hasText: 'Parece que escribe la última noche' }).waitFor()
    await isWhole(page)
    await sheet.getByRole('button', { name: 'Conectar', exact: true }).click()
    await note(page, 'Conectada').waitFor()
    const feed = page.getByRole('region', { name: 'Quinchos del Sur · Chañar', exact: true })
    await feed.getByRole('button', { name: 'Leer ahora' }).click()
    await note(page, 'Leído').waitFor()
    await feed.getByTestId('meaning').filter({ hasText: 'Lo sugiere el calendario mismo' }).waitFor()
    await isWhole(page)
    await feed.getByLabel('La fecha de fin es la última noche').click()
    await note(page, 'Guardado').waitFor()
    await feed.getByText('1 cosa que no se entiende').click()
    await feed.getByText('FREQ=SOMETIMES').waitFor()
    await feed.getByRole('button', { name: 'Abrir las dudosas' }).click()
    await feed.getByText('quedan abiertas, como dijiste').waitFor()

    await (await connect('Chañar Chico')).getByRole('button', { name: 'Conectar', exact: true }).click()
    await page.getByRole('alertdialog').filter({ hasText: '¿Un solo calendario para dos cabañas?' }).waitFor()
    await isWhole(page)
    await page.getByTestId('confirm-yes').click()
    await page.getByRole('region', { name: 'Quinchos del Sur · Chañar Chico' }).first().waitFor()
  } finally {
    await calendar.stop()
  }
})
