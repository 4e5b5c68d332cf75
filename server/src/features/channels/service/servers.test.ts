import type { RequestListener, ServerResponse } from 'node:http'
import { expect, it, vi } from 'vitest'
import { calendarHosts, calendarOf } from '../../../../test/calendar-host.ts'
import { openChannelsWorld, owner } from '../../../../test/channels-world.ts'

/** Servers that make it hard to be read, each on a port of its own. */
const world = await openChannelsWorld()
const { serve } = calendarHosts(world)

const STAY = { uid: 'a', from: '2026-12-10', to: '2026-12-13' }
const GOOD = calendarOf('-//t//EN', [STAY])
const NIGHTS = ['external 2026-12-10 2026-12-13']

async function connect(name: string, listener: RequestListener) {
  const cabin = await world.cabin(name)
  const url = await serve(listener)
  const { id } = await world.channels.feeds.add({ accommodationId: cabin, channel: 'Otra', url }, owner)
  return { cabin, id, sync: () => world.channels.sync(id) }
}

/** A server that says nothing until it is told to go on. */
function slowServer() {
  const waiting: ServerResponse[] = []
  let onAsked = () => {}
  return {
    listener: ((_request, answer) => {
      waiting.push(answer)
      onAsked()
    }) satisfies RequestListener,
    asked: () =>
      new Promise<void>((resolve) => {
        onAsked = resolve
      }),
    goOn() {
      for (const answer of waiting.splice(0)) {
        answer.writeHead(200, { 'content-type': 'text/calendar' })
        answer.flushHeaders()
        answer.write(GOOD.slice(0, 40))
        answer.end(GOOD.slice(40))
      }
    },
  }
}

it('a first byte that is long in coming holds nobody up, and is read when it comes', async () => {
  const slow = slowServer()
  const { cabin, id, sync } = await connect('Slow', slow.listener)
  const quick = await connect('Quick', (_request, answer) => answer.end(GOOD))
  const asked = slow.asked()
  const reading = sync()
  await asked
  expect((await quick.sync()).status).toBe('ok')
  expect((await world.api('GET', '/admin/calendar?from=2026-12-01&to=2027-01-01')).status).toBe(200)
  await world.book(cabin, '2026-12-20', '2026-12-22')
  expect((await world.api('GET', `/admin/feeds/${id}`)).body.last_success_at).toBeNull()
  slow.goOn()
  expect((await reading).status).toBe('ok')
  expect(await world.taken(cabin)).toEqual([...NIGHTS, 'reservation 2026-12-20 2026-12-22'])
})

it('a guest who pays waits for it no longer than a guest can, and the next reading has all its time', async () => {
  const slow = slowServer()
  const { cabin, sync } = await connect('Slow payment', slow.listener)
  const asking = world.channels.refreshStale(cabin, { maxAgeSeconds: 300, budgetMs: 100 })
  expect((await asking).fresh).toBe(false)
  expect(await world.taken(cabin)).toEqual([])
  world.clock.advance(3600)
  const asked = slow.asked()
  const reading = sync()
  await asked
  slow.goOn()
  expect((await reading).status).toBe('ok')
  expect(await world.taken(cabin)).toEqual(NIGHTS)
})

/** The timer of a reading in the test's hand: what it was set to, and its end. */
function budgetByHand() {
  const given: number[] = []
  let end = () => {}
  const timer = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    given.push(ms)
    const controller = new AbortController()
    end = () => controller.abort(new DOMException('time is up', 'TimeoutError'))
    return controller.signal
  })
  return { given, end: () => end(), restore: () => timer.mockRestore() }
}

it.each(['nothing', 'one letter after another'])(
  'a server that sends %s has thirty seconds',
  async (sends) => {
    let isWell = true
    let onAsked = () => {}
    const asked = new Promise<void>((resolve) => {
      onAsked = resolve
    })
    const { cabin, sync } = await connect(`Budget, ${sends}`, (_request, answer) => {
      if (isWell) return answer.end(GOOD)
      if (sends !== 'nothing') answer.writeHead(200).write(GOOD.slice(0, 40))
      return onAsked()
    })
    await sync()
    isWell = false
    world.clock.advance(3600)
    const budget = budgetByHand()
    try {
      const reading = sync()
      await asked
      budget.end()
      expect(await reading).toMatchObject({ status: 'failed', errorType: 'timeout' })
    } finally {
      budget.restore()
    }
    expect(budget.given).toEqual([30_000])
    expect(await world.taken(cabin)).toEqual(NIGHTS)
    isWell = true
    world.clock.advance(3600)
    expect((await sync()).status).toBe('ok')
  },
)

/** As firewalls know the programs that are welcome: a form of theirs, a product, an address to complain to. */
const WELCOME = /^Mozilla\/5\.0 \(compatible; Tranquera\/[\w.-]+; \+https:\/\/cabins\.example\)$/

it('who answers 403 to agents that it does not know knows ours', async () => {
  const agents: string[] = []
  const { cabin, id, sync } = await connect('Guarded', (request, answer) => {
    const agent = request.headers['user-agent'] ?? ''
    agents.push(agent)
    if (WELCOME.test(agent)) answer.end(GOOD)
    else answer.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Forbidden</h1>')
  })
  expect((await sync()).status).toBe('ok')
  expect(await world.taken(cabin)).toEqual(NIGHTS)
  const { body } = await world.api('GET', `/admin/feeds/${id}`)
  const tried = await world.api('POST', '/admin/feeds/test', { url: await serve((_q, a) => a.end(GOOD)) })
  expect([body.status, tried.body.status]).toEqual(['active', 'ok'])
  expect(agents.every((agent) => WELCOME.test(agent))).toBe(true)
})

it('who answers 403 to everybody frees nothing, and is told once with its answer', async () => {
  let isOpen = true
  const { cabin, sync } = await connect('Closed', (_request, answer) =>
    isOpen ? answer.end(GOOD) : answer.writeHead(403).end(),
  )
  await sync()
  isOpen = false
  for (let hour = 0; hour < 30; hour++) {
    world.clock.advance(3600)
    expect(await sync()).toMatchObject({ status: 'failed', errorType: 'forbidden' })
    await world.channels.syncDue()
  }
  expect(await world.taken(cabin)).toEqual(NIGHTS)
  expect(world.alerts).toMatchObject([{ kind: 'calendar_stale', about: 'Otra, Closed' }])
  expect(world.alerts[0]?.summary).toContain('the platform answered 403')
  isOpen = true
  world.clock.advance(3600)
  expect((await sync()).status).toBe('ok')
  expect(world.settled).toEqual([world.alerts[0]?.dedupeKey])
})
