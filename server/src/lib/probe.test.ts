import { describe, expect, it } from 'vitest'
import { createProbe, type ProbeTimer } from './probe.ts'

/** Time that moves only when told to. */
function manualTimer(): ProbeTimer & { advance(ms: number): void } {
  let now = 0
  let waiting: { at: number; then: () => void }[] = []
  return {
    elapsed: () => now,
    after(ms, then) {
      const entry = { at: now + ms, then }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
    advance(ms) {
      now += ms
      const due = waiting.filter(({ at }) => at <= now)
      waiting = waiting.filter(({ at }) => at > now)
      for (const { then } of due) then()
    },
  }
}

function dependency() {
  const answers: { resolve: (value: number) => void; reject: (error: unknown) => void }[] = []
  return {
    answers,
    ask: () => new Promise<number>((resolve, reject) => answers.push({ resolve, reject })),
  }
}

describe('a probe', () => {
  it('tells the answer and how long it took', async () => {
    const timer = manualTimer()
    const { ask, answers } = dependency()
    const reading = createProbe({ ask, deadlineMs: 100, timer })()
    timer.advance(40)
    answers[0]?.resolve(7)
    expect(await reading).toEqual({ outcome: 'answered', value: 7, ms: 40 })
  })

  it('tells a failure as a value, with what was known before', async () => {
    const timer = manualTimer()
    const { ask, answers } = dependency()
    const probe = createProbe({ ask, deadlineMs: 100, timer })
    const first = probe()
    answers[0]?.resolve(7)
    await first
    const second = probe()
    const error = new Error('gone')
    answers[1]?.reject(error)
    expect(await second).toEqual({ outcome: 'failed', error, last: { value: 7, ms: 0 } })
  })

  it('tells a failure that is thrown before anything is awaited', async () => {
    const error = new Error('at once')
    const ask = (): Promise<number> => {
      throw error
    }
    expect(await createProbe({ ask, deadlineMs: 100, timer: manualTimer() })()).toEqual({
      outcome: 'failed',
      error,
      last: null,
    })
  })

  it('answers at its deadline, and asks a hanging dependency only once', async () => {
    const timer = manualTimer()
    const { ask, answers } = dependency()
    const probe = createProbe({ ask, deadlineMs: 100, timer })
    const first = probe()
    timer.advance(100)
    expect(await first).toEqual({ outcome: 'waiting', ms: 100, last: null, afterFailure: false })
    const second = probe()
    timer.advance(5_000)
    expect(await second).toEqual({ outcome: 'waiting', ms: 5_100, last: null, afterFailure: false })
    expect(answers).toHaveLength(1)
  })

  it('asks anew once the late answer has come, and remembers how late it was', async () => {
    const timer = manualTimer()
    const { ask, answers } = dependency()
    const probe = createProbe({ ask, deadlineMs: 100, timer })
    const first = probe()
    timer.advance(300)
    await first
    answers[0]?.resolve(1)
    await Promise.resolve()
    await Promise.resolve()
    const second = probe()
    expect(answers).toHaveLength(2)
    timer.advance(100)
    expect(await second).toEqual({
      outcome: 'waiting',
      ms: 100,
      last: { value: 1, ms: 300 },
      afterFailure: false,
    })
  })

  it('says when the question before failed, until one is answered', async () => {
    const timer = manualTimer()
    const { ask, answers } = dependency()
    const probe = createProbe({ ask, deadlineMs: 100, timer })
    const first = probe()
    answers[0]?.reject(new Error('gone'))
    await first
    const second = probe()
    timer.advance(100)
    expect(await second).toMatchObject({ outcome: 'waiting', afterFailure: true })
    answers[1]?.resolve(1)
    await Promise.resolve()
    await Promise.resolve()
    const third = probe()
    timer.advance(100)
    expect(await third).toMatchObject({ outcome: 'waiting', afterFailure: false })
  })
})
