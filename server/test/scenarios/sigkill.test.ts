import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/app/sandbox.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { systemIds } from '../../src/lib/ids.ts'
import { testConfig } from '../create-test-app.ts'
import {
  buildServer,
  freePort,
  isIdle,
  openCabin,
  type RealServer,
  realServer,
  until,
} from '../real-server.ts'

/** A real process with an embedded database, killed by the operating system; WhatsApp lives outside of it. */
/** With a database server of its own there is nothing more to see than in crash.test.ts: skipped there. */
const embedded = !process.env.TEST_DATABASE_URL
let sandbox: Sandbox
let dataDir: string
let server: RealServer

beforeAll(async () => {
  if (!embedded) return
  dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-sigkill-'))
  server = realServer({
    program: buildServer('sigkill'),
    port: await freePort(),
    sandbox: () => sandbox,
    env: { DATA_DIR: dataDir },
  })
  sandbox = await startSandbox(testConfig({}), {
    clock: systemClock,
    ids: systemIds,
    ownOrigin: () => server.origin,
    // WhatsApp goes on for days; here for two minutes.
    pace: { webhookRetriesMs: Array.from({ length: 480 }, () => 250) },
  })
  await server.begin()
}, 120_000)

afterAll(async () => {
  if (!embedded) return
  await server.stop()
  await sandbox.close()
  rmSync(dataDir, { recursive: true, force: true })
})

type Guest = ReturnType<Sandbox['whatsapp']['control']['guest']>

/** Where the process is killed, told by what the outside has seen of it. */
const MOMENTS: Record<string, (guest: Guest) => boolean> = {
  'before the webhook came': () => true,
  'as soon as the webhook was acknowledged': () =>
    sandbox.whatsapp.control.deliveries.at(-1)?.outcome === 'acknowledged',
  'as soon as the answer was there': (guest) => guest.messages().length > 0,
}

test.runIf(embedded)(
  'killed by the operating system at any moment (embedded database), no acknowledged message stays without its answer',
  async () => {
    await openCabin(server.origin)
    for (const [i, [moment, isThere]] of Object.entries(MOMENTS).entries()) {
      const guest = sandbox.whatsapp.control.guest(`549115556800${i}`)
      const said = guest.says('Hola! hay lugar del 10 al 12 de marzo para 2 personas?')
      await until(async () => isThere(guest))
      await server.kill()
      await server.begin()
      await said
      await guest.waitFor((received) => received.length >= 1, 60_000)
      await until(() => isIdle(server.origin))
      const answers = guest.messages().map((message) => message.text)
      expect(answers[0], moment).toContain('Ceibo')
      expect(new Set(answers).size, moment).toBe(1)
      // Only the message whose answer was in flight may come twice.
      expect(answers.length, moment).toBeLessThanOrEqual(2)
    }
  },
  300_000,
)
