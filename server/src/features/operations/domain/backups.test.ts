import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addSeconds, toInstant } from '../../../lib/clock.ts'
import { abandonedBackups, backupName, expiredBackups, isBackupDue, latestOf, madeAtOf } from './backups.ts'

const zone = 'America/Argentina/Buenos_Aires'
const night = toInstant('2026-12-02T06:30:00Z')
const noon = toInstant('2026-12-02T15:00:00Z')
const hoursBefore = (at: typeof night, hours: number) => addSeconds(at, -hours * 3600)

it('is made once a night, and by day when a night was missed', () => {
  expect(isBackupDue(null, night, zone)).toBe(true)
  expect(isBackupDue(null, noon, zone)).toBe(false)
  expect(isBackupDue(hoursBefore(night, 1), night, zone)).toBe(false)
  expect(isBackupDue(hoursBefore(night, 24), night, zone)).toBe(true)
  expect(isBackupDue(hoursBefore(noon, 9), noon, zone)).toBe(false)
  expect(isBackupDue(hoursBefore(noon, 33), noon, zone)).toBe(true)
})

it('names backups so that the name tells when', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
      const at = addSeconds(toInstant('1970-01-01T00:00:00Z'), seconds)
      expect(madeAtOf(backupName(at))?.epochMilliseconds).toBe(at.epochMilliseconds)
    }),
  )
})

it('keeps the days that were asked for, the last one always, and what is not ours', () => {
  const names = [1, 10, 15, 40].map((days) => backupName(hoursBefore(night, days * 24)))
  expect(expiredBackups([...names, 'by-hand'], night, 14).sort()).toEqual(names.slice(2).sort())
  expect(expiredBackups(names.slice(3), night, 14)).toEqual([])
  expect(latestOf([...names, 'zzz'])).toEqual(hoursBefore(night, 24))
})

it('finds what a process that died left half written, and leaves alone what is being written', () => {
  const old = backupName(hoursBefore(noon, 30))
  const now = backupName(hoursBefore(noon, 1))
  const names = [
    `${old}.new`,
    `${old}.new.part`,
    `${now}.new`,
    'before-v0.2.0.new',
    backupName(hoursBefore(noon, 54)),
  ]
  expect(abandonedBackups(names, noon)).toEqual([old])
  // A finished one of that name is no leftover.
  expect(abandonedBackups([...names, old], noon)).toEqual([])
})
