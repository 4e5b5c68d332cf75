import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { DESKTOP } from './support/browser.ts'
import { dayHere } from './support/free-stay.ts'
import { writesDown } from './support/panel.ts'
import { isWhole, note, useProduct } from './support/visit.ts'

const { origin, panel } = useProduct()

/** As wide as a night is drawn. */
const DAY_PX = 46

/** A finger is felt at many places on its way. */
const SLIDE_STEPS = 8

const SOON_MS = 5_000
const MOST_PAGES = 12
const YES_OR_NO = [() => true, () => false] as const
const TAPE = `document.querySelector('[data-testid="tape"]')`

/** The bar of a stay, brought into sight however far away its days are. */
async function barOf(page: Page, code: string): Promise<Locator> {
  await page.goto('/admin/calendar')
  const tape = page.getByTestId('tape')
  const bar = tape.locator(`[data-code="${code}"]`)
  await page.getByTestId('bar').first().waitFor()
  const isHere = () => bar.waitFor({ state: 'attached', timeout: SOON_MS }).then(...YES_OR_NO)
  for (let further = 0; further < MOST_PAGES && !(await isHere()); further++) {
    // The chart grows when somebody looks at its end; the nights that come in have been asked for.
    await Promise.all([
      page.waitForResponse(/\/admin\/calendar\?/),
      page.evaluate(`void (${TAPE}.scrollLeft = ${TAPE}.scrollWidth)`),
    ])
  }
  await bar.scrollIntoViewIfNeeded()
  return bar
}

async function moves(page: Page, how: 'Mover y avisarle' | 'Mover sin avisar') {
  await page.getByTestId('change-preview').waitFor()
  await isWhole(page)
  await page.getByRole('button', { name: how }).click()
  await note(page, 'Cambios guardados').waitFor()
}

/** A finger on the screen, as the debugger puts it there: what the browser does with it is its own. */
async function fingerOn(page: Page) {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  return {
    puts: (x: number, y: number) => touch('touchStart', { x, y }),
    slides: async (from: { x: number; y: number }, to: { x: number; y: number }) => {
      for (let step = 1; step <= SLIDE_STEPS; step++) {
        const part = (a: number, b: number) => a + ((b - a) * step) / SLIDE_STEPS
        await touch('touchMove', { x: part(from.x, to.x), y: part(from.y, to.y) })
      }
    },
    lifts: () => touch('touchEnd'),
  }
}

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox()
  if (!box) throw new Error('It is not in sight')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

describe('a stay is carried', () => {
  test('by a finger that rests on it, to another cabin and night, and back; one that slides scrolls', async () => {
    const page = await panel()
    const { code, checkIn, cabins } = await writesDown(page, {
      origin,
      name: 'Delfina Dedo',
      spare: 1,
      choice: 2,
    })
    const bar = await barOf(page, code)
    const finger = await fingerOn(page)
    const from = await middleOf(bar)
    const line = await middleOf(page.locator(`[data-testid="tape-row"][data-cabin="${cabins[1]}"]`))
    await finger.puts(from.x, from.y)
    await page.getByText('Delfina Dedo: levantada').waitFor({ state: 'attached' })
    await finger.slides(from, { x: from.x + DAY_PX, y: line.y })
    await finger.lifts()
    await page.getByRole('dialog').getByText('Mover a Delfina Dedo').waitFor()
    const anyway = page.getByRole('button', { name: 'Igual quiero' })
    const preview = page.getByTestId('change-preview')
    await preview.or(anyway).first().waitFor()
    if (await anyway.isVisible()) await anyway.click()
    await preview.filter({ hasText: cabins[1] ?? '' }).waitFor()
    await preview.filter({ hasText: /Diferencia|El precio no cambia/ }).waitFor()
    await moves(page, 'Mover sin avisar')
    const kept = async () => (await page.request.get(`/api/v1/admin/reservations/${code}`)).json()
    expect(await kept()).toMatchObject({ accommodation_name: cabins[1] })
    expect((await kept()).check_in > checkIn).toBe(true)
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await note(page, 'Deshecho').waitFor()
    await expect.poll(kept).toMatchObject({ accommodation_name: cabins[0], check_in: checkIn })

    const before = await page.evaluate<number>(`${TAPE}.scrollLeft`)
    await finger.puts(from.x, from.y)
    await finger.slides(from, { x: from.x - 2 * DAY_PX, y: from.y })
    await finger.lifts()
    await expect.poll(() => page.evaluate(`${TAPE}.scrollLeft`)).toBeGreaterThan(before)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('by the mouse to other nights, without telling the guest, and back again', async () => {
    const page = await panel('', DESKTOP)
    const { code, checkIn } = await writesDown(page, { origin, name: 'Mario Ratón', spare: 1 })
    const bar = await barOf(page, code)
    const box = await bar.boundingBox()
    if (!box) throw new Error('The bar is not in sight')
    const [x, y] = [box.x + 20, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + DAY_PX / 2, y, { steps: 4 })
    await page.mouse.move(x + DAY_PX, y, { steps: 4 })
    await page.mouse.up()
    await page.getByRole('dialog').getByText('Mover a Mario Ratón').waitFor()
    const anyway = page.getByRole('button', { name: 'Igual quiero' })
    await page.getByTestId('change-preview').or(anyway).first().waitFor()
    if (await anyway.isVisible()) await anyway.click()
    await moves(page, 'Mover sin avisar')
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await note(page, 'Deshecho').waitFor()
    await page.goto(`/admin/reservations/${code}`)
    await page.locator('[data-action="reservation.changed"]').nth(1).waitFor()
    const answer = await page.request.get(`/api/v1/admin/reservations/${code}`)
    expect((await answer.json()).check_in).toBe(checkIn)
  })

  test('by the keys, and the guest is told', async () => {
    const page = await panel()
    const { code, checkIn } = await writesDown(page, { origin, name: 'Clara Teclado', spare: 1 })
    const bar = await barOf(page, code)
    await bar.focus()
    await page.keyboard.press('Space')
    await page.getByText('Clara Teclado: levantada').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await page.getByRole('dialog').getByText('Mover a Clara Teclado').waitFor()
    const anyway = page.getByRole('button', { name: 'Igual quiero' })
    await page.getByTestId('change-preview').or(anyway).first().waitFor()
    if (await anyway.isVisible()) await anyway.click()
    await moves(page, 'Mover y avisarle')
    const answer = await page.request.get(`/api/v1/admin/reservations/${code}`)
    expect((await answer.json()).check_in > checkIn).toBe(true)
  })
})

test('seasons, days off and what is paid can be told apart, in the chart and in its legend', async () => {
  const page = await panel('/calendar')
  await page.getByTestId('day-off').first().waitFor({ state: 'attached' })
  await page.getByText('Qué significa cada color').click()
  await page.getByText('Con seña').waitFor()
  await isWhole(page)
})

test('a clean cabin, and a link for whoever cleans', async () => {
  const page = await panel('/more/cleaning')
  await page.getByRole('button', { name: 'Crear el link' }).click()
  const link = await page.getByTestId('cleaning-link').inputValue()
  const cabin = page.getByTestId('cleaning-cabin').first()
  const was = await cabin.getByTestId('cleaning-state').getAttribute('data-state')
  await cabin.getByRole('button').click()
  await note(page, was === 'clean' ? 'sucia' : ': limpia').waitFor()
  await isWhole(page)
  await page.goto(link)
  await page.getByRole('heading', { name: 'Limpieza de hoy' }).waitFor()
  await isWhole(page)
})

test('any day is one step away, and seven weeks fit on a sheet of paper', async () => {
  const page = await panel('/calendar', DESKTOP)
  await page.getByTestId('tape-row').first().waitFor()
  const there = dayHere(200)
  await page.getByLabel('Ir al día').fill(there)
  const head = page.locator(`[data-testid="tape"] [data-day="${there}"]`)
  await head.waitFor()
  const seen = async () => (await head.boundingBox())?.x ?? 0
  await expect.poll(seen).toBeLessThan(600)
  expect(await seen()).toBeGreaterThan(200)
  await page.setViewportSize({ width: 1046, height: 700 })
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(`${TAPE}.scrollWidth - ${TAPE}.clientWidth`)).toBeLessThanOrEqual(0)
  await page.emulateMedia({ media: null })
  await page.getByRole('button', { name: 'Hoy', exact: true }).click()
  await page.locator('[aria-current="date"]').waitFor()
  await isWhole(page)
})
