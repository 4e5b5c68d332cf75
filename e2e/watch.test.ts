import { expect, test } from 'vitest'
import { reachEmbedded } from '../server/src/lib/db/embedded.ts'
import { openPostgres } from '../server/src/lib/db/postgres.ts'
import { PHONE } from './support/browser.ts'
import { guestPhone } from './support/phone.ts'
import { isWhole, note, useProduct } from './support/visit.ts'

const { dataDir, panel, visitor } = useProduct()

test('how everything is, in one sentence, and what could not be done is tried again', async () => {
  await inDatabase(
    `insert into jobs (queue, lane, payload, state, retries, failures, error, failed_at)
     values ('channels.sweep', 1, '{}', 'dead', 0, 5, 'connect ECONNREFUSED 127.0.0.1:9', now())`,
  )
  const page = await panel('/more/health')
  await page
    .locator('[data-testid="health"]')
    .filter({ hasText: /anda|mirar/ })
    .waitFor()
  const letter = page.getByTestId('dead-letter').filter({ hasText: 'Leer un calendario' })
  await letter.waitFor()
  await isWhole(page)
  await letter.getByRole('button', { name: 'Intentar de nuevo' }).click()
  await note(page, 'Se intenta de nuevo').waitFor()
  await letter.waitFor({ state: 'detached' })
  await page.getByText('Nada quedó sin hacer.').waitFor()
  await page.getByRole('button', { name: '¿Hay una versión nueva?' }).click()
  await page
    .getByTestId('version-found')
    .filter({ hasText: /Tenés la última|Hay una|No sabemos|Todavía no|No contestó/ })
    .waitFor()
  await isWhole(page)
  await page.getByRole('button', { name: 'Ver lo técnico' }).click()
  await page.getByText('Quién hizo qué').waitFor()
  await isWhole(page)
})

test('a guest who wrote days ago is called by an approved message, whose price was written down', async () => {
  const guest = await visitor(PHONE)
  const phone = guestPhone(guest)
  await phone.open()
  await phone.says('Quería hablar con una persona, soy Timoteo Tardío')
  await phone.hears(/.+/)

  const page = await panel('/more/settings')
  await page.getByLabel('Lo que cobra Meta por mensaje modelo').fill('0,026')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await note(page, 'Guardado').waitFor()
  await inDatabase(
    `update conversations set last_inbound_at = last_inbound_at - interval '2 days'
      where id = (select conversation_id from messages where text like '%Timoteo%' limit 1)`,
  )
  await page.goto('/admin/messages?chip=all')
  await page.getByTestId('conversation').first().click()
  const closed = page.getByTestId('closed-window')
  await closed.getByTestId('template-cost').filter({ hasText: 'Meta cobra USD\u00a00,026' }).waitFor()
  await isWhole(page)
  await closed.getByRole('button', { name: 'Mandar este mensaje' }).click()
  await note(page, 'Salió').waitFor()
  expect(await (await phone.hears(/.+/)).textContent()).not.toBe('')

  await page.goto('/admin/more/settings')
  await page.getByLabel('Lo que cobra Meta por mensaje modelo').fill('')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await note(page, 'Guardado').waitFor()
})

/** Asks the installation's own database: for what only time or bad luck brings about. */
async function inDatabase(sql: string) {
  const { url } = await reachEmbedded({ dataDir })
  const database = await openPostgres({ url })
  try {
    await database.query(sql)
  } finally {
    await database.close()
  }
}
