import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestApp, type TestApp } from '../create-test-app.ts'
import { portOf } from '../loopback.ts'
import { RECORDED } from '../voice-notes.ts'

const SECRET = 'q8Zr2vKx5mTy7wLc3nBd6hJf4gSp9aEu'
const OWNER = 'ana@mallin.example'
const LIMITS = {
  RATE_LIMIT_REQUESTS: '101',
  RATE_LIMIT_WINDOW_SECONDS: '61',
  RATE_LIMIT_LOGIN_REQUESTS: '102',
  RATE_LIMIT_LOGIN_WINDOW_SECONDS: '62',
  RATE_LIMIT_PUBLIC_READS_REQUESTS: '5',
  RATE_LIMIT_PUBLIC_READS_WINDOW_SECONDS: '63',
  RATE_LIMIT_PUBLIC_WRITES_REQUESTS: '104',
  RATE_LIMIT_PUBLIC_WRITES_WINDOW_SECONDS: '64',
  RATE_LIMIT_WEBHOOKS_REQUESTS: '105',
  RATE_LIMIT_WEBHOOKS_WINDOW_SECONDS: '65',
  RATE_LIMIT_UPLOADS_REQUESTS: '106',
  RATE_LIMIT_UPLOADS_WINDOW_SECONDS: '66',
}

/** Hears everything with the same words, and keeps what it was asked with. */
async function openEar() {
  const asked: { key: string | undefined; body: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      asked.push({ key: request.headers.authorization, body: Buffer.concat(chunks).toString('latin1') })
      const segments = [{ avg_logprob: Math.log(0.7), no_speech_prob: 0 }]
      const heard = { text: 'hola', language: 'spanish', duration: 2, segments }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(heard))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    asked,
    url: `http://127.0.0.1:${portOf(server)}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

let ear: Awaited<ReturnType<typeof openEar>>
let app: TestApp
beforeAll(async () => {
  ear = await openEar()
  app = await createTestApp({
    env: {
      ADMIN_EMAIL: OWNER,
      JWT_SECRET: SECRET,
      ALLOWED_ORIGINS: 'https://shop.example,https://blog.example',
      TRUST_PROXY: '1',
      RATE_LIMIT_ENABLED: 'true',
      ...LIMITS,
      HOLD_TTL_SECONDS: '600',
      HOLD_EXTENSION_SECONDS: '240',
      HOLD_REMINDER_SECONDS: '120',
      JOB_EXPIRATION_INTERVAL_SECONDS: '4001',
      JOB_ICAL_INTERVAL_SECONDS: '4002',
      JOB_RECONCILE_INTERVAL_SECONDS: '4003',
      ICAL_SYNC_MAX_AGE_MINUTES: '60',
      STT_URL: ear.url,
      STT_API_KEY: 'the key of the ear',
      AUDIO_MODEL: 'large-v3',
      AUDIO_MIN_CONFIDENCE: '0.8',
    },
  })
})
afterAll(async () => {
  await app?.close()
  await ear?.close()
})

let token: string | undefined
async function owner(method: string, address: string, body?: unknown) {
  if (!token) {
    const password = 'a long enough password'
    const answer = await app.api('POST', '/auth/login', { body: { email: OWNER, password } })
    expect(answer.status, answer.text).toBe(200)
    token = z.object({ access_token: z.string() }).parse(answer.body).access_token
  }
  const headers = { authorization: `Bearer ${token}` }
  return app.api(method, `/admin${address}`, { headers, ...(body === undefined ? {} : { body }) })
}

describe('what an operator sets is seen from outside', () => {
  it('ADMIN_EMAIL signs in, with a session that JWT_SECRET signed', async () => {
    expect((await owner('GET', '/dashboard')).status).toBe(200)
    const [head, claims, signature] = (token ?? '').split('.')
    expect(createHmac('sha256', SECRET).update(`${head}.${claims}`).digest('base64url')).toBe(signature)
  })

  it('ALLOWED_ORIGINS may ask from their pages, others may not', async () => {
    const from = async (origin: string) =>
      (await app.api('GET', '/readyz', { headers: { origin } })).headers.get('access-control-allow-origin')
    expect(await from('https://blog.example')).toBe('https://blog.example')
    expect(await from('https://evil.example')).toBeNull()
  })

  it('HOLD_TTL_SECONDS, HOLD_REMINDER_SECONDS and HOLD_EXTENSION_SECONDS time a hold', async () => {
    // The sample complex has a hold of its own, which is reminded at another moment then.
    await app.advance(100)
    const cabins = await app.api<{ items: { id: string }[] }>('GET', '/accommodations')
    const held = await owner('POST', '/reservations', {
      accommodation_id: cabins.body.items[0]?.id,
      check_in: '2027-04-05',
      check_out: '2027-04-07',
      guests: 2,
      contact_name: 'Ana',
      contact_phone: '+5491155550177',
      status: 'pre_reserved',
    })
    expect(held.status, held.text).toBe(201)
    const code = String(held.body.code)
    const left = async () => {
      const { body } = await owner('GET', `/reservations/${code}`)
      return (Date.parse(String(body.expires_at)) - app.clock.now().epochMilliseconds) / 1000
    }
    expect(await left()).toBe(600)
    const reminders = async () =>
      Number(
        (await app.ask('GET', '/metrics')).text.match(
          /^prereservation_reminders_sent_total\{.*\} (\d+)$/m,
        )?.[1] ?? 0,
      )
    await app.advance(478)
    const before = await reminders()
    await app.advance(4)
    expect(await reminders()).toBe(before + 1)
    const extended = await owner('POST', `/reservations/${code}/extend`)
    expect(extended.status, extended.text).toBe(200)
    expect(await left()).toBe(118 + 240)
  })

  it('JOB_EXPIRATION_INTERVAL_SECONDS, JOB_ICAL_…, JOB_RECONCILE_… say how often jobs come', async () => {
    const { rows } = await app.database.query<{ queue: string; every_seconds: number }>(
      'select queue, every_seconds from jobs where every_seconds is not null',
    )
    const every = new Map(rows.map((row) => [row.queue, row.every_seconds]))
    expect(every.get('reservations.expire-holds')).toBe(4001)
    expect([...every.values()]).toContain(4003)
  })

  it('ICAL_SYNC_MAX_AGE_MINUTES says when a calendar is stale', async () => {
    const ical = async () => {
      const { body } = await app.api('GET', '/healthz')
      return z.object({ checks: z.object({ ical: z.object({ status: z.string() }) }) }).parse(body).checks
        .ical.status
    }
    await app.advance(25 * 60)
    expect(await ical()).toBe('ok')
    await app.advance(30 * 60)
    expect(await ical()).not.toBe('ok')
  })

  it('STT_API_KEY and AUDIO_MODEL reach the ear, AUDIO_MIN_CONFIDENCE judges what it heard', async () => {
    await owner('GET', '/dashboard')
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(RECORDED)], { type: 'audio/ogg' }), 'note.ogg')
    const response = await fetch(`${app.origin}/api/v1/admin/audio/transcribe`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    })
    const text = await response.text()
    expect(response.status, text).toBe(200)
    expect(ear.asked.at(-1)?.key).toBe('Bearer the key of the ear')
    expect(ear.asked.at(-1)?.body).toContain('large-v3')
    // 0.7 is clear by the default of 0.6.
    expect(JSON.parse(text)).toMatchObject({ certainty: 'unclear' })
  })

  it('RATE_LIMIT_… sets each policy, RATE_LIMIT_ENABLED counts, TRUST_PROXY says who is counted', async () => {
    const shape = z.object({
      enabled: z.boolean(),
      policies: z.array(z.object({ name: z.string(), limit: z.number(), window_seconds: z.number() })),
      blocked: z.array(z.object({ client_ip: z.string() })),
    })
    const from = { 'x-forwarded-for': '198.51.100.7, 203.0.113.9' }
    const answers = []
    for (let n = 0; n < 6; n++) answers.push(await app.api('GET', '/accommodations', { headers: from }))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
    const limits = shape.parse((await owner('GET', '/rate-limits')).body)
    expect(limits.enabled).toBe(true)
    const set = Object.fromEntries(
      limits.policies.map(({ name, limit, window_seconds }) => [name, `${limit}/${window_seconds}`]),
    )
    expect(set).toMatchObject({
      default: '101/61',
      login: '102/62',
      public_reads: '5/63',
      public_writes: '104/64',
      webhooks: '105/65',
      uploads: '106/66',
    })
    expect(limits.blocked.map(({ client_ip }) => client_ip)).toEqual(['203.0.113.9'])
  })
})
