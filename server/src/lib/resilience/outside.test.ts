import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createOutside, type OutsideCall } from './outside.ts'

type Answer = { readonly ok: boolean; readonly reason: string }

const fine: Answer = { ok: true, reason: 'done' }
const refused: Answer = { ok: false, reason: 'refused' }
const down: Answer = { ok: false, reason: 'down' }
const OPEN_MS = 10_000

// The circuit breaker reads the wall clock by itself; only that is turned by hand here.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function world(retries = 0) {
  const seen = { durations: [] as number[], retried: 0, circuit: [] as string[] }
  const outside = createOutside({
    service: 'whatsapp',
    failuresToOpen: 3,
    openMs: OPEN_MS,
    retries,
    retryDelayMs: 1,
    elapsed: () => 0,
    metrics: {
      duration: (_service, seconds) => seen.durations.push(seconds),
      retried: () => {
        seen.retried++
      },
      circuit: (_service, circuit) => seen.circuit.push(circuit),
    },
  })
  let calls = 0
  const call = (
    answers: readonly Answer[] | (() => Promise<Answer>),
    differing: Partial<OutsideCall<Answer>> = {},
  ) =>
    outside.call<Answer>({
      work: async () => {
        calls++
        if (typeof answers === 'function') return answers()
        return answers[Math.min(calls, answers.length) - 1] ?? fine
      },
      deadlineMs: 60_000,
      isFailure: (answer) => answer.reason === 'down',
      mayRepeat: () => false,
      whenOpen: () => ({ ok: false, reason: 'open' }),
      whenLate: () => ({ ok: false, reason: 'late' }),
      ...differing,
    })
  return { outside, seen, call, calls: () => calls }
}

async function fail(call: (answers: readonly Answer[]) => Promise<Answer>, times: number) {
  for (let i = 0; i < times; i++) await call([down])
}

describe('an outside service', () => {
  it('is called once and its answer passed on, refusals included', async () => {
    const { call, calls, seen, outside } = world()
    expect(await call([fine])).toEqual(fine)
    expect(await call([refused])).toEqual(refused)
    expect(calls()).toBe(2)
    expect(seen.durations).toHaveLength(2)
    expect(outside.circuit()).toBe('closed')
  })

  it('is not called any more after failures in a row, and a refusal is no failure', async () => {
    const { call, calls, outside } = world()
    await fail(call, 2)
    await call([refused])
    await fail(call, 2)
    expect(outside.circuit()).toBe('closed')
    await call([down])
    expect(outside.circuit()).toBe('open')
    const before = calls()
    expect(await call([fine])).toEqual({ ok: false, reason: 'open' })
    expect(calls()).toBe(before)
  })

  it('is tried once after the pause, and trusted again when that went well', async () => {
    const { call, outside, seen } = world()
    await fail(call, 3)
    vi.setSystemTime(Date.now() + OPEN_MS)
    expect(await call(async () => fine)).toEqual(fine)
    expect(outside.circuit()).toBe('closed')
    expect(seen.circuit).toEqual(['closed', 'open', 'half_open', 'closed'])
  })

  it('stays off when the trial fails', async () => {
    const { call, outside } = world()
    await fail(call, 3)
    vi.setSystemTime(Date.now() + OPEN_MS)
    expect(await call(async () => down)).toEqual(down)
    expect(outside.circuit()).toBe('open')
    expect(await call([fine])).toEqual({ ok: false, reason: 'open' })
  })

  it('is asked again at once only where that is harmless', async () => {
    const harmless = world(2)
    expect(await harmless.call([down, down, fine], { mayRepeat: () => true })).toEqual(fine)
    expect(harmless.calls()).toBe(3)
    expect(harmless.seen.retried).toBe(2)
    const risky = world(2)
    expect(await risky.call([down, fine])).toEqual(down)
    expect(risky.calls()).toBe(1)
  })

  it('answers the last failure when repetition did not help, and stops repeating when the circuit opens', async () => {
    const stubborn = world(1)
    expect(await stubborn.call([down, down], { mayRepeat: () => true })).toEqual(down)
    expect(stubborn.calls()).toBe(2)
    const breaking = world(9)
    expect(await breaking.call([down], { mayRepeat: () => true })).toEqual({ ok: false, reason: 'open' })
    expect(breaking.calls()).toBe(3)
  })

  it('is not waited for beyond the deadline, and silence counts as failure', async () => {
    const { call, outside } = world()
    for (let i = 0; i < 3; i++) {
      expect(await call(() => new Promise<Answer>(() => {}), { deadlineMs: 1 })).toEqual({
        ok: false,
        reason: 'late',
      })
    }
    expect(outside.circuit()).toBe('open')
  })

  it('lets a surprise through as what it is, without blaming the service', async () => {
    const { call, outside } = world(2)
    for (let i = 0; i < 4; i++) {
      await expect(call(() => Promise.reject(new TypeError('a mistake of ours')))).rejects.toThrow(TypeError)
    }
    expect(outside.circuit()).toBe('closed')
  })
})

it('makes as many calls at once as it is asked, without a word from the runtime', async () => {
  const warnings: string[] = []
  const hear = (warning: Error) => void warnings.push(warning.name)
  process.on('warning', hear)
  const { call } = world()
  const answers = await Promise.all(Array.from({ length: 30 }, () => call([fine])))
  // A warning is told in the next turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve))
  process.off('warning', hear)
  expect(answers).toHaveLength(30)
  expect(warnings).toEqual([])
})
