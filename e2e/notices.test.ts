import { readFile } from 'node:fs/promises'
import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { holdByApi } from './support/booking.ts'
import { PATIENCE_MS } from './support/browser.ts'
import { freeStayInJanuary } from './support/free-stay.ts'
import { guestPhone } from './support/phone.ts'
import { startPushService } from './support/push-service.ts'
import { isWhole, note, useProduct } from './support/visit.ts'

const { origin, panel, visitor } = useProduct()

/**
 * The panel's worker as the debugger knows it: headless Chromium subscribes to nobody, but delivers what it is given.
 */
async function workerOf(page: Page): Promise<{ session: CDPSession; registrationId: string }> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  const session = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find((one) => one.scopeURL === `${origin}/admin` && !one.isDeleted)
      if (own) resolve(own.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  return { session, registrationId: await registered }
}

describe('notices', () => {
  test('ring on a telephone when a guest waits, and lead to the guest', async () => {
    const page = await panel('/more/notices')
    await page.context().grantPermissions(['notifications'])
    const push = await startPushService()
    try {
      await page.evaluate(
        `fetch('/api/v1/admin/push-subscriptions', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-csrf-token': decodeURIComponent(/tranquera_csrf=([^;]+)/.exec(document.cookie)[1]),
          },
          body: ${JSON.stringify(JSON.stringify(push.subscription))},
        }).then((answer) => { if (answer.status !== 201) throw new Error(String(answer.status)) })`,
      )
      await page.reload()
      await page.getByRole('button', { name: 'Mandar una prueba' }).click()
      await page.locator('[data-testid="notice-result"][data-outcome="sent"]').first().waitFor()
      expect(JSON.parse(await push.next()).title).toContain('Esto es una prueba')

      const phone = guestPhone(await visitor())
      await phone.open()
      await phone.says('Necesito hablar con una persona, por favor')
      const data = await push.next()
      const said: { title: string; url: string } = JSON.parse(data)
      expect(said.title).toContain('Un huésped espera a una persona')

      const { session, registrationId } = await workerOf(page)
      await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
      const shown = `navigator.serviceWorker.ready.then((worker) => worker.getNotifications())
        .then((notes) => notes.map(({ title, data }) => ({ title, url: data.url })))`
      await expect
        .poll(() => page.evaluate(shown), { timeout: PATIENCE_MS })
        .toEqual([{ title: said.title, url: said.url }])

      const [worker] = page.context().serviceWorkers()
      await worker?.evaluate(`self.registration.getNotifications().then(([notification]) =>
        self.dispatchEvent(new NotificationEvent('notificationclick', { notification })))`)
      await page.waitForURL(/\/admin\/messages\//)
      await page.getByText('Necesito hablar con una persona').first().waitFor()
      await page.getByRole('button', { name: 'Que siga el bot' }).click()
    } finally {
      await push.stop()
    }
  })

  test('are told when, what, and to whom', async () => {
    const page = await panel('/more/notices')
    const whatsapp = page.locator('[data-testid="way"][data-way="whatsapp"]')
    await whatsapp.getByLabel('Números').fill('+54 9 351 555-0199')
    await whatsapp.getByLabel('Números').blur()
    await note(page, 'Guardado').waitFor()
    await whatsapp.getByText('1 número').waitFor()
    await page.getByRole('switch', { name: 'No molestar de noche' }).click()
    await page.getByLabel('Desde', { exact: true }).waitFor({ state: 'detached' })
    await page.getByRole('switch', { name: 'Un huésped pide factura' }).click()
    await page.locator('[role="switch"][aria-checked="false"]').nth(1).waitFor()
    await isWhole(page)
    await page.reload()
    const muted = page.getByRole('switch', { name: 'Un huésped pide factura' })
    await muted.waitFor()
    expect(await muted.getAttribute('aria-checked')).toBe('false')
    expect(await whatsapp.getByLabel('Números').inputValue()).toBe('+5493515550199')
    await muted.click()
    await page.getByRole('switch', { name: 'No molestar de noche' }).click()
    await page.getByLabel('Desde', { exact: true }).waitFor()
  })
})

describe('the guest book', () => {
  test('finds somebody without accents, corrects, joins two entries, hands out and forgets', async () => {
    const stay = await freeStayInJanuary(origin, { nights: 3, adults: 2, children: 2 })
    await holdByApi(origin, stay, 'Ramón Ñancucheo')
    const page = await panel('/more/guests')
    await page.getByRole('searchbox').fill('ramon nancu')
    await page.getByTestId('guest').filter({ hasText: 'Ñancucheo' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Nombre').fill('Ramón Ñancucheo Paz')
    await sheet.getByLabel('Notas').fill('Le gusta la cabaña del fondo.')
    await isWhole(page)
    await sheet.getByRole('button', { name: 'Guardar' }).click()
    await note(page, 'Guardado').waitFor()

    await page.getByTestId('guest').filter({ hasText: 'Ñancucheo Paz' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      sheet.getByRole('link', { name: 'Bajar todo lo guardado' }).click(),
    ])
    expect(await readFile((await file.path()) ?? '', 'utf8')).toContain('Le gusta la cabaña del fondo.')
    await sheet.getByRole('button', { name: 'Borrar sus datos' }).click()
    await page.getByTestId('confirm-yes').click()
    await note(page, 'Datos borrados').waitFor()
    await page.getByText('No encontramos a nadie así').waitFor()
  })
})
