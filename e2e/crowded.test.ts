import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, PHONE, visitor } from './support/browser.ts'
import { dayHere } from './support/free-stay.ts'
import { ownerApi } from './support/owner.ts'
import { signIn } from './support/panel.ts'
import { startPlatform } from './support/platform.ts'
import { type Home, newHome, type Product, removeHome, startProduct } from './support/product.ts'
import { isWhole } from './support/visit.ts'

/** More arrivals than any list brings on one page. */
const CABINS = 101

let home: Home
let product: Product
let browser: Browser

beforeAll(async () => {
  home = await newHome()
  ;[product, browser] = await Promise.all([startProduct(home, { RATE_LIMIT_ENABLED: 'false' }), launch()])
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  if (home) await removeHome(home)
})

test('today is complete with three hundred stays, and with what a platform sold', async () => {
  const { firstOwner: owner } = product
  if (!owner) throw new Error('The first start told no password')
  const api = await ownerApi(home.origin, owner)
  const names = Array.from({ length: CABINS }, (_, index) => `Cabaña ${index + 1}`)
  for (const name of names) await api.addCabin(name)
  const stays = names.flatMap((cabin, index) => {
    const stay = (check_in: string, check_out: string, of: string) => ({
      ...{ cabin, check_in, check_out, price: '100000', people: '2' },
      guest: `${of} ${index + 1}`,
    })
    return [
      stay(dayHere(), dayHere(2), 'Llega'),
      stay(dayHere(2), dayHere(4), 'Viene'),
      stay(dayHere(4), dayHere(6), 'Sigue'),
    ]
  })
  const written = await api.send('POST', '/import/stays', { stays })
  expect(written).toMatchObject({ written: true, booked: stays.length })
  const platform = await startPlatform([{ name: 'Reserved', checkIn: dayHere(), checkOut: dayHere(3) }])
  try {
    const cabin = await api.addCabin('Cabaña de Airbnb')
    await api.send('POST', '/feeds', { accommodation_id: cabin, channel: 'airbnb', url: platform.address })
    const page = await visitor(browser, home.origin, PHONE)
    await signIn(page, owner)
    const arrivals = page.getByRole('region', { name: 'Llegan' }).getByTestId('stay-line')
    const theirs = arrivals.filter({ hasText: 'Cabaña de Airbnb' })
    await theirs.filter({ hasText: 'La cobra Airbnb' }).waitFor()
    const ours = (line: string) => page.getByTestId('stay-line').filter({ hasText: line })
    expect(await ours('Llega ').count()).toBe(CABINS)
    await isWhole(page)

    await page.goto('/admin/reservations?chip=all')
    await page
      .getByText(/ de 3\d\d/)
      .first()
      .waitFor()
    await page.getByRole('searchbox').fill('viene 77')
    await page.getByTestId('reservation-row').filter({ hasText: 'Viene 77' }).first().waitFor()
  } finally {
    await platform.stop()
  }
})
