import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestApp, type TestApp } from '../create-test-app.ts'

const GUEST = '5491133335555'
const DAY = 86_400
let app: TestApp
beforeAll(async () => {
  app = await createTestApp({})
  await app.guest(GUEST).says('Hola, soy Ernestina. Hay lugar del 10 al 12 de marzo para 2?')
  await app.settle()
})
afterAll(() => app?.close())

const forget = () => app.running.services.watch.patrol(app.database).forget()
const count = async (from: string) =>
  (await app.database.query<{ n: number }>(`select count(*)::int as n from ${from}`)).rows[0]?.n ?? 0
const webhooks = () => count('webhook_events')
const words = () => count(`messages where text like '%Ernestina%'`)
const entries = z.object({
  items: z.array(z.object({ entity_id: z.string(), cause: z.string().nullable(), after: z.unknown() })),
})

/** What the job wrote down, by kind. */
async function said() {
  app.signOut() // months have passed
  const { body } = await app.owner('GET', '/audit?entity=retention&page_size=100')
  return new Map(entries.parse(body).items.map((entry) => [entry.entity_id, entry]))
}

it('keeps what is young enough, and says nothing of nothing', async () => {
  await forget()
  app.clock.advance(59 * DAY)
  await forget()
  expect(await webhooks()).toBeGreaterThan(0)
  expect(await words()).toBe(1)
  expect((await said()).size).toBe(0)
})

it('forgets webhooks after 60 days and says how many; the talk stays', async () => {
  const before = await webhooks()
  app.clock.advance(2 * DAY)
  await forget()
  expect(await webhooks()).toBe(0)
  expect(await words()).toBe(1)
  expect((await said()).get('webhooks')).toMatchObject({ cause: 'kept for 60 days', after: { rows: before } })
  const { text } = await app.ask('GET', '/metrics')
  expect(text).toContain(`retention_forgotten_total{kind="webhooks"} ${before}`)
})

it('forgets what was said after two years, on our side too; who it was with stays', async () => {
  const guests = await count('guests')
  app.clock.advance(668 * DAY)
  await forget()
  expect(await words()).toBe(1)
  app.clock.advance(2 * DAY)
  await forget()
  expect(await words()).toBe(0)
  expect(await count(`messages where coalesce(text, '') <> ''`)).toBe(0)
  expect(await count(`outbox o where o::text ilike '%ceibo%' or o::text ilike '%marzo%'`)).toBe(0)
  expect(await count('guests')).toBe(guests)
  expect((await said()).get('chats')).toMatchObject({ cause: 'kept for 730 days' })
})
