import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { productRoot } from '../../src/lib/package-root.ts'
import type { ApiDocument, ApiOperation } from '../api-fuzz.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'
import { HOSTILE_BODIES, HOSTILE_TEXTS, hostileBody, RAW_REQUESTS, sendRaw } from '../hostile-inputs.ts'

/** An endless answer, and the end of the session everybody else uses. */
const LEFT_OUT = new Set(['watchEvents', 'signOut'])
/** No address can carry half a surrogate pair. */
const HALVES = /\p{Surrogate}/gu
/** Tells the owner where the data lies, and nobody else. */
const TELLS_FOLDERS = '/api/v1/admin/setup/check'
const NOBODY = '3f2b8c1e-8f0a-4d55-9c5e-0a4f6f0e9b11'
/** How many texts are tried in each place of an address; each door gets others. */
const A_PLACE = 4
const SHAPED_BODIES = 4

/** What must not move by itself: rows and sums of nights and money. */
const MOVABLE = [
  ...['reservations', 'reservation_groups', 'occupancies', 'ledger_entries', 'payment_requests', 'refunds'],
  ...['provider_payments', 'security_deposit_entries', 'accommodations', 'rates'],
]

interface Door {
  readonly path: string
  readonly method: string
  readonly operation: ApiOperation
}

let app: TestApp
let document: ApiDocument
let doors: Door[]
let secrets: string[]
let cookie: string
let reader: string
/** By what came of it. */
const counts = new Map<string, number>()
const faults: string[] = []

beforeAll(async () => {
  app = await createTestApp()
  document = JSON.parse((await app.api('GET', '/openapi.json')).text)
  doors = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => !LEFT_OUT.has(operation.operationId))
      .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  cookie = `tranquera_session=${await app.ownerToken()}`
  reader = await readersToken()
  const { whatsappConfig, mercadoPagoConfig } = app.sandbox
  secrets = [
    ...[whatsappConfig.accessToken, whatsappConfig.appSecret, whatsappConfig.verifyToken],
    ...[mercadoPagoConfig.accessToken, mercadoPagoConfig.webhookSecret],
    ...[productRoot(), app.config.dataDir, 'node_modules', 'root:x:0:0'],
  ]
})
afterAll(async () => {
  const told = [...counts].sort().map(([what, count]) => `${what} ${count}`)
  console.log(`hostile requests: ${told.join(', ')}`)
  await app?.close()
})

async function readersToken(): Promise<string> {
  const account = { email: 'reader@example.com', password: 'another long password' }
  await app.owner('POST', '/staff', { ...account, name: 'Reader', role: 'reader' })
  const { body } = await app.api<{ access_token: string }>('POST', '/auth/login', { body: account })
  return body.access_token
}

async function moved(): Promise<unknown> {
  const { rows } = await app.database.query(
    MOVABLE.map(
      (table) => `select '${table}' as "table", md5(string_agg(t::text, ',' order by t::text)) as rows,
      count(*)::int from ${table} t`,
    ).join(' union all '),
  )
  return rows
}

/** Judges one answer: nothing broken, nothing told, nothing slipped into its head. */
function judge(who: string, what: string, answer: { status: number; text: string; head: string }): void {
  counts.set(`${who}: ${answer.status}`, (counts.get(`${who}: ${answer.status}`) ?? 0) + 1)
  const mayTell = what.includes(TELLS_FOLDERS) && who.startsWith('owner') ? app.config.dataDir : null
  const told = secrets.filter((secret) => secret !== mayTell && answer.text.includes(secret))
  const stack = /\n\s+at .+:\d+:\d+/.test(answer.text)
  const injected = /^(x-injected|set-cookie: a=b)/im.test(answer.head)
  if (answer.status >= 500 || told.length > 0 || stack || injected) {
    faults.push(`${who} ${what.slice(0, 200)} -> ${answer.status} ${answer.text.slice(0, 300)}`)
  }
}

interface Attempt {
  readonly who: string
  readonly door: Door
  readonly address: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

async function attempt({ who, door, address, headers = {}, body }: Attempt): Promise<number> {
  const url = `${app.origin}${address}`
  const init = {
    method: door.method,
    headers,
    redirect: 'manual' as const,
    ...(body === undefined ? {} : { body }),
  }
  const answer = await fetch(url, init).catch(() => undefined)
  // A body that is far too long may be cut off while it is still sent.
  if (!answer) {
    expect((body ?? '').length, `${who} ${door.method} ${address} was cut off`).toBeGreaterThan(1_000_000)
    return 413
  }
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  const text = await answer.text()
  judge(who, `${door.method} ${address} ${body ?? ''}`, { status: answer.status, text, head })
  return answer.status
}

/** A path in which every place holds this text. */
function filled(path: string, text: string): string {
  return path.replace(/\{[^}]+\}/g, encodeURIComponent(text.replace(HALVES, '').slice(0, 300)))
}

const writes = ({ method }: Door) => method !== 'GET'
const asOwner = async () => ({ authorization: `Bearer ${await app.ownerToken()}` })

async function nothingMovesDuring(act: () => Promise<void>): Promise<void> {
  const before = await moved()
  faults.length = 0
  await act()
  await app.settle()
  expect(faults).toEqual([])
  expect(await moved()).toEqual(before)
}

describe('every door, knocked at by', { timeout: 300_000 }, () => {
  test('an owner whose browser sends hostile text in every place', () =>
    nothingMovesDuring(async () => {
      for (const [turn, door] of doors.entries()) {
        for (let i = 0; i < A_PLACE; i++) {
          const text = HOSTILE_TEXTS[(turn * A_PLACE + i) % HOSTILE_TEXTS.length] ?? ''
          const query = new URLSearchParams(
            (door.operation.parameters ?? [])
              .filter((one) => one.in === 'query')
              .map(({ name }): [string, string] => [name, text.replace(HALVES, '').slice(0, 2000)]),
          )
          const address = `${filled(door.path, i % 2 === 0 ? text : NOBODY)}?${query}`
          if (i % 2 === 0 && !door.path.includes('{') && query.size === 0) continue
          await attempt({ who: 'owner, address', door, address, headers: await asOwner(), ...emptyFor(door) })
        }
      }
    }))

  test('an owner whose program sends what is no body, or one in which everything is hostile', () =>
    nothingMovesDuring(async () => {
      for (const [turn, door] of doors.filter(writes).entries()) {
        const address = filled(door.path, NOBODY)
        const content = door.operation.requestBody?.content
        if (!content) continue
        for (const [type, body] of HOSTILE_BODIES) {
          const headers = { ...(await asOwner()), 'content-type': type }
          await attempt({ who: 'owner, body', door, address, headers, body })
        }
        const schema = content['application/json']?.schema
        for (let i = 0; schema && i < SHAPED_BODIES; i++) {
          const body = JSON.stringify(hostileBody(document, schema, turn * 7 + i * 5))
          const headers = { ...(await asOwner()), 'content-type': 'application/json' }
          await attempt({ who: 'owner, shaped body', door, address, headers, body })
        }
      }
    }))

  test('a stranger, a reader, a forged token, a cookie without its second half', () =>
    nothingMovesDuring(async () => {
      const closed = doors.filter(({ path }) => path.includes('/admin/'))
      for (const door of closed) {
        const address = filled(door.path, NOBODY)
        for (const [who, headers] of Object.entries(strangers())) {
          const status = await attempt({ who, door, address, headers, ...emptyFor(door) })
          expect(status, `${who} ${door.method} ${door.path}`).toBe(401)
        }
        if (!writes(door)) continue
        const bare = await attempt({ who: 'cookie', door, address, headers: { cookie }, ...emptyFor(door) })
        expect(bare, `cookie alone ${door.method} ${door.path}`).toBe(403)
        const read = { authorization: `Bearer ${reader}` }
        const asReader = await attempt({ who: 'reader', door, address, headers: read, ...emptyFor(door) })
        if (!READERS_OWN.test(door.path)) expect(asReader, `reader ${door.method} ${door.path}`).toBe(403)
      }
    }))

  test('an owner with the id of something else', () =>
    nothingMovesDuring(async () => {
      const foreign = await idsOfEverything()
      for (const door of doors.filter(({ path }) => path.includes('{') && path.includes('/admin/'))) {
        for (const [kind, id] of Object.entries(foreign)) {
          if (door.path.includes(`/${kind}/`)) continue
          await attempt({
            who: 'foreign id',
            door,
            address: filled(door.path, id),
            headers: await asOwner(),
            ...emptyFor(door),
          })
        }
      }
    }))
})

/** What a reader may write: nothing of the house, only what is theirs. */
const READERS_OWN = /push-subscriptions|nlu\/analyze|templates\/preview|simulate|unread/
function emptyFor(door: Door): { body?: string } {
  return writes(door) && door.operation.requestBody ? { body: '' } : {}
}

function strangers(): Record<string, Record<string, string>> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = part({ sub: NOBODY, role: 'owner', exp: 4_000_000_000 })
  const signed = `${part({ alg: 'HS256' })}.${claims}`
  const forged = createHmac('sha256', 'secret').update(signed).digest('base64url')
  return {
    stranger: {},
    'forged token': { authorization: `Bearer ${signed}.${forged}` },
    'unsigned token': { authorization: `Bearer ${part({ alg: 'none' })}.${claims}.` },
    'forged cookie': { cookie: `tranquera_session=${signed}.${forged}` },
  }
}

async function idsOfEverything(): Promise<Record<string, string>> {
  type Page = { items: { id: string; code: string }[] }
  const first = async (address: string) => (await app.owner<Page>('GET', address)).body.items[0]
  return {
    accommodations: (await first('/accommodations'))?.id ?? NOBODY,
    feeds: (await first('/feeds'))?.id ?? NOBODY,
    reservations: (await first('/reservations'))?.code ?? NOBODY,
    guests: (await first('/guests'))?.id ?? NOBODY,
  }
}

const PATHS = ['/media/', '/r/', '/c/', '/limpieza/', '/assets/', '/api/v1/ical/export/x/', '/sandbox/']
const POSTS = ['/webhooks/whatsapp', '/webhooks/mercadopago', '/mercadopago/webhook']

describe('beside the document', { timeout: 300_000 }, () => {
  test('raw requests and addresses that climb out of their folder', () =>
    nothingMovesDuring(async () => {
      for (const request of RAW_REQUESTS) {
        const text = await sendRaw(app.origin, request)
        const status = Number(/^HTTP\/1\.\d (\d+)/.exec(text)?.[1] ?? 0)
        judge('raw', request, {
          status: status === 505 ? 400 : status,
          text,
          head: text.split('\r\n\r\n')[0] ?? '',
        })
      }
      for (const start of PATHS) {
        for (const text of HOSTILE_TEXTS) {
          const part = encodeURIComponent(text.replace(HALVES, '').slice(0, 300))
          const text2 = await sendRaw(
            app.origin,
            `GET ${start}${part} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n`,
          )
          const status = Number(/^HTTP\/1\.\d (\d+)/.exec(text2)?.[1] ?? 0)
          judge('page', `${start}${part}`, { status, text: text2, head: text2.split('\r\n\r\n')[0] ?? '' })
        }
      }
    }))

  test('webhooks with forged signatures, and signed ones that say nothing one can read', () =>
    nothingMovesDuring(async () => {
      const { appSecret } = app.sandbox.whatsappConfig
      const sign = (secret: string, body: string) =>
        `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
      for (const path of POSTS) {
        const door = { path, method: 'POST', operation: { operationId: path, responses: {} } }
        for (const [type, body] of HOSTILE_BODIES) {
          const forged: Record<string, string>[] = [
            {},
            { 'x-hub-signature-256': sign('guessed', body), 'x-signature': `ts=1,v1=${'0'.repeat(64)}` },
            { 'x-hub-signature-256': 'sha256=', 'x-signature': 'ts=,v1=' },
            { 'x-hub-signature-256': `sha256=${'f'.repeat(10_000)}`, 'x-signature': '__proto__=1' },
          ]
          for (const more of forged) {
            const headers = { 'content-type': type, ...more }
            const address = `/api/v1${path}?data.id=1&type=payment`
            const status = await attempt({ who: 'forged webhook', door, address, headers, body })
            expect([401, 403, 413], `${path} ${type}`).toContain(status)
          }
        }
      }
      const door = {
        path: '/webhooks/whatsapp',
        method: 'POST',
        operation: { operationId: '', responses: {} },
      }
      for (const [type, body] of HOSTILE_BODIES) {
        const headers = { 'content-type': type, 'x-hub-signature-256': sign(appSecret, body) }
        await attempt({ who: 'signed nonsense', door, address: '/api/v1/webhooks/whatsapp', headers, body })
      }
    }))
})
