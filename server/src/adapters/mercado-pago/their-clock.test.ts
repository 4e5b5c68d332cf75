import { expect, it } from 'vitest'
import { addSeconds, manualClock } from '../../lib/clock.ts'
import { theirClock } from './their-clock.ts'

it('stays where it is while a clock that is half a step off trembles', () => {
  const clock = manualClock('2026-12-01T12:00:00Z')
  const their = theirClock(clock)
  for (const off of [31, 29, 32, 28]) {
    their.learn(new Date(addSeconds(clock.now(), -off).epochMilliseconds).toUTCString())
    expect(their.aheadSeconds()).toBe(0)
  }
  const turned = [3600, 3629, 3571, 3631].map((off) => {
    their.learn(new Date(addSeconds(clock.now(), -off).epochMilliseconds).toUTCString())
    return their.aheadSeconds()
  })
  expect(turned).toEqual([3600, 3600, 3600, 3600])
})
