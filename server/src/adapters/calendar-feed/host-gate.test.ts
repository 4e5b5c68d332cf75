import { expect, it } from 'vitest'
import { manualClock } from '../../lib/clock.ts'
import { HostGate, POLITE } from './host-gate.ts'

function gate() {
  const clock = manualClock('2026-11-24T15:00:00Z')
  return { clock, gate: new HostGate({ ...POLITE, clock }) }
}

it('lets two in at a time, a second apart, each host for itself', () => {
  const { clock, gate: door } = gate()
  const first = door.enter('a.example')
  expect(first.ok).toBe(true)
  expect(door.enter('a.example')).toMatchObject({ ok: false, reason: 'too_soon', retryAfterSeconds: 1 })
  expect(door.enter('b.example').ok).toBe(true)
  clock.advance(1)
  expect(door.enter('a.example').ok).toBe(true)
  clock.advance(1)
  expect(door.enter('a.example')).toMatchObject({ ok: false, reason: 'busy' })
  if (first.ok) first.leave({ ok: true })
  expect(door.enter('a.example').ok).toBe(true)
})

it('closes a host after five failures in a row, tries once, and closes again', () => {
  const { clock, gate: door } = gate()
  const fail = () => {
    clock.advance(1)
    const entry = door.enter('a.example')
    if (entry.ok) entry.leave({ ok: false })
    return entry.ok
  }
  expect([fail(), fail(), fail(), fail(), fail(), fail()]).toEqual([true, true, true, true, true, false])
  clock.advance(300)
  expect([fail(), fail()]).toEqual([true, false])
})

it('obeys Retry-After', () => {
  const { clock, gate: door } = gate()
  const entry = door.enter('a.example')
  if (entry.ok) entry.leave({ ok: false, retryAfterSeconds: 120 })
  clock.advance(119)
  expect(door.isOpen('a.example')).toBe(true)
  expect(door.enter('a.example')).toMatchObject({ ok: false, reason: 'open', retryAfterSeconds: 1 })
  clock.advance(1)
  expect(door.enter('a.example').ok).toBe(true)
})
