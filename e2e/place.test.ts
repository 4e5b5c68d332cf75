import { createServer } from 'node:http'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { PATIENCE_MS } from './support/browser.ts'
import { guestPhone } from './support/phone.ts'
import { writesDown } from './support/stays.ts'
import { isWhole, note, useProduct } from './support/visit.ts'

/** The place itself: its cabins, prices, platforms and words; on a telephone. */
const { origin, panel, visitor } = useProduct()

test('a cabin gains photos from the telephone, in an order of their own', async () => {
  const page = await panel('/more/cabins')
  await page.getByRole('button', { name: 'Agregar cabaña' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Nombre').fill('Ñire')
  await sheet.getByRole('button', { name: 'Agregar cabaña' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ñire' }).waitFor()
  const photo = (name: string, shade: number) => ({
    name,
    mimeType: 'image/png',
    buffer: picture(shade),
  })
  await page.locator('input[type="file"]').setInputFiles([photo('uno.png', 0x40), photo('dos.png', 0xc0)])
  await page.getByRole('img', { name: 'Foto 2' }).waitFor()
  const first = await page.getByRole('img', { name: 'Foto 1' }).getAttribute('src')
  await page.getByRole('button', { name: 'Poner primera' }).last().click()
  const second = page.getByRole('img', { name: 'Foto 2' })
  await expect.poll(() => second.getAttribute('src'), { timeout: PATIENCE_MS }).toBe(first)
  await isWhole(page)
})

test('a season and a package are tried before they are saved', async () => {
  const page = await panel('/more/prices')
  await page.getByRole('link').filter({ hasText: 'Coihue' }).first().click()
  await page.getByRole('button', { name: 'Agregar temporada' }).click()
  const season = page.getByRole('group', { name: /^Temporada/ }).last()
  await season.getByLabel('Nombre').fill('Nieve')
  await season.getByLabel('Desde').fill('2027-08-02')
  await season.getByLabel('Hasta (incluida)').fill('2027-08-20')
  await season.getByLabel('Precio por noche').fill('210.000')
  await page.getByRole('button', { name: 'Agregar paquete' }).click()
  const pack = page.getByRole('group', { name: /^Paquete/ }).last()
  await pack.getByLabel('Nombre').fill('Fiesta de la nieve')
  await pack.getByLabel('Llegada').fill('2027-08-13')
  await pack.getByLabel('Salida').fill('2027-08-16')
  await pack.getByLabel('Precio de todas las noches').fill('600.000')
  await isWhole(page)
  await page.getByRole('button', { name: 'Guardar precios' }).click()
  await note(page, 'Precios guardados').waitFor()
  await page.reload()
  await page
    .getByRole('group', { name: /^Paquete/ })
    .first()
    .waitFor()
  expect(await page.locator('input[value="Nieve"]').count()).toBe(1)
})

test('a platform is tried, connected, watched, and its clash is resolved', async () => {
  const page = await panel()
  const stay = await writesDown(page, origin, 'Chocada Por Airbnb')
  const feed = await serveCalendar(stay.checkIn, stay.checkOut)
  try {
    await page.goto('/admin/more/channels')
    await page.getByRole('button', { name: 'Conectar una plataforma' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Cabaña').selectOption({ label: stay.cabins[0] ?? '' })
    await sheet.getByLabel('Plataforma').selectOption('vrbo')
    await sheet.getByLabel('Dirección de su calendario').fill(feed.url)
    await sheet.getByRole('button', { name: 'Probar' }).click()
    await sheet.getByText('Encontré 1 estadía').waitFor()
    await isWhole(page)
    await sheet.getByRole('button', { name: 'Conectar', exact: true }).click()
    await note(page, 'Conectada').waitFor()

    const own = page.getByLabel('Tu dirección para Vrbo').first()
    await own.waitFor()
    const calendar = await page.request.get(await own.inputValue())
    expect(await calendar.text()).toContain('BEGIN:VCALENDAR')

    const clash = page.getByTestId('conflict').filter({ hasText: stay.code })
    await clash.waitFor()
    await clash.getByRole('button', { name: 'Ya lo arreglé' }).click()
    await clash.waitFor({ state: 'detached' })
    const card = page
      .locator('section')
      .filter({ hasText: 'Vrbo' })
      .filter({ has: page.getByTestId('feed') })
    await card.first().getByRole('button', { name: 'Desconectar' }).click()
    await page.getByTestId('confirm-yes').click()
    await note(page, 'Desconectada').waitFor()
  } finally {
    await feed.stop()
  }
})

test('words of the bot are changed, and the next guest reads them', async () => {
  const page = await panel('/more/texts')
  await page.getByLabel('Buscar por lo que dice').fill('mascota es bienvenida')
  await page.getByTestId('bot-text').first().click()
  const sheet = page.getByRole('dialog')
  const text = sheet.getByLabel('Texto', { exact: true })
  await text.fill(`${await text.inputValue()}\nTraé su manta.`)
  await sheet.getByRole('button', { name: 'Guardar' }).click()
  await note(page, 'ya lo lee así').waitFor()
  const phone = guestPhone(await visitor())
  await phone.open()
  await phone.says('Hola! aceptan perros?')
  await phone.hears('Traé su manta.')
  await page.getByLabel('Buscar por lo que dice').fill('Traé su manta')
  await page.getByTestId('bot-text').first().click()
  await page.getByRole('button', { name: 'Volver al original' }).click()
  await note(page, 'Volvió el texto original').waitFor()
})

test('how everything does, in one sentence, with what lies beneath', async () => {
  const page = await panel('/more/health')
  await page.getByTestId('health').waitFor()
  await page.getByRole('button', { name: 'Ver lo técnico' }).click()
  await page.getByRole('heading', { name: 'Quién hizo qué' }).waitFor()
  await isWhole(page)
})

/** A photo as small as one may be, of one grey. */
function picture(shade: number): Buffer {
  const drawn = new PNG({ width: 640, height: 480 })
  drawn.data.fill(shade)
  for (let at = 3; at < drawn.data.length; at += 4) drawn.data[at] = 255
  return PNG.sync.write(drawn)
}

/** A platform's calendar with one stay. */
async function serveCalendar(from: string, to: string) {
  const day = (date: string) => date.replaceAll('-', '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//HomeAway.com, Inc.//EN',
    'BEGIN:VEVENT',
    'UID:clash@vrbo.example',
    `DTSTART;VALUE=DATE:${day(from)}`,
    `DTEND;VALUE=DATE:${day(to)}`,
    'SUMMARY:Reserved - Otra Persona',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/calendar' }).end(`${lines.join('\r\n')}\r\n`),
  )
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()))
  return { url: `http://127.0.0.1:${port}/calendar.ics`, stop }
}
