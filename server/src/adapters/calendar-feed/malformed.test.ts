import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { localDate } from '../../lib/local-date.ts'
import { parseCalendar } from './parser.ts'

const folder = new URL('./fixtures/malformed/', import.meta.url)
const expectations = z
  .array(
    z.object({
      id: z.string(),
      note: z.string(),
      expect: z.union([z.literal('reject'), z.array(z.tuple([z.string(), z.string(), z.string()]))]),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')))

const horizon = { from: localDate('2026-01-01'), to: localDate('2028-01-01') }

describe('malformed feeds, read as a careful person reads them', () => {
  it('has an expectation for every file', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.ics'))
    expect(files.sort()).toEqual(expectations.map((item) => `${item.id}.ics`).sort())
  })

  it.each(expectations)('$id: $note', ({ id, expect: wanted }) => {
    const result = parseCalendar(readFileSync(new URL(`${id}.ics`, folder)), {
      zone: 'America/Argentina/Buenos_Aires',
      horizon,
    })
    if (wanted === 'reject') {
      expect(result.ok).toBe(false)
      return
    }
    // What is closed only because nobody can tell comes on top, and is told.
    const sure = result.ok ? result.events.filter((event) => !event.doubt) : []
    expect(sure.map((e) => [e.uid, e.checkIn, e.checkOut])).toEqual(expect.arrayContaining(wanted))
    expect(sure.length).toBe(wanted.length)
  })
})
