import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedDemoCalendars } from '../../src/app/demo-calendars.ts'
import { startSandbox } from '../../src/app/sandbox.ts'
import { addDays, type LocalDate, localDate } from '../../src/lib/local-date.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

interface Feed {
  readonly id: string
  readonly accommodation_id: string
  readonly channel: string
  readonly url: string
  readonly status: string
}
interface Page<Item> {
  readonly items: Item[]
}
interface Entry {
  readonly kind: string
  readonly start: string
  readonly end: string
  readonly channel: string
}

let app: TestApp
let cabins: { id: string; name: string; slug: string }[]
let feeds: Feed[]

beforeAll(async () => {
  app = await createTestApp()
  cabins = (await app.api<Page<(typeof cabins)[number]>>('GET', '/accommodations')).body.items
  feeds = (await app.owner<Page<Feed>>('GET', '/feeds')).body.items
})
afterAll(() => app.close())

const cabinId = (slug: string) => cabins.find((cabin) => cabin.slug === slug)?.id ?? ''
const feedOf = (channel: string) => feeds.find((feed) => feed.channel === channel)?.id ?? ''
const sync = (channel: string) => app.owner('POST', `/feeds/${feedOf(channel)}/sync`)
const entries = async (slug: string, from: string, to: string) => {
  const address = `/calendar?from=${from}&to=${to}&accommodation_id=${cabinId(slug)}`
  const shown = await app.owner<{ accommodations: { entries: Entry[] }[]; conflicts: unknown[] }>(
    'GET',
    address,
  )
  return shown.body.accommodations[0]?.entries ?? []
}

async function holdByApi(slug: string, checkIn: LocalDate, nights: number) {
  return app.api<{ code: string; payment_url: string }>('POST', '/reservations/pre-reserve', {
    body: {
      accommodation_id: cabinId(slug),
      check_in: checkIn,
      check_out: addDays(checkIn, nights),
      guests: 2,
      contact_name: 'Bruno Lima',
      contact_phone: '+54 9 11 5555 4321',
    },
  })
}

async function pay(paymentUrl: string): Promise<void> {
  const checkout = new URL(paymentUrl)
  const paid = await fetch(`${app.origin}${checkout.pathname}${checkout.search}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'choice=approve',
    redirect: 'manual',
  })
  expect(paid.status).toBe(303)
  await app.settle()
}

test('the demo comes with two imported calendars, and their addresses are masked', async () => {
  expect(feeds.map((feed) => [feed.channel, feed.status]).sort()).toEqual([
    ['airbnb', 'active'],
    ['booking', 'active'],
  ])
  for (const feed of feeds) expect(feed.url).not.toContain('.ics')
  const stays = await entries('arrayan', '2026-12-01', '2027-01-31')
  expect(stays.filter((one) => one.kind === 'external').map((one) => [one.channel, one.start])).toEqual([
    ['airbnb', '2026-12-15'],
    ['airbnb', '2026-12-28'],
  ])
  const health = await app.api<{ checks: { ical: { status: string; feeds: number } } }>('GET', '/healthz')
  expect(health.body.checks.ical).toMatchObject({ feeds: 2, failing: 0 })
})

test('a feed is added, read, looked into and removed, and every mistake is explained', async () => {
  const listing = app.sandbox.calendars.listing('booking', 'nire')
  listing.book(localDate('2027-02-01'), localDate('2027-02-05'))
  listing.book(localDate('2027-02-10'), localDate('2027-02-12'))
  const body = {
    accommodation_id: cabinId('nire'),
    channel: 'Booking.com',
    url: `${app.sandbox.server.origin}${listing.path}`,
  }
  const added = await app.owner<Feed>('POST', '/feeds', body)
  expect(added.status).toBe(201)
  expect(added.body).toMatchObject({ channel: 'booking', accommodation_id: body.accommodation_id })
  expect((await app.owner('POST', '/feeds', body)).body).toMatchObject({ status: 409, code: 'conflict' })
  expect((await app.owner('POST', '/feeds', { ...body, url: 'not an address' })).body).toMatchObject({
    status: 422,
    errors: [{ path: 'url' }],
  })
  const nowhere = { ...body, accommodation_id: '00000000-0000-4000-8000-000000000000' }
  expect((await app.owner('POST', '/feeds', nowhere)).body.code).toBe('accommodation_not_found')
  const read = await app.owner('POST', `/feeds/${added.body.id}/sync`)
  expect(read.body).toMatchObject({ status: 'ok', imported: 2, updated: 0, removed: 0, conflicts: 0 })
  const runs = await app.owner<Page<{ status: string; imported: number }>>(
    'GET',
    `/feeds/${added.body.id}/runs`,
  )
  expect(runs.body.items).toMatchObject([{ status: 'ok', imported: 2 }])
  const stays = await app.owner<Page<{ check_in: string }>>('GET', `/feeds/${added.body.id}/stays`)
  expect(stays.body.items.map((one) => one.check_in)).toEqual(['2027-02-01', '2027-02-10'])
  const refused = await holdByApi('nire', localDate('2027-02-03'), 4)
  expect(refused.status).toBe(409)
  expect((await app.owner('DELETE', `/feeds/${added.body.id}`)).status).toBe(204)
  expect(
    (await entries('nire', '2027-02-01', '2027-03-01')).filter((one) => one.kind === 'external'),
  ).toEqual([])
  expect((await app.api('GET', '/admin/feeds')).status).toBe(401)
})

describe('nights sold on a platform while a guest decides', () => {
  test('end the hold: the guest is told in the chat and offered something else', async () => {
    const guest = app.guest('5491155552222')
    await guest.says('hola, quiero la Arrayán del 8 al 11 de febrero para 2 personas')
    await app.settle()
    await guest.taps(guest.last()?.buttons[0]?.title ?? '')
    await app.settle()
    const held = (await entries('arrayan', '2027-02-01', '2027-03-01')).filter((one) => one.kind === 'hold')
    expect(held).toMatchObject([{ start: '2027-02-08', end: '2027-02-11' }])
    app.sandbox.calendars
      .listing('airbnb', 'arrayan')
      .book(localDate('2027-02-09'), localDate('2027-02-12'), { force: true })
    expect((await sync('airbnb')).body).toMatchObject({ status: 'ok', imported: 1, conflicts: 0 })
    await app.settle()
    expect(guest.last()?.text).toContain('acaba de reservarse en otro sitio')
    expect(guest.last()?.text).toContain('libre')
    const after = await entries('arrayan', '2027-02-01', '2027-03-01')
    expect(after).toMatchObject([{ kind: 'external', start: '2027-02-09', end: '2027-02-12' }])
  })

  test('are seen before the money confirms anything: it all goes back', async () => {
    const hold = await holdByApi('coihue', localDate('2027-02-15'), 4)
    expect(hold.status).toBe(201)
    await app.settle()
    app.clock.advance(301)
    app.sandbox.calendars
      .listing('booking', 'coihue')
      .book(localDate('2027-02-16'), localDate('2027-02-18'), { force: true })
    await pay(hold.body.payment_url)
    const seen = await app.owner<{ status: string; paid_amount: string }>(
      'GET',
      `/reservations/${hold.body.code}`,
    )
    expect(seen.body).toMatchObject({ status: 'cancelled', paid_amount: '0.00' })
    const nights = await entries('coihue', '2027-02-10', '2027-02-28')
    expect(nights).toMatchObject([{ kind: 'external', start: '2027-02-16', end: '2027-02-18' }])
  })

  test('are seen before the owner counts cash for the hold: nothing is confirmed or booked', async () => {
    const hold = await holdByApi('lenga', localDate('2027-02-15'), 4)
    await app.settle()
    const listing = app.sandbox.calendars.listing('airbnb', 'lenga')
    const url = `${app.sandbox.server.origin}${listing.path}`
    const added = await app.owner('POST', '/feeds', {
      accommodation_id: cabinId('lenga'),
      channel: 'airbnb',
      url,
    })
    expect(added.status).toBe(201)
    await app.settle()
    app.clock.advance(301)
    listing.book(localDate('2027-02-16'), localDate('2027-02-18'), { force: true })
    const code = hold.body.code
    const cash = { kind: 'payment', method: 'cash', note: '' }
    const seen = async () =>
      (await app.owner<{ status: string; deposit_amount: string }>('GET', `/reservations/${code}`)).body
    const amount = (await seen()).deposit_amount
    const counted = await app.owner('POST', `/reservations/${code}/payments`, { ...cash, amount })
    expect(counted.status).toBe(409)
    expect(await seen()).toMatchObject({ status: 'cancelled', paid_amount: '0.00' })
  })

  test('over a confirmed stay are a conflict that the owner sees and settles', async () => {
    const stay = await app.owner<{ code: string }>('POST', '/reservations', {
      accommodation_id: cabinId('arrayan'),
      check_in: '2027-03-01',
      check_out: '2027-03-05',
      guests: 2,
      contact_name: 'Carla Sosa',
      contact_phone: '+54 9 11 5555 0000',
      status: 'confirmed',
    })
    expect(stay.status).toBe(201)
    app.sandbox.calendars
      .listing('airbnb', 'arrayan')
      .book(localDate('2027-03-03'), localDate('2027-03-08'), { force: true })
    expect((await sync('airbnb')).body).toMatchObject({ status: 'ok', conflicts: 1 })
    const open = await app.owner<Page<{ id: string; sides: { code: string | null }[] }>>(
      'GET',
      '/conflicts?status=open',
    )
    expect(open.body.items).toMatchObject([
      {
        severity: 'critical',
        check_in: '2027-03-03',
        check_out: '2027-03-05',
        sides: [{ channel: 'airbnb' }, { code: stay.body.code }],
      },
    ])
    const alerts = await app.owner<Page<{ kind: string }>>('GET', '/alerts')
    expect(alerts.body.items.map((one) => one.kind)).toContain('calendar_conflict')
    const id = open.body.items[0]?.id
    const settled = await app.owner('POST', `/conflicts/${id}/resolve`, { note: 'the guest moves to Lenga' })
    expect(settled.body).toMatchObject({ status: 'resolved', resolution: 'the guest moves to Lenga' })
    expect((await app.owner<Page<unknown>>('GET', '/conflicts?status=open')).body.items).toEqual([])
  })
})

test('a second start of the demo gives the platforms their memory back and disturbs nothing', async () => {
  const { context, services } = app.running
  const external = async () => {
    const shown = await Promise.all(
      ['arrayan', 'coihue'].map((slug) => entries(slug, '2026-12-03', '2027-02-01')),
    )
    return shown.flat().flatMap((one) => (one.kind === 'external' ? [`${one.start} ${one.end}`] : []))
  }
  const before = await external()
  expect(before).toHaveLength(4)
  const ownOrigin = () => app.origin
  const again = await startSandbox(app.config, { clock: app.clock, ids: context.ids, ownOrigin })
  await seedDemoCalendars(context, services, { sandbox: again, firstStart: false })
  app.clock.advance(2 * 3600)
  for (const { id } of feeds) {
    expect((await app.owner('POST', `/feeds/${id}/sync`)).body).toMatchObject({ missing: 0, removed: 0 })
  }
  expect(await external()).toEqual(before)
  await again.close()
})

test('a private address is refused where private hosts are not allowed', async () => {
  const strict = await createTestApp({ env: { ICAL_ALLOW_PRIVATE_HOSTS: 'false' }, demo: false })
  const made = await strict.owner<{ id: string }>('POST', '/accommodations', { name: 'Ñire', capacity: 2 })
  for (const url of [
    'http://127.0.0.1:9/a.ics',
    'https://10.0.0.1/a.ics',
    'https://[::ffff:127.0.0.1]/a.ics',
    'https://169.254.169.254/latest',
    'webcal://localhost/a.ics',
    'file:///etc/passwd',
    'https://user:secret@calendars.example/a.ics',
  ]) {
    const body = { accommodation_id: made.body.id, channel: 'airbnb', url }
    expect([url, (await strict.owner('POST', '/feeds', body)).status]).toEqual([url, 422])
  }
  await strict.close()
})
