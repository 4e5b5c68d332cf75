import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, openMailServer } from '../server/test/mail-server.ts'
import { launch, PHONE, visitor } from './support/browser.ts'
import { signIn } from './support/panel.ts'
import { type Home, newHome, type Product, removeHome, startProduct } from './support/product.ts'
import { startTlsFront } from './support/tls-front.ts'
import { isWhole, note } from './support/visit.ts'

/** An installation as an owner gets it: in production, empty, with mail and no Mercado Pago yet. */
const OWNER = { email: 'marta@example.com', password: 'lengas-y-coihues-9' }
const SECURE_PHONE = { ...PHONE, ignoreHTTPSErrors: true }
const DAY_MS = 86_400_000

let home: Home
let product: Product
let browser: Browser
let mail: MailServer
let front: Awaited<ReturnType<typeof startTlsFront>>

beforeAll(async () => {
  ;[home, mail] = await Promise.all([newHome(), openMailServer()])
  front = await startTlsFront(home.port)
  const set = {
    ...mail.env,
    ENVIRONMENT: 'production',
    BASE_URL: front.origin,
    TRUST_PROXY: '1',
    JWT_SECRET: 'e2e-0123456789-abcdefghijklmnopqrstuvwxyz',
    ADMIN_EMAIL: OWNER.email,
    ADMIN_PASSWORD: OWNER.password,
    SHUTDOWN_DELAY_SECONDS: '0',
  }
  ;[product, browser] = await Promise.all([startProduct(home, set), launch()])
})

afterAll(async () => {
  await browser?.close()
  await front?.stop()
  await product?.stop()
  await mail?.close()
  if (home) await removeHome(home)
})

const STEPS = {
  place: '¿Cómo se llama tu lugar?',
  cabin: '¿Qué cabaña alquilás?',
  photos: '¿Tenés fotos?',
  price: '¿Cuánto sale una noche?',
  money: '¿Cómo te pagan?',
  channels: '¿También vendés en Airbnb o Booking?',
  notebook: '¿Ya tenés reservas anotadas?',
  team: '¿Quién más atiende?',
  notices: '¿Cómo te avisamos?',
  check: '¿Anda todo?',
  done: '¡Listo para recibir gente!',
} as const

/** The question on the screen, one of the first steps. */
async function asked(page: Page, step: keyof typeof STEPS) {
  await page.getByRole('heading', { level: 1, name: STEPS[step] }).waitFor()
}

function goesOn(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Seguir' }).click()
}

test('an owner with nothing yet may put off every question, and finds the last one again', async () => {
  const page = await visitor(browser, front.origin, SECURE_PHONE)
  await signIn(page, OWNER)
  await page.getByRole('link', { name: 'Cargar mi lugar' }).click()
  for (const step of Object.keys(STEPS) as (keyof typeof STEPS)[]) {
    await asked(page, step)
    await isWhole(page)
    if (step !== 'done') await page.getByRole('button', { name: 'Después' }).click()
  }
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Cargar mi lugar' }).click()
  await asked(page, 'done')
})

test('who answers them has a page that takes a booking, which a transfer confirms', async () => {
  const page = await visitor(browser, front.origin, SECURE_PHONE)
  await signIn(page, OWNER)
  await page.goto('/admin/setup')
  await page.getByLabel('Nombre del lugar').fill('Cabañas del Arroyo')
  await page.getByLabel('Dirección').fill('Ruta 82 km 7, Villa Traful')
  await page.getByLabel('Teléfono para los huéspedes').fill('+54 9 294 455 5101')
  await goesOn(page)
  await asked(page, 'cabin')
  await page.getByLabel('Nombre', { exact: true }).fill('Radal')
  await goesOn(page)
  await asked(page, 'photos')
  await goesOn(page)
  await asked(page, 'price')
  await page.reload()
  await page.getByLabel('Precio de una noche común').fill('80.000')
  await goesOn(page)
  await asked(page, 'money')
  await page.getByLabel('Alias').fill('arroyo.radal.mp')
  await page.getByLabel('A nombre de').fill('Marta Quiroga')
  await goesOn(page)
  for (const step of ['channels', 'notebook', 'team', 'notices', 'check'] as const) {
    await asked(page, step)
    await goesOn(page)
  }
  await page.getByRole('link', { name: 'Ver mi página' }).click()
  await page.getByTestId('cabin').filter({ hasText: 'Radal' }).waitFor()

  const guest = await visitor(browser, front.origin, SECURE_PHONE)
  const day = (later: number) => new Date(Date.now() + later * DAY_MS).toISOString().slice(0, 10)
  await guest.goto(`/?check_in=${day(40)}&check_out=${day(43)}&adults=2`)
  await guest.getByTestId('cabin').filter({ hasText: '$ 240.000' }).getByRole('link').click()
  await guest.locator('[data-testid="hold"]:enabled').waitFor()
  await guest.getByLabel('Nombre y apellido').fill('Julia Sosa')
  await guest.getByLabel('Teléfono con WhatsApp').fill('+54 9 11 5555 8811')
  await guest.getByTestId('hold').click()
  const status = guest.locator('[data-testid="status"]')
  await status.and(guest.locator('[data-status="pre_reserved"]')).waitFor()
  await guest.getByTestId('transfer').filter({ hasText: 'Transferí $ 72.000' }).waitFor()
  await guest.getByText('arroyo.radal.mp').waitFor()
  expect(await guest.getByTestId('pay-chat').getAttribute('href')).toContain('wa.me/5492944555101')
  await isWhole(guest)

  await page.goto('/admin')
  await page.getByTestId('stay-line').filter({ hasText: 'Julia Sosa' }).getByRole('button').first().click()
  await page.getByRole('radio', { name: 'Transferencia' }).click()
  await page.getByRole('button', { name: /^Anotar \$/ }).click()
  await note(page, 'Anotado').waitFor()
  await guest.reload()
  await status.and(guest.locator('[data-status="confirmed"]')).waitFor()
  await guest.getByTestId('balance').filter({ hasText: '168.000' }).waitFor()
})

test('whoever forgot the password gets a link by mail, and comes in with a new one', async () => {
  const page = await visitor(browser, front.origin, SECURE_PHONE)
  await page.goto('/admin')
  await page.getByRole('button', { name: 'Olvidé mi contraseña' }).click()
  await page.getByLabel('Correo').fill(OWNER.email)
  await page.getByRole('button', { name: 'Mandarme el link' }).click()
  await page.getByRole('status').filter({ hasText: 'ya va en camino' }).waitFor()
  const links = () => mail.to(OWNER.email).flatMap(({ text = '' }) => /\S+\/admin\/reset\S+/.exec(text) ?? [])
  await expect.poll(() => links().length, { timeout: 60_000 }).toBe(1)
  await page.goto(links()[0] ?? '')
  await page.getByLabel('Contraseña nueva').fill('jacarandá en flor')
  await page.getByRole('button', { name: 'Guardar la contraseña' }).click()
  await page.getByText('Listo, ya podés entrar.').waitFor()
  await isWhole(page)

  const later = await visitor(browser, front.origin, SECURE_PHONE)
  await signIn(later, { email: OWNER.email, password: 'jacarandá en flor' })
  await page.goto(links()[0] ?? '')
  await page.getByLabel('Contraseña nueva').fill('otra contraseña 8')
  await page.getByRole('button', { name: 'Guardar la contraseña' }).click()
  await page.getByRole('alert').filter({ hasText: 'ya se usó o venció' }).waitFor()
})
