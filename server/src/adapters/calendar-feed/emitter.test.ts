import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { OutgoingEvent } from '../../features/channels/ports.ts'
import { fromEpochDay, localDate } from '../../lib/local-date.ts'
import { emitCalendar } from './emitter.ts'
import { parseCalendar } from './parser.ts'

const outgoing = fc.record({
  uid: fc.uuid().map((id) => `${id}@cabins.example`),
  first: fc.integer({ min: 20_454, max: 21_000 }),
  nights: fc.integer({ min: 1, max: 40 }),
  summary: fc.string({ unit: 'grapheme', maxLength: 120 }).filter((text) => !/[\p{Cc}\p{Cf}]/u.test(text)),
})

const events = fc.uniqueArray(outgoing, { selector: (event) => event.uid, maxLength: 20 }).map((list) =>
  list.map(
    (item): OutgoingEvent => ({
      uid: item.uid,
      checkIn: fromEpochDay(item.first),
      checkOut: fromEpochDay(item.first + item.nights),
      summary: item.summary.trim(),
      stamp: '20260101T120000Z',
    }),
  ),
)

const horizon = { from: localDate('2020-01-01'), to: localDate('2040-01-01') }
const calendar = (list: readonly OutgoingEvent[]) =>
  emitCalendar({ prodId: '-//Cabins//Export//EN', name: 'Cabaña, "Ñandú"', events: list })

describe('writing a calendar', () => {
  it('is read back by our own reader with the same nights and texts', () => {
    fc.assert(
      fc.property(events, (list) => {
        const read = parseCalendar(Buffer.from(calendar(list)), { zone: 'UTC', horizon })
        if (!read.ok) throw new Error(read.reason)
        const back = read.events.map(({ uid, checkIn, checkOut, summary }) => ({
          uid,
          checkIn,
          checkOut,
          summary,
        }))
        const wanted = list.map(({ uid, checkIn, checkOut, summary }) => ({
          uid,
          checkIn,
          checkOut,
          summary,
        }))
        const byUid = (a: { uid: string }, b: { uid: string }) => (a.uid < b.uid ? -1 : 1)
        expect(back.sort(byUid)).toEqual(wanted.sort(byUid))
      }),
    )
  })

  it('is read by ical.js, folds by octets and ends every line with CRLF', () => {
    fc.assert(
      fc.property(events, (list) => {
        const text = calendar(list)
        const root = new ICAL.Component(ICAL.parse(text))
        expect(root.getAllSubcomponents('vevent')).toHaveLength(list.length)
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
        }
      }),
    )
  })

  it('gives the same bytes whatever the order of the stays', () => {
    fc.assert(
      fc.property(events, (list) => {
        expect(calendar([...list].reverse())).toBe(calendar(list))
      }),
    )
  })

  it('writes a valid calendar when there is nothing to say', () => {
    expect(parseCalendar(Buffer.from(calendar([])), { zone: 'UTC', horizon })).toMatchObject({
      ok: true,
      events: [],
    })
  })
})
