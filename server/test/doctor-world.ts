import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect } from 'vitest'
import { runDoctor } from '../src/app/setup-doors.ts'
import { manualClock, systemClock } from '../src/lib/clock.ts'
import { createTestApp } from './create-test-app.ts'
import { openFrontDoor, testCertificate } from './front-door.ts'
import { closedPort, openWebServer } from './small-servers.ts'
import { createTestDatabase } from './test-database.ts'

export type DoctorWorld = Awaited<ReturnType<typeof openDoctorWorld>>
export type Variables = Readonly<Record<string, string>>
type Stand = { readonly port: number; close(): Promise<void> }

/** The product under test behind a proxy, with its sandbox as the providers, and the settings of its operator. */
export async function openDoctorWorld() {
  const stands: Stand[] = []
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tranquera-doctor-'))
  const door = await openFrontDoor()
  const database = await createTestDatabase()
  const refused = await closedPort()
  // The doctor reads the machine's clock; the pretend providers must keep the same time.
  const app = await createTestApp({
    demo: false,
    env: { BASE_URL: door.origin },
    clock: manualClock(systemClock.now()),
    onListening: (origin) => door.forwardTo(origin),
  })
  const { whatsappConfig: whatsapp, mercadoPagoConfig: money } = app.sandbox
  const settings: Variables = {
    ENVIRONMENT: 'test',
    HOST: '127.0.0.1',
    PORT: new URL(app.origin).port,
    BASE_URL: door.origin,
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    BACKUP_KEEP_DAYS: '0',
    WHATSAPP_API_URL: whatsapp.apiUrl,
    WHATSAPP_PHONE_ID: whatsapp.phoneId,
    WHATSAPP_ACCESS_TOKEN: whatsapp.accessToken,
    WHATSAPP_APP_SECRET: whatsapp.appSecret,
    WHATSAPP_VERIFY_TOKEN: whatsapp.verifyToken,
    WHATSAPP_BUSINESS_ID: whatsapp.businessId ?? '',
    MERCADOPAGO_API_URL: money.apiUrl,
    MERCADOPAGO_ACCESS_TOKEN: money.accessToken,
    MERCADOPAGO_WEBHOOK_SECRET: money.webhookSecret,
    MERCADOPAGO_LIVE: 'false',
  }

  async function doctor(changed: Variables = {}, names: readonly string[] = []) {
    const lines: string[] = []
    const exit = await runDoctor({
      env: { ...settings, ...changed },
      names,
      language: 'en',
      print: (line) => lines.push(line),
      ca: testCertificate,
    })
    return { exit, text: lines.join('\n') }
  }

  async function stand(open: Promise<Stand>): Promise<string> {
    const one = await open
    stands.push(one)
    return `127.0.0.1:${one.port}`
  }

  return {
    app,
    door,
    dataDir,
    database,
    settings,
    /** A port on which nobody listens. */
    refused,
    doctor,
    stand,
    web: (status: number, body: string) => stand(openWebServer({ status, body })),
    /** Something is broken: what it says, that it says what to do, no secret, and the exit code. */
    async expectBroken(changed: Variables, says: string) {
      const { exit, text } = await doctor(changed)
      const at = text.indexOf(says.replace('{PORT}', String(refused)))
      expect(at, text).toBeGreaterThanOrEqual(0)
      expect(text.slice(at).split('\n')[1]).toMatch(/^\s+→ \S/)
      expect(text).not.toMatch(/s3cret|wrong@|stolen/)
      expect(exit).toBe(1)
    },
    /** Turns what the pretend WhatsApp does. */
    turn(change: Partial<typeof app.sandbox.whatsapp.control.settings>): Variables {
      Object.assign(app.sandbox.whatsapp.control.settings, change)
      return {}
    },
    /** As at the beginning. */
    reset(): void {
      door.behave('forward')
      Object.assign(app.sandbox.whatsapp.control.settings, {
        numberStatus: 'CONNECTED',
        qualityRating: 'GREEN',
        subscription: 'subscribed',
        permissions: 'all',
      })
      Object.assign(app.sandbox.mercadoPago.control.settings, { testAccount: true, site: 'MLA' })
      app.clock.set(systemClock.now())
    },
    /** Nobody may write below a file, not even root. */
    fileInTheWay(): string {
      const file = path.join(dataDir, 'file')
      writeFileSync(file, '')
      return file
    },
    async close() {
      await app.close()
      await door.close()
      await database.close()
      for (const one of stands) await one.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Lets `owner:secret` in. */
export async function openSmtpServer(): Promise<Stand> {
  const server = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) => {
      if (username === 'owner' && password === 'secret') done(null, { user: 'owner' })
      else done(new Error('no'))
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return { port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
