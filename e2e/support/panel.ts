import type { Page } from 'playwright-core'
import { freeStayInJanuary, type Wish } from './free-stay.ts'
import type { Product } from './product.ts'

/** Signs in on the page, as the owner does. */
export async function signIn(page: Page, owner: NonNullable<Product['firstOwner']>): Promise<void> {
  await page.goto('/admin')
  await page.getByLabel('Correo').fill(owner.email)
  await page.getByLabel('Contraseña').fill(owner.password)
  await page.getByRole('button', { name: 'Ingresar' }).click()
  await page.getByRole('heading', { level: 1, name: /^hoy/i }).waitFor()
}

interface Telephoned extends Pick<Wish, 'spare' | 'choice'> {
  readonly origin: string
  readonly name: string
}

/** A stay agreed by telephone, written down in the panel as the owner does it. */
export async function writesDown(page: Page, { origin, name, ...room }: Telephoned) {
  const stay = await freeStayInJanuary(origin, { nights: 3, adults: 2, children: 0, ...room })
  await page.goto(`/admin/reservations/new?from=${stay.checkIn}&to=${stay.checkOut}`)
  await page
    .getByRole('radio')
    .filter({ hasText: stay.cabins[0] ?? '' })
    .click()
  await page.getByLabel('Nombre', { exact: true }).fill(name)
  await page.getByLabel('Teléfono', { exact: true }).fill('+54 9 11 5555 8123')
  await page.getByRole('button', { name: 'Anotar la reserva' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  return { ...stay, code: page.url().split('/').at(-1) ?? '' }
}
