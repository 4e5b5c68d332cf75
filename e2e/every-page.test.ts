import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { complaintsOf } from './support/accessibility.ts'
import { holdByApi, holdTwoByApi } from './support/booking.ts'
import { dayHere, FAMILY, freeStayForMany, freeStayInJanuary } from './support/free-stay.ts'
import { ownerApi } from './support/owner.ts'
import { signIn } from './support/panel.ts'
import { guestPhone, widthOf } from './support/phone.ts'
import { panelAddresses } from './support/routes.ts'
import { useProduct } from './support/visit.ts'

const { origin, owner, visitor } = useProduct()

const LONG_CABIN = 'La Casona de los Antiguos Pobladores Patagónicos-Neuquinos del Arroyo Ñireco'
const LONG_GUEST = 'Maximilianofranciscojavier Fernándezdelasheras-Etchegaraymendizábal de la Cuadra'

const LOOKS = [
  ['light', 390],
  ['dark', 320],
] as const

/** A stay whose names are as long as names get, and its cabin. */
async function longNames(): Promise<{ cabin: string; code: string }> {
  const api = await ownerApi(origin, owner)
  const cabin = `${LONG_CABIN} ${Math.random().toString(36).slice(2, 5)}`
  const nights = { checkIn: dayHere(), checkOut: dayHere(3) }
  return {
    cabin,
    code: await api.writeDown({ cabin: await api.addCabin(cabin), name: LONG_GUEST, ...nights }),
  }
}

/** What is wrong with the page at this address: to axe, to its width, to its title. */
async function faultsOf(page: Page, path: string): Promise<object> {
  await page.goto(path)
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle').catch(() => undefined)
  const complaints = await complaintsOf(page)
  return { path, complaints, width: await widthOf(page), title: (await page.title()).trim() !== '' }
}

describe.each(LOOKS)('%s and %i wide', (colorScheme, width) => {
  const whole = (path: string) => ({ path, complaints: [], width, title: true })

  test('every page of the panel is accessible, fits, and has a title', async () => {
    const phone = guestPhone(await visitor({ viewport: { width, height: 844 } }))
    await phone.open()
    await phone.says(`Hola, tienen cochera? ${'muy'.repeat(40)}`)
    await phone.hears(/.+/)
    const names = await longNames()
    const page = await visitor({ viewport: { width, height: 844 }, colorScheme })
    await signIn(page, owner)
    for (const path of await panelAddresses(page, names)) {
      expect(await faultsOf(page, path)).toEqual(whole(path))
      expect(await page.title()).toMatch(/ · Tranquera$/)
    }
  })

  test('every page of a guest is accessible, fits, and has a title', async () => {
    await longNames()
    const page = await visitor({ viewport: { width, height: 844 }, colorScheme })
    const stay = await freeStayInJanuary(origin, { ...FAMILY, choice: 2 })
    const many = await freeStayForMany(origin, 10)
    const asked = (of: { checkIn: string; checkOut: string }, adults: number) =>
      `/?check_in=${of.checkIn}&check_out=${of.checkOut}&adults=${adults}`
    const hold = await holdByApi(origin, stay, LONG_GUEST)
    const group = await holdTwoByApi(
      origin,
      await freeStayInJanuary(origin, { ...FAMILY, choice: 2 }),
      LONG_GUEST,
    )
    await page.goto('/')
    const cabin =
      (await page.getByTestId('cabin').last().getByRole('link').first().getAttribute('href')) ?? ''
    const paths = [
      ...['/', '/pt', '/en', cabin, `/en${cabin}`, hold.address, group.address],
      ...[asked(stay, 2), asked(many, 10), asked(stay, 20), '/r/RES000000XXXX', '/no-such-page', '/sandbox'],
      ...['/admin', '/admin/reset?token=x'],
    ]
    for (const path of paths) expect(await faultsOf(page, path)).toEqual(whole(path))
  })
})

/** Where the focus is, whether one sees it there, and whether it can be told apart. */
const FOCUSED = `(() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const box = one.getBoundingClientRect()
  const look = getComputedStyle(one)
  const isMarked = look.outlineStyle !== 'none' || look.boxShadow !== 'none'
  window.seen ??= new WeakSet()
  const isKnown = window.seen.has(one)
  window.seen.add(one)
  return { isKnown, isShown: box.width > 0 && box.height > 0, isMarked, html: one.outerHTML.slice(0, 120) }
})()`

interface Focused {
  readonly isKnown: boolean
  readonly isShown: boolean
  readonly isMarked: boolean
  readonly html: string
}

const MOST_STOPS = 60

test('the keyboard goes through every page of the panel, and one sees where it is', async () => {
  const page = await visitor({ viewport: { width: 1280, height: 900 } })
  await signIn(page, owner)
  for (const path of await panelAddresses(page, await longNames())) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle').catch(() => undefined)
    let stops = 0
    for (; stops < MOST_STOPS; stops++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate<Focused | null>(FOCUSED)
      if (!at || at.isKnown) break
      expect({ path, ...at }).toMatchObject({ isShown: true, isMarked: true })
    }
    expect({ path, stops: stops > 5 }).toEqual({ path, stops: true })
  }
})

test('whoever goes on inside the panel is put at the title of the new page', async () => {
  const page = await visitor({ viewport: { width: 390, height: 844 } })
  await signIn(page, owner)
  const arrives = async (title: RegExp) => {
    await page.locator('h1:focus').filter({ hasText: title }).waitFor()
    expect(await page.title()).toMatch(title)
  }
  for (const section of ['Calendario', 'Mensajes', 'Reservas', 'Hoy', 'Más']) {
    await page.getByRole('link', { name: section, exact: true }).click()
    await arrives(new RegExp(section))
  }
  const links = page.getByRole('main').getByRole('listitem').getByRole('link')
  const addresses = await Promise.all((await links.all()).map((one) => one.getAttribute('href')))
  for (const address of addresses) {
    await page.locator(`main a[href="${address}"]`).click()
    await page.waitForURL(`**${address}`)
    await page.locator('h1:focus').waitFor()
    const title = (await page.locator('h1').textContent()) ?? ''
    expect(await page.title()).toBe(`${title} · Tranquera`)
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Más' }).waitFor()
  }
})
