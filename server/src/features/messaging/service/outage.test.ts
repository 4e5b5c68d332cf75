import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createOutboxWorld, type OutboxWorld, text } from '../../../../test/outbox-world.ts'
import type { ConversationId } from '../../../lib/ids.ts'

let world: OutboxWorld
let numbers = 5491155550000
/** A guest of the test's own. */
let waId: string
let ana: ConversationId

beforeAll(async () => {
  world = await createOutboxWorld({ timeoutMs: 1500 })
})

afterAll(() => world.close())

beforeEach(async () => {
  // What WhatsApp still has to report of the test before is none of this one's.
  await world.sandbox.control.settled()
  world.forget()
  numbers += 1
  waId = String(numbers)
  ana = await world.openConversation(waId)
  await world.guest(waId).says('Hola')
})

const received = (of = waId) =>
  world
    .guest(of)
    .messages()
    .map((one) => one.text)

const statusesOf = async () => (await world.rows(ana)).map((row) => row.status)

describe('an error of WhatsApp', () => {
  it('costs nobody the answer, whatever became of the job', async () => {
    await world.messaging.say(text(ana, 'uno'))
    world.jobs.length = 0
    const taken = { name: 'messaging.deliver', payload: { conversationId: ana }, delaySeconds: 0 }
    await world.messaging.takeUp()
    expect(world.jobs).not.toContainEqual(taken)
    world.clock.advance(180)
    await world.messaging.takeUp()
    expect(world.jobs).toContainEqual(taken)
  })

  it('still waits for its moment when something said meanwhile looks earlier', async () => {
    world.sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'http', status: 500 },
    })
    await world.messaging.say(text(ana, 'uno'))
    await world.messaging.deliver(ana)
    await world.messaging.say(text(ana, 'dos'))
    const early = await world.messaging.deliver(ana)
    expect(received()).toEqual([])
    expect(early?.seconds).toBeGreaterThan(0)
    world.clock.advance(Math.ceil(early?.seconds ?? 0))
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['uno', 'dos'])
  })

  const refuseOnce = (code: number, status = 400) =>
    world.sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'http', status, code },
    })

  it('that passes is tried again later, and those behind wait their turn', async () => {
    refuseOnce(131056)
    await world.messaging.say(text(ana, 'uno'))
    await world.messaging.say(text(ana, 'dos'))
    await world.messaging.deliver(ana)
    await world.messaging.deliver(ana)
    expect(received()).toEqual([])
    expect(world.jobs.at(-1)).toMatchObject({ name: 'messaging.deliver', delaySeconds: 7 })
    world.clock.advance(7)
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['uno', 'dos'])
    expect(world.alerts).toEqual([])
  })

  it('that stays is given up and reported, and the next message goes out', async () => {
    refuseOnce(131051)
    await world.messaging.say(text(ana, 'uno'))
    await world.messaging.say(text(ana, 'dos'))
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['dos'])
    expect((await world.rows(ana))[0]).toMatchObject({
      status: 'failed',
      error_code: 131051,
      message_status: 'failed',
    })
    expect(world.alerts).toHaveLength(1)
  })

  it('of the account is reported at once, and nothing is lost while a person repairs it', async () => {
    refuseOnce(190, 401)
    await world.messaging.say(text(ana, 'uno'))
    await world.messaging.deliver(ana)
    expect(world.alerts).toHaveLength(1)
    expect((await world.rows(ana))[0]).toMatchObject({ status: 'queued', error_code: 190 })
    world.clock.advance(301)
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['uno'])
  })

  it('told by a code outlasts an outage of a quarter of an hour', async () => {
    const takeBack = world.sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'always' },
      fault: { kind: 'http', status: 503, code: 131000 },
    })
    await world.messaging.say(text(ana, 'uno'))
    for (let second = 0; second < 960; second += 10) {
      await world.messaging.deliver(ana)
      world.clock.advance(10)
    }
    takeBack()
    world.clock.advance(400)
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['uno'])
    expect(world.alerts).toHaveLength(0)
  })

  it('that keeps coming back ends after an hour and a half', async () => {
    world.sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'always' },
      fault: { kind: 'http', status: 500, code: 131000 },
    })
    await world.messaging.say(text(ana, 'uno'))
    for (let attempt = 0; attempt < 30; attempt++) {
      await world.messaging.deliver(ana)
      world.clock.advance(600)
    }
    expect((await world.rows(ana))[0]).toMatchObject({ status: 'failed', attempts: 24 })
    expect(world.alerts).toHaveLength(1)
  })
})

describe('an outage of WhatsApp', () => {
  it('costs time and never a message, however long it lasts', async () => {
    world.sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 20 },
      fault: { kind: 'http', status: 503, body: '<html>no upstream</html>' },
    })
    await world.messaging.say(text(ana, 'uno'))
    await world.messaging.say(text(ana, 'dos'))
    for (let attempt = 0; attempt < 20; attempt++) {
      await world.messaging.deliver(ana)
      world.clock.advance(600)
    }
    expect(await statusesOf()).toEqual(['queued', 'queued'])
    expect(world.alerts).toEqual([])
    const pauses = world.jobs.filter((one) => one.name === 'messaging.deliver' && one.delaySeconds)
    expect(pauses.at(-1)?.delaySeconds).toBeGreaterThan(200)
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['uno', 'dos'])
    await world.sandbox.control.settled()
  })
})
