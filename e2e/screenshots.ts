import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, test } from 'vitest'
import { DESKTOP, launch, PHONE, visitor } from './support/browser.ts'
import { freeStayInJanuary } from './support/free-stay.ts'
import { signIn } from './support/panel.ts'
import { guestPhone, holdOf } from './support/phone.ts'
import { type Home, newHome, type Product, removeHome, startProduct } from './support/product.ts'

const IMAGES = path.resolve(import.meta.dirname, '../docs/images')
/** A README is read over slow lines too. */
const MOST_BYTES = 250_000

let home: Home
let product: Product
let browser: Browser

beforeAll(async () => {
  home = await newHome()
  ;[product, browser] = await Promise.all([startProduct(home), launch()])
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  if (home) await removeHome(home)
})

test('the guest pays, the owner looks', async () => {
  const stay = await freeStayInJanuary(home.origin, { nights: 3, adults: 2, children: 2 })
  const page = await visitor(browser, home.origin, PHONE)
  const phone = guestPhone(page)
  await phone.open()
  await phone.says(`Hola! hay lugar del ${stay.words} para 2 adultos y 2 nenes?`)
  const quote = await phone.hears('Total:')
  await settled(page)
  const asks = await page.screenshot()

  await phone.taps(quote, 'Reservar')
  const hold = await holdOf(phone)
  await settled(page)
  const reserves = await page.screenshot()
  const checkout = await phone.pays(hold.bubble)
  await checkout.locator('button[value="approve"]').click()
  await phone.hears('¡Reserva confirmada')
  await phone.hears(`${hold.code}.pdf`)
  await settled(page)
  await save('guest-phone', sideBySide([asks, reserves, await page.screenshot()]))

  const owner = await visitor(browser, home.origin, { viewport: { ...DESKTOP.viewport, height: 570 } })
  if (!product.firstOwner) throw new Error('The first start told no password')
  await signIn(owner, product.firstOwner)
  await owner.goto('/admin/calendar')
  await owner.getByTestId('bar').first().waitFor()
  await owner.getByText('Qué significa cada color').click()
  await settled(owner)
  await save('calendar', await owner.screenshot())

  const pocket = await visitor(browser, home.origin, PHONE)
  await signIn(pocket, product.firstOwner)
  await pocket.getByTestId('stay-line').first().waitFor()
  await settled(pocket)
  const today = await pocket.screenshot()
  await pocket.goto(`/admin/reservations/${hold.code}`)
  await pocket.locator('[data-action="reservation.confirmed"]').waitFor()
  await settled(pocket)
  const stayed = await pocket.screenshot()
  await pocket.goto('/admin/messages')
  await pocket.getByTestId('conversation').first().click()
  await pocket.getByTestId('said-out').first().waitFor()
  await settled(pocket)
  await save('panel-phone', sideBySide([today, stayed, await pocket.screenshot()]))
})

test('the public page', async () => {
  const wish = { nights: 3, adults: 2, children: 2, choice: 2 }
  const { checkIn, checkOut } = await freeStayInJanuary(home.origin, wish)
  const page = await visitor(browser, home.origin, PHONE)
  await page.goto('/')
  await page.getByTestId('cabin').first().waitFor()
  await settled(page)
  const first = await page.screenshot()
  await page.goto(`/?check_in=${checkIn}&check_out=${checkOut}&adults=2&children=2&ages=4&ages=9`)
  const offer = page.locator('[data-testid="cabin"][data-available="true"]').first()
  await offer.getByTestId('total').waitFor()
  await inSight(page, '[data-testid="cabin"][data-available="true"]', 'center')
  await settled(page)
  const found = await page.screenshot()
  await offer.getByRole('link').click()
  const hold = page.locator('[data-testid="hold"]:enabled')
  await hold.waitFor()
  await inSight(page, '[data-testid="hold"]', 'end')
  await settled(page)
  await save('booking-page', sideBySide([first, found, await page.screenshot()]))
})

function inSight(page: Page, selector: string, block: 'center' | 'end'): Promise<unknown> {
  return page.evaluate(`document.querySelector('${selector}').scrollIntoView({ block: '${block}' })`)
}

/** Fonts and pictures are there, and nothing moves. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(`Promise.all([
    document.fonts.ready,
    ...[...document.images].filter((one) => one.loading !== 'lazy').map((one) => one.decode().catch(() => {})),
    ...document.getAnimations().map((one) => one.finished.catch(() => {})),
  ]).then(() => undefined)`)
}

const GAP_PX = 24

/** Pictures of one height, left to right, with nothing (transparent) between them. */
function sideBySide(pictures: readonly Buffer[]): Buffer {
  const parts = pictures.map((picture) => PNG.sync.read(picture))
  const width = parts.reduce((sum, part) => sum + part.width + GAP_PX, -GAP_PX)
  const whole = new PNG({ width, height: Math.max(...parts.map((part) => part.height)) })
  let left = 0
  for (const part of parts) {
    PNG.bitblt(part, whole, 0, 0, part.width, part.height, left, 0)
    left += part.width + GAP_PX
  }
  return PNG.sync.write(whole)
}

/** Steps between neighbouring shades: fewer shades pack better, and up to 8 nobody sees it in a README. */
const SHADE_STEPS = [1, 2, 4, 8]

async function save(name: string, picture: Buffer): Promise<void> {
  const packed = SHADE_STEPS.map((step) => pack(picture, step)).find((one) => one.length < MOST_BYTES)
  if (!packed) throw new Error(`${name} does not fit into ${MOST_BYTES} bytes`)
  await mkdir(IMAGES, { recursive: true })
  await writeFile(path.join(IMAGES, `${name}.png`), packed)
}

/** The same pixels, packed harder than a browser does. */
function pack(picture: Buffer, step: number): Buffer {
  const pixels = PNG.sync.read(picture)
  for (const [index, value] of pixels.data.entries()) {
    pixels.data[index] = Math.min(255, Math.round(value / step) * step)
  }
  const isOpaque = pixels.data.every((value, index) => index % 4 !== 3 || value === 255)
  return PNG.sync.write(pixels, {
    colorType: isOpaque ? 2 : 6,
    deflateLevel: 9,
    deflateStrategy: 1,
    filterType: -1,
  })
}
