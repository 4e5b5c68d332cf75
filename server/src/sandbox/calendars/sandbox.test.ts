import { afterEach, describe, expect, it } from 'vitest'
import { portOf } from '../../../test/loopback.ts'
import { manualClock } from '../../lib/clock.ts'
import { systemIds } from '../../lib/ids.ts'
import { localDate } from '../../lib/local-date.ts'
import { createSandboxApp } from '../http.ts'
import { createCalendarSandbox } from './sandbox.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function start() {
  const clock = manualClock('2026-11-24T15:00:00Z')
  const sandbox = createCalendarSandbox({ clock, ids: systemIds })
  const app = createSandboxApp()
  await app.register(sandbox.plugin)
  await app.listen({ port: 0, host: '127.0.0.1' })
  closers.push(() => app.close())
  const port = portOf(app.server)
  const read = async (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers })
  return { clock, sandbox, read, base: `http://127.0.0.1:${port}` }
}

describe('the two pretend platforms', () => {
  it('export their bookings in the shape of each', async () => {
    const { sandbox, read } = await start()
    const airbnb = sandbox.listing('airbnb', 'lake')
    const booked = airbnb.book(localDate('2026-12-01'), localDate('2026-12-04'))
    const text = await (await read(airbnb.path)).text()
    expect(text).toContain('SUMMARY:Reserved\r\n')
    expect(text.replaceAll('\r\n ', '')).toContain(booked.ok ? `details/${booked.code}` : '?')
    const booking = sandbox.listing('booking', 'lake')
    booking.block(localDate('2026-12-01'), localDate('2026-12-04'))
    expect(await (await read(booking.path)).text()).toContain('SUMMARY:CLOSED - Not available\n')
  })

  it('keep the UID of a moved Airbnb booking and rename Booking stays every day', async () => {
    const { clock, sandbox, read } = await start()
    const uid = async (path: string) => /UID:(.*)/.exec(await (await read(path)).text())?.[1]
    const airbnb = sandbox.listing('airbnb', 'lake')
    const booked = airbnb.book(localDate('2026-12-01'), localDate('2026-12-04'))
    const before = await uid(airbnb.path)
    airbnb.move(booked.ok ? booked.id : '', localDate('2026-12-02'), localDate('2026-12-05'))
    expect(await uid(airbnb.path)).toBe(before)
    const booking = sandbox.listing('booking', 'lake')
    booking.behaviour.churnUids = true
    booking.book(localDate('2026-12-01'), localDate('2026-12-04'))
    const first = await uid(booking.path)
    clock.advance(86_400)
    expect(await uid(booking.path)).not.toBe(first)
  })

  it('import another calendar, refuse to sell its nights and show them or not', async () => {
    const { sandbox, read, base } = await start()
    const airbnb = sandbox.listing('airbnb', 'lake')
    const booking = sandbox.listing('booking', 'lake')
    airbnb.book(localDate('2026-12-01'), localDate('2026-12-04'))
    booking.importUrl = `${base}${airbnb.path}`
    expect(await booking.pull()).toEqual({ ok: true, status: 200, nights: 3 })
    expect(booking.book(localDate('2026-12-03'), localDate('2026-12-05'))).toEqual({
      ok: false,
      reason: 'taken',
    })
    expect(await (await read(booking.path)).text()).toContain('DTSTART;VALUE=DATE:20261201')
    booking.behaviour.reExportImports = false
    expect(await (await read(booking.path)).text()).not.toContain('VEVENT')
    airbnb.behaviour.answerHtml = true
    expect(await booking.pull()).toEqual({ ok: false, status: 200, nights: 3 })
  })

  it('answer empty, HTML, 304, 429 and a wrong token as told', async () => {
    const { sandbox, read } = await start()
    const airbnb = sandbox.listing('airbnb', 'lake')
    airbnb.behaviour.window = { startDays: 180, endDays: 365 }
    expect(await (await read(airbnb.path)).text()).toContain('DTSTART;VALUE=DATE:20270523')
    airbnb.behaviour.conditional = true
    const etag = (await read(airbnb.path)).headers.get('etag') ?? ''
    expect((await read(airbnb.path, { 'if-none-match': etag })).status).toBe(304)
    airbnb.behaviour.answerEmpty = true
    expect(await (await read(airbnb.path)).text()).not.toContain('VEVENT')
    airbnb.behaviour.answerHtml = true
    expect(await (await read(airbnb.path)).text()).toContain('<!DOCTYPE html>')
    const fault = { kind: 'http', status: 429, headers: { 'retry-after': '120' } } as const
    sandbox.faults.inject({ at: 'airbnb.feed', trigger: { mode: 'next', count: 1 }, fault })
    const limited = await read(airbnb.path)
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '120'])
    expect((await read('/calendars/airbnb/lake.ics?t=wrong')).status).toBe(404)
  })

  it('are driven over HTTP by guests and hosts', async () => {
    const { sandbox, read, base } = await start()
    const lake = sandbox.listing('airbnb', 'lake')
    const api = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${base}/sandbox/api/calendars${path}`, {
        method,
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      })
      const text = await response.text()
      return { status: response.status, body: text ? JSON.parse(text) : {} }
    }
    const stay = { check_in: '2026-12-01', check_out: '2026-12-04' }
    const booked = await api('POST', '/airbnb/lake/bookings', stay)
    expect(booked).toMatchObject({ status: 201, body: { ok: true } })
    expect((await api('POST', '/airbnb/lake/bookings', stay)).status).toBe(409)
    expect((await api('POST', '/airbnb/lake/bookings', { check_in: 'x' })).status).toBe(422)
    const moved = { check_in: '2026-12-02', check_out: '2026-12-05' }
    await api('PATCH', `/airbnb/lake/bookings/${booked.body.id}`, moved)
    expect((await api('GET', '')).body.items).toMatchObject([{ id: 'lake', stays: [moved] }])
    await api('PUT', '/airbnb/lake/behaviour', {
      answer_html: true,
      window: { start_days: 180, end_days: 365 },
    })
    expect(lake.behaviour).toMatchObject({ answerHtml: true, window: { startDays: 180, endDays: 365 } })
    expect(await (await read(lake.path)).text()).toContain('DOCTYPE')
    expect((await api('DELETE', `/airbnb/lake/bookings/${booked.body.id}`)).status).toBe(204)
    expect((await api('GET', '/airbnb/sea')).status).toBe(404)
  })
})
