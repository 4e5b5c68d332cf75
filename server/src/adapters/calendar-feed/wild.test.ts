import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { notBefore } from '../../features/channels/domain/nights.ts'
import { localDate } from '../../lib/local-date.ts'
import { parseCalendar } from './parser.ts'

const folder = new URL('./fixtures/wild/', import.meta.url)
const { cases, zone } = z
  .object({
    zone: z.string(),
    cases: z.array(
      z.object({
        id: z.string(),
        file: z.string(),
        note: z.string().default(''),
        nights: z.array(z.tuple([z.string(), z.string()])).nullable(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')))

const horizon = { from: localDate('2026-11-27'), to: localDate('2028-06-01') }
const read = (file: string, more = {}) =>
  parseCalendar(readFileSync(new URL(file, folder)), { zone, horizon, ...more })

/** Nights that a feed closes from the first day of the horizon on. */
function closed(file: string, more = {}) {
  const result = read(file, more)
  if (!result.ok) return result.reason
  return notBefore(result.events, horizon.from).map(({ checkIn, checkOut }) => [checkIn, checkOut])
}

describe('feeds as rental managers reported them', () => {
  it.each(cases.filter((one) => one.nights !== null))('$id: $note', ({ file, nights }) => {
    expect(closed(file)).toEqual(nights)
  })

  it('has an expectation or a test of its own for every file', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.ics'))
    expect(files.filter((name) => !cases.some((one) => one.file === name))).toEqual([
      'p21-unknown-frequency.ics',
    ])
  })

  it('closes to the horizon what repeats nobody knows how often, and tells it with its text', () => {
    const result = read('p21-unknown-frequency.ics')
    expect(closed('p21-unknown-frequency.ics')).toEqual([['2027-01-08', expect.stringMatching(/^2028-06/)]])
    expect(result.ok && result.badEvents).toEqual([
      { index: 0, uid: 'r1', reason: 'bad_rule', text: expect.stringContaining('FREQ=FORTNIGHTLY') },
    ])
  })

  it('counts the last night where the owner says that the feed writes it', () => {
    expect(closed('s41-end-last-night.ics')).toEqual([['2026-12-10', '2026-12-12']])
    expect(closed('s41-end-last-night.ics', { endIsLastNight: true })).toEqual([['2026-12-10', '2026-12-13']])
  })
})
