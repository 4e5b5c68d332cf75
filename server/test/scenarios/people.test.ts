import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { totpCode } from '../../src/features/staff/domain/totp.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

let app: TestApp
let mailServer: SMTPServer
const mails: string[] = []

beforeAll(async () => {
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString('utf8'))
        done()
      })
    },
  })
  const { port } = await new Promise<{ port: number }>((resolve) => {
    const listener = mailServer.listen(0, '127.0.0.1', () => resolve(listener.address() as { port: number }))
  })
  app = await createTestApp({
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_FROM: 'cabins@example.com' },
  })
})
afterAll(async () => {
  await app?.close()
  await new Promise<void>((resolve) => mailServer.close(() => resolve()))
})

const login = (email: string, password: string, totp?: string) =>
  app.api<{ access_token: string; code: string }>('POST', '/auth/login', {
    body: { email, password, ...(totp ? { totp } : {}) },
  })
const as = (token: string) => ({ authorization: `Bearer ${token}` })
const signIn = async (email: string, password: string) => as((await login(email, password)).body.access_token)

async function hire(email: string, role: string) {
  const password = 'a password of ten'
  const added = await app.owner<{ id: string }>('POST', '/staff', { email, role, password })
  expect(added.status).toBe(201)
  return { id: added.body.id, email, password, headers: await signIn(email, password) }
}

it('lets the owner add, change and remove people, each with what the role allows', async () => {
  const ana = await hire('ana@example.com', 'staff')
  const leo = await hire('leo@example.com', 'reader')
  const code = async (
    method: string,
    path: string,
    who: { headers: Record<string, string> },
    body?: object,
  ) => (await app.api<{ code: string }>(method, path, { headers: who.headers, body })).body.code
  expect(await code('GET', '/admin/staff', ana)).toBe('forbidden')
  expect(await code('PUT', '/admin/settings', ana, { deposit_percent: 1 })).toBe('forbidden')
  const cabins = await app.owner<{ items: { id: string }[] }>('GET', '/accommodations')
  const rates = `/admin/accommodations/${cabins.body.items[0]?.id}/rates`
  expect(await code('PUT', rates, ana, {})).toBe('forbidden')
  expect((await app.api('GET', '/admin/reservations', { headers: leo.headers })).status).toBe(200)
  expect(await code('POST', '/admin/blocks', leo, {})).toBe('forbidden')

  const again = await app.owner<{ code: string }>('POST', '/staff', {
    email: 'ANA@example.com',
    role: 'staff',
  })
  expect([again.status, again.body.code]).toEqual([409, 'email_taken'])
  const raised = await app.owner('PATCH', `/staff/${leo.id}`, { role: 'staff', name: 'Leo' })
  expect(raised.body).toMatchObject({ role: 'staff', name: 'Leo', active: true, totp_enabled: false })
  await app.owner('PATCH', `/staff/${leo.id}`, { active: false })
  expect((await app.api('GET', '/auth/me', { headers: leo.headers })).status).toBe(401)
  expect((await app.owner('DELETE', `/staff/${leo.id}`)).status).toBe(204)
  const { body } = await app.owner<{ items: { email: string }[] }>('GET', '/staff')
  expect(body.items.map(({ email }) => email).sort()).toEqual(['ana@example.com', 'owner@localhost'])
})

it('makes a password up once when none is given', async () => {
  const added = await app.owner<{ one_time_password: string }>('POST', '/staff', {
    email: 'once@example.com',
    role: 'reader',
  })
  expect((await login('once@example.com', added.body.one_time_password)).status).toBe(200)
})

it('never lets the last owner go, also when two leave at once', async () => {
  const { body } = await app.owner<{ items: { id: string; role: string }[] }>('GET', '/staff')
  const first = body.items.find(({ role }) => role === 'owner')?.id
  for (const change of [{ role: 'staff' }, { active: false }]) {
    expect((await app.owner('PATCH', `/staff/${first}`, change)).body).toMatchObject({ code: 'last_owner' })
  }
  expect((await app.owner('DELETE', `/staff/${first}`)).body).toMatchObject({ code: 'last_owner' })
  const second = await hire('second@example.com', 'owner')
  const both = await Promise.all([
    app.owner('PATCH', `/staff/${first}`, { role: 'reader' }),
    app.api('PATCH', `/admin/staff/${second.id}`, { headers: second.headers, body: { role: 'reader' } }),
  ])
  expect(both.map(({ status }) => status).sort()).not.toEqual([200, 200])
  const { rows } = await app.database.query(`select id from staff where role = 'owner' and active`)
  expect(rows.length).toBeGreaterThan(0)
  await app.database.query(`update staff set role = 'owner' where id = $1`, [first])
})

it('changes a password for who knows the old one, and ends the other sessions', async () => {
  const eva = await hire('eva@example.com', 'staff')
  const other = await signIn(eva.email, eva.password)
  const change = (current: string) =>
    app.api<{ code: string }>('POST', '/auth/password', {
      headers: eva.headers,
      body: { current, new: 'another long password' },
    })
  expect((await change('wrong')).body.code).toBe('wrong_password')
  expect((await change(eva.password)).status).toBe(204)
  expect((await app.api('GET', '/auth/me', { headers: eva.headers })).status).toBe(200)
  expect((await app.api('GET', '/auth/me', { headers: other })).status).toBe(401)
  expect((await login(eva.email, eva.password)).status).toBe(401)
  expect((await login(eva.email, 'another long password')).status).toBe(200)
})

it('sends a link that is good once and for half an hour, and tells nobody who works here', async () => {
  const ivo = await hire('ivo@example.com', 'staff')
  const ask = (email: string) => app.api('POST', '/auth/recover', { body: { email } })
  const [known, unknown] = [await ask(ivo.email), await ask('nobody@example.com')]
  expect([known.status, unknown.status]).toEqual([202, 202])
  expect(unknown.body).toEqual(known.body)
  await app.settle()
  expect(mails).toHaveLength(1)
  const text = (mails[0] ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
  const token = /reset\?token=([\w-]+)/.exec(text)?.[1] ?? ''
  const reset = (password: string) => app.api('POST', '/auth/reset', { body: { token, password } })
  expect((await reset('short')).status).toBe(422)
  expect((await reset('a brand new password')).status).toBe(204)
  expect((await reset('one more password')).body).toMatchObject({ code: 'reset_token_invalid' })
  expect((await app.api('GET', '/auth/me', { headers: ivo.headers })).status).toBe(401)
  expect((await login(ivo.email, 'a brand new password')).status).toBe(200)

  for (let n = 0; n < 5; n++) await ask(ivo.email)
  await app.settle()
  expect(mails).toHaveLength(3)
  const late = /token=([\w-]+)/.exec((mails[2] ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[1]
  app.clock.advance(31 * 60)
  const answer = await app.api('POST', '/auth/reset', { body: { token: late, password: 'a late password' } })
  expect(answer.body).toMatchObject({ code: 'reset_token_invalid' })
})

it('sends three links an hour and no more, also to who asks five times in the same moment', async () => {
  const { email } = await hire('gil@example.com', 'staff')
  const before = mails.length
  const { passwords } = app.running.services
  await Promise.all(Array.from({ length: 5 }, () => passwords(app.database).sendRecovery({ email })))
  expect(mails.length - before).toBe(3)
})

it('shows where one is signed in, and ends one session', async () => {
  const uma = await hire('uma@example.com', 'reader')
  await signIn(uma.email, uma.password)
  const list = () =>
    app.api<{ items: { id: string; current: boolean; expires_at: string }[] }>('GET', '/auth/sessions', {
      headers: uma.headers,
    })
  const open = (await list()).body.items
  expect(open.map(({ current }) => current).sort()).toEqual([false, true])
  const other = open.find(({ current }) => !current)?.id
  const end = () => app.api('DELETE', `/auth/sessions/${other}`, { headers: uma.headers })
  expect([(await end()).status, (await end()).status]).toEqual([204, 404])
  expect((await list()).body.items).toHaveLength(1)
  const stranger = await app.api('DELETE', `/auth/sessions/${open.find(({ current }) => current)?.id}`, {
    asOwner: true,
  })
  expect(stranger.status).toBe(404)
})

it('asks for the code of the app once it is confirmed, and takes each code once', async () => {
  const teo = await hire('teo@example.com', 'staff')
  const totp = (body: object) =>
    app.api<{ secret: string; otpauth_uri: string; enabled: boolean; code: string }>('POST', '/auth/totp', {
      headers: teo.headers,
      body,
    })
  const { secret, otpauth_uri } = (await totp({})).body
  expect(otpauth_uri).toContain(`otpauth://totp/Tranquera:teo%40example.com?secret=${secret}`)
  const now = () => totpCode(secret, Math.floor(app.clock.now().epochMilliseconds / 30_000))
  expect((await login(teo.email, teo.password)).status).toBe(200)
  expect((await totp({ code: '000000' })).body.code).toBe('totp_invalid')
  expect((await totp({ code: now() })).body.enabled).toBe(true)

  expect((await login(teo.email, teo.password)).body.code).toBe('totp_required')
  expect((await login(teo.email, teo.password, now())).body.code).toBe('totp_invalid')
  app.clock.advance(30)
  const code = now()
  expect((await login(teo.email, teo.password, code)).status).toBe(200)
  expect((await login(teo.email, teo.password, code)).body.code).toBe('totp_invalid')

  expect((await totp({ action: 'disable' })).body.code).toBe('totp_invalid')
  expect((await totp({ action: 'disable', password: teo.password })).body.enabled).toBe(false)
  expect((await login(teo.email, teo.password)).status).toBe(200)
})
