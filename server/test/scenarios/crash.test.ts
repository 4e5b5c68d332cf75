import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/app/sandbox.ts'
import { manualClock } from '../../src/lib/clock.ts'
import type { Database } from '../../src/lib/db/types.ts'
import { systemIds } from '../../src/lib/ids.ts'
import { createTestApp, type TestApp, testConfig } from '../create-test-app.ts'
import { type DyingDatabase, dyingDatabase } from '../dying-database.ts'
import { openTestDatabase } from '../test-database.ts'

/** One world that outlives the process: the database, WhatsApp and Mercado Pago. */
let real: Database
let database: DyingDatabase
let sandbox: Sandbox
let app: TestApp
/** Where the living process listens; WhatsApp and Mercado Pago deliver there. */
let origin = ''
const dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-crash-'))
const clock = manualClock('2026-12-01T13:00:00Z')

beforeAll(async () => {
  real = await openTestDatabase()
  sandbox = await startSandbox(testConfig({}), {
    clock,
    ids: systemIds,
    ownOrigin: () => origin,
    // WhatsApp goes on for days; here for a minute.
    pace: { webhookRetriesMs: Array.from({ length: 240 }, () => 250) },
  })
  app = await begin()
})
afterAll(async () => {
  await app.close()
  await sandbox.close()
  await real.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Each life has its own way to the database, so that a dead one stays dead. */
function begin(): Promise<TestApp> {
  database = dyingDatabase(real)
  return createTestApp({
    env: { DATA_DIR: dataDir },
    database,
    sandbox,
    clock,
    onListening: (listening) => {
      origin = listening
    },
  })
}

/** Works until the process is dead or there is nothing left to do. */
async function workOn(): Promise<void> {
  for (;;) {
    if (database.hasDied()) return
    try {
      await Promise.race([app.settle(), untilDead()])
      return
    } catch (error) {
      if (!database.hasDied()) throw error
    }
  }
}

async function untilDead(): Promise<void> {
  while (!database.hasDied()) await pause(5)
}

/** What the operating system does after a kill, and then `npm start` again. */
async function rise(): Promise<void> {
  database.dieAfter(0)
  await app.running.app.close()
  await app.running.context.queue.stop({ graceful: false }).catch(() => undefined)
  app = await begin()
}

const QUESTION = 'Hola! hay lugar del 15 al 18 de marzo para 2 personas?'

/** Every step up to this one is tried; an undisturbed answer takes fewer statements than the last. */
const STEPS = [1, 2, 4, 8, 13, 19, 26, 34, 44, 56]

test('killed after any statement, every acknowledged message is answered once after the restart', async () => {
  for (const [i, step] of STEPS.entries()) {
    const guest = app.guest(`54911555660${String(i).padStart(2, '0')}`)
    database.dieAfter(step)
    const said = guest.says(QUESTION)
    await Promise.race([said, untilDead()])
    await workOn()
    await rise()
    await said
    await app.settle()
    await app.running.context.queue.retryNow()
    await app.settle()
    const texts = guest.messages().map((message) => message.text)
    expect(new Set(texts).size, `killed after ${step} statements`).toBe(1)
    expect(texts[0]).toContain('hay lugar')
    // Only the message whose answer was in flight may come twice.
    expect(texts.length, `killed after ${step} statements`).toBeLessThanOrEqual(2)
  }
}, 240_000)

test('killed anywhere between the payment and its confirmation, the stay is confirmed and paid once', async () => {
  for (const [i, step] of [2, 12, 30, 55].entries()) {
    const guest = app.guest(`54911555670${String(i).padStart(2, '0')}`)
    await guest.says(`del ${10 + 2 * i} al ${12 + 2 * i} de mayo para 2 personas`)
    await app.settle()
    await guest.taps('Reservar')
    await app.settle()
    const code = /RES\d{6}[0-9A-Z]{4}/.exec(guest.last()?.text ?? '')?.[0] ?? ''
    const preference = new URL(guest.last()?.cta?.url ?? '').searchParams.get('pref_id') ?? ''
    database.dieAfter(step)
    sandbox.mercadoPago.control.approve(preference)
    await workOn()
    await rise()
    // Whatever notification was lost with the process, the reconciler asks for it.
    await app.running.services.money.payments(app.running.context.database).reconcile()
    await app.settle()
    await app.running.context.queue.retryNow()
    await app.settle()
    const seen = await app.owner<{ status: string; paid_amount: string; deposit_amount: string }>(
      'GET',
      `/reservations/${code}`,
    )
    expect(seen.body.status, `killed after ${step} statements`).toBe('confirmed')
    expect(seen.body.paid_amount).toBe(seen.body.deposit_amount)
    const pictures = guest.messages().filter((message) => message.type === 'image')
    expect(pictures.length, `killed after ${step} statements`).toBeGreaterThanOrEqual(1)
    expect(pictures.length).toBeLessThanOrEqual(2)
  }
}, 240_000)
