import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { loadLivedIn } from '../../src/app/lived-in.ts'
import { manualClock } from '../../src/lib/clock.ts'
import { openPostgres } from '../../src/lib/db/postgres.ts'
import { addDays, localDate } from '../../src/lib/local-date.ts'
import { createLogger } from '../../src/lib/logging/logger.ts'
import { createTestApp, type TestApp, testConfig } from '../create-test-app.ts'
import { createTestDatabase } from '../test-database.ts'

const NOW = '2028-05-17T13:00:00Z'
const today = localDate('2028-05-17')
let app: TestApp
let owners: readonly { email: string }[]
let empty: Awaited<ReturnType<typeof createTestDatabase>>
const logger = createLogger({ level: 'silent', readable: false })
const load = () => loadLivedIn(testConfig({ DATABASE_URL: empty.url }), logger, manualClock(NOW))

beforeAll(async () => {
  empty = await createTestDatabase({ migrated: false })
  expect(await load()).toBe(true)
  const database = await openPostgres({ url: empty.url, maxConnections: 8 })
  owners = (await database.query<{ email: string }>('select email from staff')).rows
  app = await createTestApp({ now: NOW, database, env: { DATABASE_URL: empty.url, BACKUP_KEEP_DAYS: '14' } })
})
afterAll(async () => {
  await app?.close()
  await empty?.close()
})

const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })
const stays = page(
  z.object({ check_in: z.string(), check_out: z.string(), status: z.string(), created_at: z.string() }),
)

test('the owner is made by the server that tells the password, and by nobody before', () => {
  expect(owners).toEqual([])
})

test('every screen shows life around today', async () => {
  const day = (await app.owner('GET', '/today')).body
  expect(day).toMatchObject({ date: today })
  const { in_house, arrivals } = z
    .object({ in_house: z.array(z.unknown()), arrivals: z.array(z.unknown()) })
    .parse(day)
  expect(in_house.length + arrivals.length).toBeGreaterThan(1)
  const listed = stays.parse((await app.owner('GET', '/reservations?page_size=100')).body).items
  expect(listed).toHaveLength(100)
  expect(new Set(listed.map((one) => one.status)).size).toBeGreaterThan(3)
  for (const { check_in, check_out, created_at } of listed) {
    expect(created_at.slice(0, 10) <= today).toBe(true)
    expect([check_in >= addDays(today, -120), check_out <= addDays(today, 500)]).toEqual([true, true])
  }
  for (const list of ['/conversations', '/payments', '/guests', '/feeds', '/answers']) {
    const { items } = page(z.unknown()).parse((await app.owner('GET', list)).body)
    expect([list, items.length > 0]).toEqual([list, true])
  }
  const { items: cabins } = page(z.object({ photos: z.array(z.unknown()) })).parse(
    (await app.api('GET', '/accommodations')).body,
  )
  expect(cabins.map((one) => one.photos.length)).toEqual([3, 3, 3, 3])
})

test('nobody is alarmed about a backup before one was due, and then they are', async () => {
  const missed = async () => {
    await app.running.services.watch.patrol(app.database).lookAround()
    const { items } = page(z.object({ kind: z.string() })).parse(
      (await app.owner('GET', '/alerts?page_size=100')).body,
    )
    return items.filter(({ kind }) => kind === 'backup_missed').length
  }
  expect(await missed()).toBe(0)
  const later = manualClock(NOW)
  later.advance(37 * 3600)
  app.clock.set(later.now())
  app.signOut()
  expect(await missed()).toBe(1)
  app.clock.set(NOW)
})

/** What everybody asks; nobody is to be asked for it. */
const KNOWN = [
  ['tienen pileta?', /no tenemos pileta.*lago/s],
  ['y desayuno?', /no tenemos desayuno.*cocina/s],
  ['hay aire acondicionado?', /no tenemos aire acondicionado/],
] as const

test('it goes on from there: a guest is answered, and a second loading changes nothing', async () => {
  const guest = app.guest('5491155559876')
  await guest.says('hola! del 3 al 6 de agosto para dos?')
  await app.settle()
  expect(guest.messages().at(-1)?.text).toMatch(/3 a .* 6 ago/)
  for (const [asked, known] of KNOWN) {
    await guest.says(asked)
    await app.settle()
    expect(guest.messages().at(-1)?.text).toMatch(known)
  }
  expect(await load()).toBe(false)
})
