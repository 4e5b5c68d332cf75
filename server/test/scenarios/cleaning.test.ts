import { cleaningLinkView, cleaningView } from '@tranquera/contracts/cleaning'
import { todayView } from '@tranquera/contracts/today'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../../src/lib/logging/logger.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

const PHONE = '+5492944111222'
let app: TestApp
const log: string[] = []
let coihue: string

beforeAll(async () => {
  const destination = { write: (line: string) => void log.push(line) }
  app = await createTestApp({ logger: createLogger({ level: 'debug', readable: false, destination }) })
  // The sample stays have their own days; these are far from them.
  app.clock.set('2027-08-10T12:00:00Z')
  app.signOut()
  const { body } = await app.api<{ items: { id: string; name: string }[] }>('GET', '/accommodations')
  coihue = body.items.find(({ name }) => name.includes('Coihue'))?.id ?? ''
  const stay = (check_in: string, check_out: string, contact_name: string, guests: unknown) =>
    app.owner('POST', '/reservations', {
      accommodation_id: coihue,
      check_in,
      check_out,
      guests,
      contact_name,
      contact_phone: PHONE,
      status: 'confirmed',
      override: ['past_dates', 'min_nights'],
    })
  expect((await stay('2027-08-07', '2027-08-10', 'Marta Ruiz', 2)).status).toBe(201)
  const party = { adults: 2, children: 1, babies: 0, pets: 1 }
  expect((await stay('2027-08-10', '2027-08-14', 'Bruno <b>Díaz</b>', party)).status).toBe(201)
})
afterAll(() => app?.close())

const makeLink = async () => {
  const made = await app.owner('POST', '/cleaning/link')
  expect(made.status).toBe(201)
  return new URL(cleaningLinkView.parse(made.body).url).pathname
}
const mark = (path: string, state: string) =>
  fetch(`${app.origin}${path}/${coihue}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ state }),
  })
const cabin = async () =>
  cleaningView
    .parse((await app.owner('GET', '/cleaning')).body)
    .cabins.find(({ accommodation_id }) => accommodation_id === coihue)
const inToday = async () =>
  todayView
    .parse((await app.owner('GET', '/today')).body)
    .cabins.find(({ accommodation_id }) => accommodation_id === coihue)?.state

describe("the cleaner's day", () => {
  it('shows who leaves and who arrives, by first name, hour and people; no money, no phones', async () => {
    const page = await app.ask('GET', await makeLink())
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.text).toContain('Limpieza de hoy')
    expect(page.text).toContain('Martes 10 de agosto')
    expect(page.text).toMatch(/<b>Sale<\/b> Marta, 2 personas <span class="at">a las 10:00/)
    expect(page.text).toMatch(/<b>Entra<\/b> Bruno, 3 personas, 1 mascota <span class="at">a las 1\d:00/)
    for (const hidden of ['Ruiz', 'Díaz', '111222', '$', 'ARS', '<script'])
      expect(page.text).not.toContain(hidden)
  })

  it('takes a tap: clean, and dirty again; the panel sees it at once', async () => {
    const path = await makeLink()
    expect(await inToday()).toBe('dirty')
    const tapped = await mark(path, 'clean')
    expect([tapped.status, tapped.headers.get('location')]).toEqual([303, path])
    expect(await inToday()).toBe('clean')
    expect(await cabin()).toMatchObject({ state: 'clean', changed_by: 'cleaner' })
    expect((await app.ask('GET', path)).text).toContain('Marcar para limpiar')
    expect((await mark(path, 'dirty')).status).toBe(303)
    expect(await inToday()).toBe('dirty')
    expect((await mark(path, 'shiny')).status).toBe(422)
    expect((await app.owner('PUT', `/cleaning/${coihue}`, { state: 'clean' })).status).toBe(200)
    expect(await cabin()).toMatchObject({ state: 'clean', changed_by: 'staff' })
    const unknown = '00000000-0000-4000-8000-000000000000'
    expect((await app.owner('PUT', `/cleaning/${unknown}`, { state: 'clean' })).status).toBe(404)
  })

  it('is dirty by itself when the next guest has left', async () => {
    app.clock.set('2027-08-13T12:00:00Z')
    app.signOut()
    expect(await inToday()).toBe('clean')
    app.clock.set('2027-08-14T12:00:00Z')
    app.signOut()
    expect(await inToday()).toBe('dirty')
    const path = await makeLink()
    expect((await app.ask('GET', path)).text).toContain('4 cabañas para limpiar')
    expect((await app.ask('GET', `${path}?dia=2027-08-15`)).text).toContain('Limpieza de mañana')
  })

  it('ends the old address with a new one, and all of them when asked to', async () => {
    const old = await makeLink()
    const path = await makeLink()
    expect((await app.ask('GET', old)).status).toBe(404)
    expect((await mark(old, 'clean')).status).toBe(404)
    expect((await app.ask('GET', path)).status).toBe(200)
    expect((await app.owner('DELETE', '/cleaning/link')).status).toBe(204)
    expect((await app.ask('GET', path)).text).toContain('Este enlace ya no sirve')
    expect((await app.owner('DELETE', '/cleaning/link')).status).toBe(404)
    const { body } = await app.owner<{ items: { action: string }[] }>('GET', '/audit?page_size=100')
    const actions = body.items.map(({ action }) => action)
    for (const action of ['cleaning_link.made', 'cleaning_link.ended', 'cabin.clean', 'cabin.dirty'])
      expect(actions).toContain(action)
  })

  it('never writes the address into the log', async () => {
    const path = await makeLink()
    await app.ask('GET', path)
    expect(log.join('')).toContain('/limpieza/[redacted]')
    expect(log.join('')).not.toContain(path.split('/')[2])
  })
})
