import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { holdByApi } from './support/booking.ts'
import { DESKTOP, PHONE } from './support/browser.ts'
import { dayHere } from './support/free-stay.ts'
import { ownerApi } from './support/owner.ts'
import { guestPhone, textOf } from './support/phone.ts'
import { isWhole, note, useProduct } from './support/visit.ts'

/** What is sold, for how much, and in which words. */
const { origin, owner, panel, visitor } = useProduct()

const photo = (name: string, shade: number) => {
  const picture = new PNG({ width: 640, height: 480 })
  picture.data.fill(shade)
  return { name, mimeType: 'image/png', buffer: PNG.sync.write(picture) }
}

const FIRST_PHOTO = 'document.querySelector("img[alt^=Foto]")'
const SHAPE = `${FIRST_PHOTO}.decode().then(() => ${FIRST_PHOTO}.naturalWidth + " x " + ${FIRST_PHOTO}.naturalHeight)`

test('a cabin is added with photos from the telephone, put in order, and seen by guests', async () => {
  const page = await panel('/more/cabins')
  await page.getByRole('button', { name: 'Agregar cabaña' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Nombre').fill('Alerce')
  await sheet.getByRole('button', { name: 'Agregar cabaña' }).click()
  await page.getByRole('heading', { level: 1, name: 'Alerce' }).waitFor()
  await page.getByTestId('photo-input').setInputFiles([photo('frente.png', 0x40), photo('living.png', 0xb0)])
  const photos = page.getByRole('img', { name: /^Foto/ })
  await photos.nth(1).waitFor()
  const second = await photos.nth(1).getAttribute('src')
  await page.getByRole('button', { name: 'Antes: Foto 2' }).click()
  await expect.poll(() => photos.first().getAttribute('src')).toBe(second)
  await isWhole(page)
  // Each button can be hit on the narrowest telephone too.
  await page.setViewportSize({ width: 320, height: 700 })
  await page.getByRole('button', { name: 'Quitar: Foto 2' }).click()
  await page.getByRole('button', { name: 'No, volver' }).click()
  await page.setViewportSize(PHONE.viewport)
  await page.getByRole('button', { name: 'Recortar o girar: Foto 1' }).click()
  const crop = page.getByRole('dialog')
  await crop.getByRole('button', { name: 'Girar' }).click()
  await crop.getByTestId('crop').locator('img').waitFor()
  await isWhole(page)
  await crop.getByRole('button', { name: 'Guardar la foto' }).click()
  await note(page, 'Foto recortada').waitFor()
  await expect.poll(() => photos.first().getAttribute('src')).not.toBe(second)
  expect(await photos.count()).toBe(2)
  // The widest 4:3 of a photo of 640 × 480 that stands upright.
  expect(await page.evaluate(SHAPE)).toBe('480 x 360')

  await page.getByRole('link', { name: 'Precios', exact: true }).click()
  await page.getByLabel('Precio de una noche común').fill('70.000')
  await page.getByRole('button', { name: 'Guardar precios' }).click()
  await note(page, 'Precios guardados').waitFor()
  const guest = await visitor(PHONE)
  await guest.goto('/')
  const card = guest.getByTestId('cabin').filter({ hasText: 'Alerce' })
  await card.getByRole('img').first().waitFor()
})

describe.each([
  ['a telephone', PHONE],
  ['a desktop', DESKTOP],
] as const)('on %s', (at, screen) => {
  test('a price, a season and a package are written down, tried beside it, and asked of guests', async () => {
    const cabin = `Lapacho ${at.length}`
    await (await ownerApi(origin, owner)).addCabin(cabin)
    const page = await panel('/more/prices', screen)
    await page.getByRole('link').filter({ hasText: cabin }).click()
    await page.getByLabel('Precio de una noche común').fill('100.000')

    await page.getByRole('button', { name: 'Agregar temporada' }).click()
    const season = page.getByRole('group', { name: 'Temporada 1' })
    await season.getByLabel('Nombre').fill('Verano')
    await season.getByLabel('Desde').fill(dayHere(40))
    await season.getByLabel('Hasta (incluida)').fill(dayHere(60))
    await season.getByLabel('Precio por noche').fill('150.000')
    await page.getByRole('button', { name: 'Agregar paquete' }).click()
    const pack = page.getByRole('group', { name: 'Paquete 1' })
    await pack.getByLabel('Nombre').fill('Fin de semana largo')
    await pack.getByLabel('Llegada').fill(dayHere(50))
    await pack.getByLabel('Salida').fill(dayHere(53))
    await pack.getByLabel('Precio de todas las noches').fill('399.000')

    const trial = page.getByRole('region', { name: 'Probar una estadía' })
    const tries = async (from: number, to: number, total: string) => {
      await trial.getByLabel('Llegada').fill(dayHere(from))
      await trial.getByLabel('Salida').fill(dayHere(to))
      await trial.getByTestId('trial').filter({ hasText: total }).waitFor()
    }
    await tries(41, 43, '$\u00a0300.000')
    await tries(50, 53, '$\u00a0399.000')
    const year = page.getByRole('region', { name: 'El año de un vistazo' })
    await year.getByRole('listitem').filter({ hasText: 'Mucho más cara' }).waitFor()
    expect(await year.getByRole('listitem').filter({ hasText: 'Fin de semana largo' }).count()).toBe(1)
    await isWhole(page)
    await page.getByRole('button', { name: 'Guardar precios' }).click()
    await note(page, 'Precios guardados').waitFor()

    const guest = await visitor(PHONE)
    await guest.goto(`/?check_in=${dayHere(50)}&check_out=${dayHere(53)}&adults=2`)
    const card = guest.getByTestId('cabin').filter({ hasText: cabin })
    expect(await textOf(card.getByTestId('total'))).toBe('$\u00a0399.000')
  })
})

test('a text in the own words of the owner is what the next guest reads', async () => {
  const page = await panel('/more/texts')
  const search = page.getByLabel('Buscar por lo que dice')
  await search.fill('mascota es bienvenida')
  await page.getByTestId('bot-text').first().click()
  const sheet = page.getByRole('dialog')
  const words = sheet.getByLabel('Texto', { exact: true })
  await words.fill(`${await words.inputValue()}\nTraigan su manta, che.`)
  await sheet.getByTestId('text-preview').filter({ hasText: 'Traigan su manta' }).waitFor()
  await sheet.getByRole('button', { name: 'Guardar' }).click()
  await note(page, 'ya lo lee así').waitFor()

  const phone = guestPhone(await visitor(PHONE))
  await phone.open()
  await phone.says('Hola, aceptan perros?')
  await phone.hears('Traigan su manta')

  await page.getByText('Con tus palabras').first().click()
  await page.getByRole('button', { name: 'Volver al original' }).click()
  await note(page, 'Volvió el texto original').waitFor()
})

test('what a cabin has is told once in the panel, and is what the guest in the chat is answered', async () => {
  const api = await ownerApi(origin, owner)
  const id = await api.addCabin('Radal')
  const page = await panel(`/more/cabins/${id}`)
  const card = page.getByRole('region', { name: 'Qué tiene', exact: true })
  await card.getByRole('radiogroup', { name: 'Pileta' }).getByText('No', { exact: true }).click()
  await card.getByText('Con chicos').click()
  await card.getByRole('radiogroup', { name: 'Cuna' }).getByText('Sí', { exact: true }).click()
  await card.getByRole('button', { name: 'Agregar un detalle: Cuna' }).click()
  await card.getByLabel('Detalle: Cuna').fill('Practicuna con sábanas')
  await isWhole(page)
  await card.getByRole('button', { name: 'Guardar' }).click()
  await note(page, 'El bot ya lo sabe').waitFor()

  const phone = guestPhone(await visitor(PHONE))
  await phone.open()
  await phone.says('Hola, la Radal tiene cuna?')
  await phone.hears('Practicuna con sábanas')
  await phone.says('la Radal tiene pileta?')
  await phone.hears(/no (tiene|tenemos) pileta/i)

  await card.getByRole('radiogroup', { name: 'Cuna' }).getByText('No sé', { exact: true }).click()
  await card.getByRole('button', { name: 'Guardar' }).click()
  await note(page, 'El bot ya lo sabe').waitFor()
  await page.reload()
  await card.getByText('Con chicos').click()
  const cot = card.getByRole('radiogroup', { name: 'Cuna' })
  await cot.getByRole('radio', { name: 'No sé', checked: true }).waitFor()
})

test('what the place has holds for every cabin that says nothing of its own', async () => {
  const api = await ownerApi(origin, owner)
  await api.addCabin('Maitén')
  const page = await panel('/more/answers')
  const card = page.getByRole('region', { name: 'Qué tiene el lugar', exact: true })
  await card.getByText('Afuera').click()
  await card.getByRole('radiogroup', { name: 'Bicicletas' }).getByText('Sí', { exact: true }).click()
  await card.getByRole('button', { name: 'Agregar un detalle: Bicicletas' }).click()
  await card.getByLabel('Detalle: Bicicletas').fill('Hay seis, con casco')
  await isWhole(page)
  await card.getByRole('button', { name: 'Guardar' }).click()
  await note(page, 'El bot ya lo sabe').waitFor()
  await page.reload()
  await card.getByText('Afuera').click()
  const bikes = card.getByRole('radiogroup', { name: 'Bicicletas' })
  await bikes.getByRole('radio', { name: 'Sí', checked: true }).waitFor()

  const phone = guestPhone(await visitor(PHONE))
  await phone.open()
  await phone.says('Hola, la Maitén tiene bicicletas?')
  await phone.hears('Hay seis, con casco')
})

test('a guest sees where a pinned place is, on a map that comes only when it is asked for', async () => {
  const api = await ownerApi(origin, owner)
  await api.addCabin('Notro')
  const page = await panel('/more/settings')
  await page.getByLabel('Mapa', { exact: true }).fill('-41.13, -71.31')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await note(page, 'Guardado').waitFor()
  const guest = await visitor(PHONE)
  const asked: string[] = []
  await guest.route('https://www.openstreetmap.org/**', (route) => {
    asked.push(route.request().url())
    return route.fulfill({ contentType: 'text/html', body: '<p>Mapa</p>' })
  })
  await guest.goto(`${origin}/c/notro`)
  const show = guest.getByRole('button', { name: 'Mostrar el mapa acá' })
  await show.waitFor()
  expect(asked).toEqual([])
  await show.click()
  await guest.frameLocator('iframe[title="Dónde queda"]').getByText('Mapa').waitFor()
  expect(asked).toEqual([expect.stringContaining('marker=-41.13%2C-71.31')])
  await isWhole(guest)
})

test('keys and wifi are written once, and open the page of a confirmed stay the day before', async () => {
  const api = await ownerApi(origin, owner)
  const id = await api.addCabin('Mañío')
  const page = await panel(`/more/cabins/${id}`)
  const card = page.getByRole('region', { name: 'Llaves y wifi' })
  await card.getByLabel('Cómo entrar').fill('Caja gris, código 4471')
  await card.getByRole('button', { name: 'Guardar' }).click()
  await note(page, 'Le llega el día antes').waitFor()

  const stay = { checkIn: dayHere(1), checkOut: dayHere(3), words: '', cabins: ['Mañío'] }
  const { code, address } = await holdByApi(origin, stay, 'Llave Prueba')
  const guest = await visitor(PHONE)
  await guest.goto(address)
  await guest.getByText(code).first().waitFor()
  expect(await guest.getByTestId('keys').count()).toBe(0)
  await api.send('POST', `/reservations/${code}/confirm`)
  await guest.getByTestId('keys').filter({ hasText: 'código 4471' }).waitFor()
  await isWhole(guest)
})

test('reviews are pasted in, put in order, and read by guests in their language and without JavaScript', async () => {
  const api = await ownerApi(origin, owner)
  const id = await api.addCabin('Ciprés')
  const plain = await visitor({ ...PHONE, javaScriptEnabled: false })
  await plain.goto('/c/cipres')
  expect(await plain.getByTestId('reviews').count()).toBe(0)

  const page = await panel(`/more/cabins/${id}`)
  const card = page.getByRole('region', { name: 'Reseñas' })
  const sheet = page.getByRole('dialog')
  const add = async (author: string, text: string) => {
    await card.getByRole('button', { name: 'Agregar reseña' }).click()
    await sheet.getByLabel('Quién la escribió').fill(author)
    await sheet.getByLabel('Qué dice').fill(text)
    await sheet.getByRole('radio', { name: '4 ★' }).click()
    await sheet.getByLabel('Cuándo (mes)').fill('2026-02')
    await sheet.getByLabel('Dónde la escribió').fill('Google')
    await isWhole(page)
    await sheet.getByRole('button', { name: 'Guardar' }).click()
    await card.getByTestId('review').filter({ hasText: author }).waitFor()
  }
  await add('Marta', 'Hermoso lugar.\nVolvemos seguro.')
  await add('Joe', 'Lovely place.')
  await card.getByRole('button', { name: 'Antes: Reseña de Joe' }).click()
  await card.getByTestId('review').first().filter({ hasText: 'Joe' }).waitFor()
  await isWhole(page)

  await plain.goto('/en/c/cipres')
  const reviews = plain.getByTestId('reviews')
  expect(await reviews.getByRole('figure').allInnerTexts()).toEqual([
    expect.stringMatching(/Lovely place\.\s+Joe · February 2026 · Google/),
    expect.stringMatching(/Hermoso lugar\.\nVolvemos seguro\.\s+Marta · February 2026 · Google/),
  ])
  expect(await reviews.getByLabel('4 stars out of 5').count()).toBe(2)
  const guest = await visitor(PHONE)
  await guest.goto('/c/cipres')
  await guest.getByTestId('reviews').getByText('febrero de 2026').first().waitFor()
  await isWhole(guest)
})
