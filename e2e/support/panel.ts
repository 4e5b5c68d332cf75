import type { Page } from 'playwright-core'
import type { Product } from './product.ts'

/** Signs in on the page, as the owner does. */
export async function signIn(page: Page, owner: NonNullable<Product['firstOwner']>): Promise<void> {
  await page.goto('/admin')
  await page.getByLabel('Correo').fill(owner.email)
  await page.getByLabel('Contraseña').fill(owner.password)
  await page.getByRole('button', { name: 'Ingresar' }).click()
  await page.getByRole('heading', { level: 1, name: /^hoy/i }).waitFor()
}
