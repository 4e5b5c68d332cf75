import { describe, expect, it } from 'vitest'
import { manualClock } from '../../../lib/clock.ts'
import { loginThrottle } from './throttle.ts'

const ACCOUNT = 'owner@example.com'

describe('guessing one account from many addresses', () => {
  it('waits twice as long with each failure, and starts anew with the right password', async () => {
    const clock = manualClock('2026-11-24T12:00:00Z')
    const throttle = loginThrottle(clock)
    for (let n = 1; n <= 11; n++) expect(await throttle.take(`10.0.0.${n}`, ACCOUNT)).toBeNull()
    expect(await throttle.take('10.0.1.1', 'OWNER@example.com')).toBe(2)
    clock.advance(2)
    expect(await throttle.take('10.0.1.2', ACCOUNT)).toBeNull()
    expect(await throttle.take('10.0.1.3', ACCOUNT)).toBe(4)
    expect(await throttle.take('10.0.1.3', 'other@example.com')).toBeNull()
    clock.advance(4)
    expect(await throttle.take('10.0.1.4', ACCOUNT)).toBeNull()
    await throttle.giveBack('10.0.1.4', ACCOUNT)
    expect(await throttle.take('10.0.1.5', ACCOUNT)).toBeNull()
  })

  it('never waits more than a quarter of an hour', async () => {
    const clock = manualClock('2026-11-24T12:00:00Z')
    const throttle = loginThrottle(clock)
    for (let n = 0; n < 40; n++) {
      expect(await throttle.take(`10.0.${n}.1`, ACCOUNT)).toBeNull()
      clock.advance(900)
    }
    await throttle.take('10.1.0.1', ACCOUNT)
    expect(await throttle.take('10.1.0.2', ACCOUNT)).toBe(900)
  })
})
