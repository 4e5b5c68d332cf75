import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { launch, PHONE, visitor } from './support/browser.ts'
import { guestStayIn } from './support/days.ts'
import { signIn } from './support/panel.ts'
import { type Home, newHome, type Product, removeHome, startProduct } from './support/product.ts'
import { isWhole, note } from './support/visit.ts'

/** An installation as it is sold: production, empty, no channel connected. */
let home: Home
let product: Product
let browser: Browser

const OWNER = { email: 'marta@cabanas.example', password: 'jacarandá en flor' }
const MANY = 110

beforeAll(async () => {
  home = await newHome()
  const production = {
    ENVIRONMENT: 'production',
    BASE_URL: 'https://cabanas.example',
    ALLOWED_ORIGINS: home.origin,
    ADMIN_EMAIL: OWNER.email,
    ADMIN_PASSWORD: OWNER.password,
    JWT_SECRET: 'a secret that is long enough for production',
    METRICS_TOKEN: 'a token that nobody guesses',
    RATE_LIMIT_ENABLED: 'false',
    SHUTDOWN_DELAY_SECONDS: '0',
    BACKUP_KEEP_DAYS: '0',
  }
  ;[product, browser] = await Promise.all([startProduct(home, production), launch()])
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  if (home) await removeHome(home)
})

async function next(page: Page, heading: string) {
  await page.getByRole('button', { name: 'Seguir' }).click()
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

async function later(page: Page, heading: string) {
  await page.getByRole('button', { name: 'Después' }).click()
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

test('from nothing to a booked stay', async () => {
  const page = await visitor(browser, home.origin, PHONE)
  await signIn(page, OWNER)
  await isWhole(page)
  await page.getByRole('link', { name: 'Cargar mi lugar' }).click()
  await page.getByLabel('Nombre del lugar').fill('Cabañas Marta')
  await next(page, '¿Qué cabaña alquilás?')
  await page.getByLabel('Nombre', { exact: true }).fill('Lenga')
  await next(page, '¿Tenés fotos?')
  await later(page, '¿Cuánto sale una noche?')
  await page.getByLabel('Precio de una noche común').fill('90.000')
  await next(page, '¿Cómo te pagan?')
  await later(page, '¿También vendés en Airbnb o Booking?')
  await later(page, '¿Ya tenés reservas anotadas?')
  await later(page, '¿Quién más atiende?')
  await later(page, '¿Cómo te avisamos?')
  await later(page, '¿Anda todo?')
  await isWhole(page)
  await later(page, '¡Listo para recibir gente!')
  await page.getByRole('link', { name: 'Anotar una reserva' }).click()
  const { checkIn, checkOut } = guestStayIn(30, 2)
  await page.goto(`/admin/reservations/new?from=${checkIn}&to=${checkOut}`)
  await page.getByRole('radio').filter({ hasText: 'Lenga' }).click()
  await page.getByLabel('Nombre', { exact: true }).fill('Primera Huésped')
  await page.getByRole('button', { name: 'Anotar la reserva' }).click()
  await page.getByRole('heading', { level: 1, name: 'Primera Huésped' }).waitFor()
  await page.getByText('$ 180.000').first().waitFor()
})

test('a day on which everybody comes is shown whole, and stays readable without a connection', async () => {
  await fill()
  const page = await visitor(browser, home.origin, PHONE)
  await signIn(page, OWNER)
  await page
    .getByTestId('stay-line')
    .nth(MANY - 1)
    .waitFor()
  expect(await page.getByTestId('stay-line').count()).toBe(MANY)
  await isWhole(page)

  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  const kept = `caches.open('tranquera-shell-1').then((shell) => shell.keys()).then((keys) => keys.length)`
  await expect.poll(() => page.evaluate(kept), { timeout: 60_000 }).toBeGreaterThan(5)
  await page.reload()
  await page
    .getByTestId('stay-line')
    .nth(MANY - 1)
    .waitFor()
  await page.context().setOffline(true)
  await page.reload()
  await page
    .getByTestId('stay-line')
    .nth(MANY - 1)
    .waitFor()
  await page.getByRole('status').filter({ hasText: 'Sin conexión' }).waitFor()
  await page.context().setOffline(false)

  await page.goto('/admin/more')
  await page.getByRole('button', { name: 'Salir' }).click()
  await page.getByLabel('Contraseña').waitFor()
  expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.includes('kept')).length")).toBe(
    0,
  )
})

test('the recovery of a password answers nobody who guesses addresses', async () => {
  const page = await visitor(browser, home.origin, PHONE)
  await page.goto('/admin')
  await page.getByRole('button', { name: 'Olvidé mi contraseña' }).click()
  await page.getByLabel('Correo').fill('nadie@cabanas.example')
  await page.getByRole('button', { name: 'Mandarme el link' }).click()
  await page.getByRole('status').waitFor()
  expect(await note(page, 'No pudimos').count()).toBe(0)
})

/** As many cabins, each with somebody who arrives today. */
async function fill(): Promise<void> {
  const ask = async (path: string, body: unknown, method = 'POST') => {
    const response = await fetch(`${home.origin}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  let token = ''
  token = z.object({ access_token: z.string() }).parse(await ask('/auth/login', OWNER)).access_token
  const { checkIn, checkOut } = guestStayIn(0, 2)
  for (let number = 1; number <= MANY; number++) {
    const cabin = z
      .object({ id: z.string() })
      .parse(
        await ask('/admin/accommodations', {
          name: `Cabaña con un nombre bien largo ${number}`,
          capacity: 4,
        }),
      )
    await ask('/admin/reservations', {
      accommodation_id: cabin.id,
      check_in: checkIn,
      check_out: checkOut,
      guests: 2,
      contact_name: `Maximiliano de los Ángeles Etcheverrigaray ${number}`,
      status: 'confirmed',
      total_price: '100000.00',
    })
  }
}
