import { describe, expect, test } from 'vitest'
import { holdByApi } from './support/booking.ts'
import { DESKTOP, PHONE } from './support/browser.ts'
import { dayHere, FAMILY, freeStayInJanuary } from './support/free-stay.ts'
import { ownerApi } from './support/owner.ts'
import { guestPhone } from './support/phone.ts'
import { isWhole, note, useProduct } from './support/visit.ts'

/** What is done every day, on the telephone and at the desk. */
const { origin, owner, panel, visitor } = useProduct()

describe.each([
  ['a telephone', PHONE],
  ['a desktop', DESKTOP],
] as const)('on %s', (at, screen) => {
  test('who comes is let in, and who goes is let out', async () => {
    const api = await ownerApi(origin, owner)
    const cabin = await api.addCabin(`Tala ${at.length}`)
    const [leaves, comes, forgotten] = [
      `Salustiano ${at.length}`,
      `Llanos ${at.length}`,
      `Olvido ${at.length}`,
    ]
    const old = await api.writeDown({ cabin, name: leaves, checkIn: dayHere(-2), checkOut: dayHere() })
    await api.send('POST', `/reservations/${old}/check-in`)
    await api.writeDown({ cabin, name: comes, checkIn: dayHere(), checkOut: dayHere(2) })
    const other = await api.addCabin(`Tipa ${at.length}`)
    const never = { cabin: other, name: forgotten, checkIn: dayHere(-2), checkOut: dayHere() }
    const late = await api.writeDown(never)
    const page = await panel('', screen)
    const line = (name: string) => page.getByTestId('stay-line').filter({ hasText: name })
    await line(leaves).getByRole('button', { name: 'Se fue' }).click()
    await note(page, 'se fue').waitFor()
    await line(forgotten).getByRole('button', { name: 'Se fue' }).click()
    await line(forgotten).getByRole('button', { name: 'Se fue' }).waitFor({ state: 'detached' })
    await line(comes).getByRole('button', { name: 'Llegó' }).click()
    await note(page, 'ya llegó').waitFor()
    await line(comes).getByRole('button', { name: 'Llegó' }).waitFor({ state: 'detached' })
    await isWhole(page)
    for (const code of [old, late]) {
      await page.goto(`/admin/reservations/${code}`)
      await page.locator('[data-action="reservation.completed"]').waitFor()
    }
  })

  test('a night is closed and opened again', async () => {
    const cabin = `Ceibo ${at.length}`
    await (await ownerApi(origin, owner)).addCabin(cabin)
    const page = await panel('/calendar', screen)
    const row = page.locator(`[data-testid="tape-row"][data-cabin="${cabin}"]`)
    await row.getByRole('button', { name: /libre/ }).nth(2).click()
    await page.getByRole('button', { name: 'Solo esa noche' }).click()
    await page.getByLabel('Por qué (si querés)').fill(`Pintura ${at.length}`)
    await isWhole(page)
    await page.getByRole('button', { name: 'Cerrar estas noches' }).click()
    const block = page.getByTestId('bar').filter({ hasText: `Pintura ${at.length}` })
    await block.click()
    await page.getByRole('button', { name: 'Abrir estas noches' }).click()
    await note(page, 'Noches abiertas').waitFor()
    await block.waitFor({ state: 'detached' })
  })

  test('a hold gets more time, and is confirmed by hand', async () => {
    const hold = await holdByApi(origin, await freeStayInJanuary(origin, FAMILY), `Oscar Peralta ${at}`)
    const page = await panel(`/reservations/${hold.code}`, screen)
    await page.getByRole('button', { name: 'Dar más tiempo' }).click()
    await page.locator('[data-action="reservation.hold_extended"]').waitFor()
    await page.getByRole('button', { name: 'Confirmar sin cobrar' }).click()
    await page.getByTestId('confirm-yes').click()
    await page.locator('[data-testid="status"][data-status="confirmed"]').waitFor()
    await page.locator('[data-action="reservation.confirmed"]').waitFor()
    await isWhole(page)
  })

  test('a guest who waits is noticed, answered, and given back to the bot', async () => {
    const phone = guestPhone(await visitor(PHONE))
    await phone.open()
    await phone.says(`Quiero hablar con una persona, escribo desde ${at}`)
    const page = await panel('', screen)
    await page.getByTestId('waiting-badge').filter({ visible: true }).waitFor()
    await page.goto('/admin/messages')
    await page.getByTestId('conversation').first().click()
    await page.getByTestId('said-in').filter({ hasText: at }).waitFor()
    await page.getByLabel('Escribí tu respuesta').fill(`Hola, soy Marta, te leo en ${at}.`)
    await page.getByRole('button', { name: 'Mandar' }).click()
    expect(await (await phone.hears('soy Marta')).textContent()).toContain(at)
    await page.getByRole('button', { name: 'Que siga el bot' }).click()
    await page.getByTestId('standing').filter({ hasText: 'Responde el bot' }).waitFor()
    await isWhole(page)
  })
})
