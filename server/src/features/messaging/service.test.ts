import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createOutboxWorld, type OutboxWorld, text } from '../../../test/outbox-world.ts'
import { addSeconds } from '../../lib/clock.ts'
import type { ConversationId } from '../../lib/ids.ts'
import { transcript } from '../conversations/repository/transcript.ts'
import { leavingRepository } from './repository/leaving.ts'
import type { OutboxId } from './repository/rows.ts'
import { messagingRepository } from './repository.ts'

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

/** The id of what was sent to no answer, as the job that settles it carries it. */
function unsettled(): OutboxId {
  const job = world.jobs.findLast((one) => one.name === 'messaging.settle-unknown')
  return z.object({ outboxId: z.custom<OutboxId>() }).parse(job?.payload).outboxId
}

/** Everything WhatsApp has reported so far, once more from the beginning. */
async function recordStatuses(): Promise<void> {
  await world.sandbox.control.settled()
  for (const status of world.statuses()) await world.messaging.recordStatus(status)
}

describe('saying', () => {
  it('keeps the order in which things were said', async () => {
    for (const body of ['uno', 'dos', 'tres', 'cuatro']) await world.messaging.say(text(ana, body))
    await Promise.all([world.messaging.deliver(ana), world.messaging.deliver(ana)])
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['uno', 'dos', 'tres', 'cuatro'])
  })

  it('says the same thing once, however often and however close together its job runs', async () => {
    const saying = text(ana, 'Reserva confirmada', { dedupeKey: 'notice:1' })
    await world.messaging.say(saying)
    await Promise.all([world.messaging.say(saying), world.messaging.say(saying)])
    await world.messaging.deliver(ana)
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['Reserva confirmada'])
  })

  it('does not hold up another guest', async () => {
    const bruno = await world.openConversation(`${waId}9`)
    await world.guest(`${waId}9`).says('Hola')
    await world.messaging.say(text(ana, 'para Ana'))
    await world.messaging.say(text(bruno, 'para Bruno'))
    world.sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'http', status: 400, code: 131000 },
    })
    await world.messaging.deliver(ana)
    await world.messaging.deliver(bruno)
    expect(received()).toEqual([])
    expect(received(`${waId}9`)).toEqual(['para Bruno'])
  })
})

describe('a message whose answer comes after all', () => {
  it('is not taken for the next one though it was queued again meanwhile', async () => {
    await world.messaging.say(text(ana, 'uno'))
    await world.messaging.say(text(ana, 'dos'))
    const leaving = leavingRepository(world.database, transcript)
    const now = world.clock.now()
    const first = (await leaving.claimNext(ana, now)).message
    if (!first) throw new Error('Nothing to send')
    await messagingRepository(world.database, transcript).requeueOrphans(addSeconds(now, 1), ana)
    const accepted = { id: first.id, providerMessageId: `wamid.${first.id}` }
    const next = await leaving.acceptedThenNext(accepted, ana, now)
    expect(next.message?.content).toMatchObject({ body: 'dos' })
    expect(await statusesOf()).toEqual(['accepted', 'sending'])
  })
})

describe('an answer of WhatsApp that never comes', () => {
  beforeEach(async () => {
    world.sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'timeout' },
    })
    await world.messaging.say(text(ana, 'uno'))
    await world.messaging.say(text(ana, 'dos'))
    await world.messaging.deliver(ana)
  })

  it('is not taken for a failure: the message went out and is not sent again', async () => {
    expect(await statusesOf()).toEqual(['unknown', 'queued'])
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['uno'])
    await recordStatuses()
    expect((await statusesOf())[0]).toBe('read')
    await world.messaging.settleUnknown(unsettled())
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['uno', 'dos'])
  })

  it('wakes what waits behind it as soon as a status shows that it left', async () => {
    const before = world.jobs.filter((job) => job.name === 'messaging.deliver').length
    await recordStatuses()
    expect(world.jobs.filter((job) => job.name === 'messaging.deliver')).toHaveLength(before + 1)
  })

  it('is asked about after a minute, and sent once more when no status came', async () => {
    expect(world.jobs.at(-1)).toMatchObject({ name: 'messaging.settle-unknown', delaySeconds: 60 })
    await world.messaging.settleUnknown(unsettled())
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['uno', 'uno', 'dos'])
  })

  it('is given up and reported when the second answer is lost as well', async () => {
    await world.messaging.settleUnknown(unsettled())
    world.sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'cut' },
    })
    await world.messaging.deliver(ana)
    await world.messaging.settleUnknown(unsettled())
    await world.messaging.deliver(ana)
    expect(await statusesOf()).toEqual(['failed', 'accepted'])
    expect(world.alerts).toHaveLength(1)
  })
})

describe('statuses', () => {
  it('climb the ladder in any order and any number of times, and never down', async () => {
    await world.messaging.say(text(ana, 'uno'))
    await world.messaging.deliver(ana)
    await world.sandbox.control.settled()
    const [first] = world.statuses()
    if (!first) throw new Error('WhatsApp reported nothing')
    const seen: string[] = []
    for (const status of ['read', 'sent', 'delivered', 'read', 'failed'] as const) {
      await world.messaging.recordStatus({ ...first, status })
      seen.push((await world.rows(ana))[0]?.message_status ?? '')
    }
    expect(seen).toEqual(['read', 'read', 'read', 'read', 'read'])
  })

  it('that come before the answer are kept', async () => {
    world.sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'delay', ms: 120 },
    })
    await world.messaging.say(text(ana, 'uno'))
    const sending = world.messaging.deliver(ana)
    await world.guest(waId).waitForMessages(1)
    await recordStatuses()
    await sending
    expect(['sent', 'delivered', 'read']).toContain((await world.rows(ana))[0]?.status)
  })

  it('say so when a message that was accepted did not arrive', async () => {
    world.sandbox.control.faults.inject({
      at: 'messages',
      trigger: { mode: 'next', count: 1 },
      fault: { kind: 'fail_later', code: 131026 },
    })
    await world.messaging.say(text(ana, 'uno'))
    await world.messaging.deliver(ana)
    await recordStatuses()
    expect((await world.rows(ana))[0]).toMatchObject({ status: 'failed', error_code: 131026 })
    expect(world.alerts).toHaveLength(1)
  })

  it('of messages nobody here sent are left alone', async () => {
    await world.messaging.say(text(ana, 'uno'))
    await world.messaging.deliver(ana)
    await world.sandbox.control.settled()
    const [first] = world.statuses()
    if (!first) throw new Error('WhatsApp reported nothing')
    await world.messaging.recordStatus({
      ...first,
      messageId: 'wamid.other',
      correlationId: 'someone',
      status: 'failed',
    })
    expect(world.alerts).toEqual([])
  })
})

describe('a process that died', () => {
  const leaveSending = () =>
    world.database.query(
      `update outbox set status = 'sending', sending_since = $1 where conversation_id = $2`,
      [world.clock.now(), ana],
    )

  it('leaves a message that the restarted process sends', async () => {
    await world.messaging.say(text(ana, 'uno'))
    await leaveSending()
    await world.messaging.recover(true)
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['uno'])
  })

  it('leaves a message that another process takes over when nobody can be sending it any more', async () => {
    await world.messaging.say(text(ana, 'uno'))
    await leaveSending()
    world.clock.advance(5)
    await world.messaging.deliver(ana)
    expect(received()).toEqual([])
    world.clock.advance(8)
    await world.messaging.deliver(ana)
    expect(received()).toEqual(['uno'])
  })
})
