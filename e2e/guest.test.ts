import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { complaintsOf } from './support/accessibility.ts'
import { holdByApi } from './support/booking.ts'
import { PHONE } from './support/browser.ts'
import { FAMILY, type FreeStay, freeStayForMany, freeStayInJanuary } from './support/free-stay.ts'
import { textOf, widthOf } from './support/phone.ts'
import { isWhole, useProduct } from './support/visit.ts'

const { origin, visitor } = useProduct()

/** Of the stay; the cabins of a group have theirs below it. */
function status(page: Page, name: string) {
  return page.locator(`[data-testid="status"][data-status="${name}"]`).first().waitFor()
}

/** Approves what the pretend checkout asks, and comes back to the stay as Mercado Pago sends a guest. */
async function pay(page: Page): Promise<void> {
  const address = page.url()
  await page.getByTestId('pay').click()
  await page.locator('button[value="approve"]').click()
  await page.waitForLoadState()
  await page.goto(`${address}&status=approved`)
}

async function search(
  page: Page,
  stay: FreeStay,
  words: { adults: string; children: string; search: string },
) {
  await page.locator('input[name="check_in"]').fill(stay.checkIn)
  await page.locator('input[name="check_out"]').fill(stay.checkOut)
  await page.getByLabel(words.children, { exact: true }).selectOption('2')
  const ages = page.locator('select[name="ages"]')
  await ages.nth(0).selectOption('4')
  await ages.nth(1).selectOption('9')
  await page.getByRole('button', { name: words.search }).click()
  await page.waitForURL(/check_in=/)
}

const SPOKEN = [
  {
    language: 'Spanish',
    path: '/',
    adults: 'Adultos',
    children: 'Menores',
    search: 'Ver precios',
    name: 'Nombre y apellido',
    phone: 'Teléfono con WhatsApp',
    price: /^\$\s[\d.]+$/,
    locale: 'es-AR',
  },
  {
    language: 'English',
    path: '/en',
    adults: 'Adults',
    children: 'Children',
    search: 'See prices',
    name: 'Full name',
    phone: 'Phone with WhatsApp',
    price: /^ARS\s[\d,]+$/,
    locale: 'en-GB',
  },
]

describe('booking from the page, on a phone', () => {
  test.each(SPOKEN)('in $language: dates, price, hold, deposit', async (words) => {
    const stay = await freeStayInJanuary(origin, FAMILY)
    const page = await visitor({ ...PHONE, locale: words.locale })
    await page.goto(words.path)
    await search(page, stay, words)
    const cabin = page.locator('[data-testid="cabin"][data-available="true"]').first()
    const total = await textOf(cabin.getByTestId('total'))
    expect(total).toMatch(words.price)
    expect(await complaintsOf(page)).toEqual([])
    await cabin.getByRole('link').click()

    await page.getByTestId('hold').waitFor()
    await page.locator('[data-testid="hold"]:enabled').waitFor()
    expect(await textOf(page.getByTestId('total'))).toBe(total)
    expect(await widthOf(page)).toBe(PHONE.viewport.width)
    expect(await complaintsOf(page)).toEqual([])
    await page.getByLabel(words.name).fill('Ángeles Prueba')
    await page.getByLabel(words.phone).fill('+54 9 11 5555 8811')
    await page.getByTestId('hold').click()

    await status(page, 'pre_reserved')
    await pay(page)
    await status(page, 'confirmed')
    expect(await complaintsOf(page)).toEqual([])
  })

  test('takes a group of ten into several cabins with one payment', async () => {
    const stay = await freeStayForMany(origin, 10)
    const page = await visitor(PHONE)
    await page.goto(`/?check_in=${stay.checkIn}&check_out=${stay.checkOut}&adults=10`)
    const combination = page.getByTestId('combination').first()
    expect(await textOf(combination)).toMatch(/10 adultos|adultos/)
    const total = await textOf(combination.getByTestId('total'))
    expect(total).toMatch(/^\$\s[\d.]+$/)
    await combination.getByText('Reservar estas cabañas').click()
    await isWhole(page)
    await combination.getByLabel('Nombre y apellido').fill('Grupo de Diez')
    await combination.getByLabel('Teléfono con WhatsApp').fill('+54 9 11 5555 1010')
    await combination.getByTestId('hold').click()
    await status(page, 'pre_reserved')
    await page.getByTestId('group').waitFor()
    expect(await page.getByTestId('group').getByRole('listitem').count()).toBeGreaterThan(1)
    await page.getByText(total, { exact: true }).first().waitFor()
    await pay(page)
    await status(page, 'confirmed')
    await isWhole(page)
    await page.getByTestId('cancel').click()
    await page.getByTestId('confirm-yes').click()
    await status(page, 'cancelled')
  })
})

describe('the page of a stay', () => {
  test('takes the arrival and the balance, and gives the stay to a calendar', async () => {
    const stay = await freeStayInJanuary(origin, FAMILY)
    const hold = await holdByApi(origin, stay, 'Paula Saldo')
    const page = await visitor(PHONE)
    await page.goto(hold.address)
    await status(page, 'pre_reserved')
    await pay(page)
    await status(page, 'confirmed')

    const balance = await textOf(page.getByTestId('balance'))
    expect(balance).toMatch(/^\$\s[\d.]+$/)
    const form = page.getByTestId('arrival')
    await form.getByLabel('¿A qué hora llegás?').fill('21:30')
    await form.getByLabel(/Quiénes vienen/).fill('Paula Saldo, 28.123.456')
    await form.getByRole('button', { name: 'Guardar' }).click()
    await page.getByText('Listo, ya lo sabemos.').waitFor()
    const calendar = await page.request.get(`/r/${hold.code}/stay.ics?token=${hold.access_token}`)
    expect(await calendar.text()).toContain(`DTSTART;VALUE=DATE:${stay.checkIn.replaceAll('-', '')}`)

    await pay(page)
    await page.getByText('Está todo pago.').waitFor()
    expect(await page.getByTestId('pay').count()).toBe(0)
  })
})

test('without JavaScript: cabins, prices for the dates asked, and the head that engines read', async () => {
  const stay = await freeStayInJanuary(origin, FAMILY)
  const page = await visitor({ ...PHONE, javaScriptEnabled: false })
  await page.goto('/en')
  expect(await page.getByTestId('cabin').count()).toBeGreaterThanOrEqual(4)
  await page.locator('input[name="check_in"]').fill(stay.checkIn)
  await page.locator('input[name="check_out"]').fill(stay.checkOut)
  await page.getByRole('button', { name: 'See prices' }).click()
  expect(await page.getByTestId('total').first().textContent()).toMatch(/^ARS\s[\d,]+$/)
  expect(await page.locator('link[hreflang="pt"]').getAttribute('href')).toBe(`${origin}/pt`)
  expect(await page.locator('meta[property="og:image"]').getAttribute('content')).toContain('/media/')
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
  expect(data['@type']).toBe('LodgingBusiness')
  expect(data.makesOffer.length).toBeGreaterThanOrEqual(4)
})

test('dates for which there is nothing lead on to the chat, which tells when something comes free', async () => {
  const { checkIn, checkOut } = await freeStayInJanuary(origin, FAMILY)
  const page = await visitor({ ...PHONE, viewport: { width: 320, height: 640 } })
  await page.goto(`/?check_in=${checkIn}&check_out=${checkOut}&adults=20&children=0&babies=0&pets=0`)
  const { searchParams } = new URL((await page.getByTestId('wait').getAttribute('href')) ?? '', origin)
  expect(searchParams.get('text')).toMatch(/Avisame si se libera algo del .* para 20 adultos/)
  const arrival = page.locator('input[name="check_in"]')
  expect((await arrival.boundingBox())?.width).toBeGreaterThan(200)
  await isWhole(page)
})

test('an address where there is nothing says so to a person, in the words of a person', async () => {
  const page = await visitor({ ...PHONE, locale: 'pt-BR' })
  const answer = await page.goto('/cabanas/viejas')
  expect(answer?.status()).toBe(404)
  await page.getByRole('heading', { name: 'Esta página não existe' }).waitFor()
  await page.getByRole('link', { name: 'Todas as cabanas' }).waitFor()
  await isWhole(page)
  expect((await fetch(`${origin}/cabanas/viejas`)).headers.get('content-type')).toContain('problem+json')
})
