import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lodgingWorld, makeAccommodation, owner, ratePlan } from '../../../test/factories/lodging.ts'
import { openTestDatabase } from '../../../test/test-database.ts'
import { manualClock } from '../../lib/clock.ts'
import type { Database } from '../../lib/db/types.ts'
import { localDate } from '../../lib/local-date.ts'
import type { StayRequest } from '../pricing/domain/quote.ts'

const clock = manualClock('2026-12-01T12:00:00-03:00')
let db: Database
let mediaFolder: string
let world: ReturnType<typeof lodgingWorld>
/** One grey dot. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

beforeAll(async () => {
  db = await openTestDatabase()
  mediaFolder = await mkdtemp(path.join(tmpdir(), 'media-'))
  world = lodgingWorld({ clock, mediaFolder })
  await world.lodging(db).ensureProperty()
})
afterAll(async () => {
  await db.close()
  await rm(mediaFolder, { recursive: true, force: true })
})

const stayIn = (accommodationId: StayRequest['accommodationId']): StayRequest => ({
  accommodationId,
  checkIn: localDate('2027-01-15'),
  checkOut: localDate('2027-01-18'),
  party: { adults: 2, children: 0, babies: 0, pets: 0 },
})

it('freezes a quote: later rates change nothing, and it ends after a day', async () => {
  const id = await makeAccommodation(world, db)
  const outcome = await world.pricing(db).quote(stayIn(id))
  if (!outcome.ok) throw new Error(outcome.reason)
  expect(outcome.quote.terms).toMatchObject({ total: 30_000_000, deposit: 9_000_000, currency: 'ARS' })
  await world.pricing(db).saveRatePlan(id, ratePlan({ base_price: '1' }), owner)
  const stored = await world.pricing(db).findValid(outcome.quote.id, stayIn(id))
  expect(stored?.terms).toEqual(outcome.quote.terms)
  const other = { ...stayIn(id), checkOut: localDate('2027-01-19') }
  expect(await world.pricing(db).findValid(outcome.quote.id, other)).toBeUndefined()
  clock.advance(24 * 3600)
  expect(await world.pricing(db).findValid(outcome.quote.id, stayIn(id))).toBeUndefined()
})

it('refuses to price a cabin without rates, withdrawn or unknown', async () => {
  const id = await makeAccommodation(world, db, { plan: null })
  expect(await world.pricing(db).price(stayIn(id))).toEqual({ ok: false, reason: 'rates_missing' })
  await world.lodging(db).patch(id, { active: false }, owner)
  expect(await world.pricing(db).price(stayIn(id))).toMatchObject({ reason: 'accommodation_not_found' })
})

it('numbers equal names, finds without accents, keeps a quoted cabin when it is deleted', async () => {
  const first = await makeAccommodation(world, db, { name: 'Ñire', aliases: ['la chiquita'] })
  const second = await makeAccommodation(world, db, { name: 'Ñire', plan: null })
  expect((await world.lodging(db).getAccommodation(second)).slug).toBe('nire-2')
  expect((await world.lodging(db).findByName('LA CHIQUITA'))?.id).toBe(first)
  await world.pricing(db).quote(stayIn(first))
  expect(await world.lodging(db).remove(first, owner)).toBe('deactivated')
  expect(await world.lodging(db).remove(second, owner)).toBe('deleted')
  await expect(world.lodging(db).getAccommodation(second)).rejects.toMatchObject({ status: 404 })
})

it('keeps photos by what they are, and shows nothing else of the media folder', async () => {
  const id = await makeAccommodation(world, db)
  const photo = await world.lodging(db).addPhoto(id, { bytes: png, filename: '../../x.png' }, owner)
  const voucher = await world.media(db).put(png, 'image/png', 'voucher.png')
  expect(await world.lodging(db).publicPhoto(photo.mediaKey)).toMatchObject({
    mime: 'image/png',
    filename: 'x.png',
  })
  expect(await world.lodging(db).publicPhoto(voucher)).toBeUndefined()
  expect(await world.media(db).get('../../../etc/passwd')).toBeUndefined()
  const text = { bytes: new TextEncoder().encode('<svg/>'), filename: 'x.png' }
  await expect(world.lodging(db).addPhoto(id, text, owner)).rejects.toMatchObject({ status: 415 })
  await world.lodging(db).removePhoto(id, photo.id, owner)
  expect(await world.media(db).get(photo.mediaKey)).toBeUndefined()
})

it('changes only the settings that are sent', async () => {
  await world.lodging(db).saveSettings({ check_in_time: '16:00' }, owner)
  const { settings } = await world.lodging(db).saveSettings({ deposit_percent: 50 }, owner)
  expect(settings).toMatchObject({ check_in_time: '16:00', check_out_time: '10:00', deposit_percent: 50 })
})

it('tells a fact, keeps what is left out, and takes back what is not known any more', async () => {
  const id = await makeAccommodation(world, db)
  const lodging = world.lodging(db)
  const note = { es: 'Starlink', en: 'Starlink, fine for calls' }
  await lodging.patch(id, { facts: { cot: true, pool: false, wifi: { has: true, note } } }, owner)
  const { facts } = await lodging.patch(id, { facts: { pool: null, heating: true } }, owner)
  expect(facts).toEqual({ cot: true, wifi: { has: true, note }, heating: true })
})

it('takes pets as the rule about them says, and keeps the rule when only the switch is turned', async () => {
  const id = await makeAccommodation(world, db)
  const lodging = world.lodging(db)
  const note = { es: 'Hasta dos, con correa' }
  expect(await lodging.patch(id, { facts: { pets: { has: true, note } } }, owner)).toMatchObject({
    petsAllowed: true,
  })
  const refusing = await lodging.patch(id, { pets_allowed: false }, owner)
  expect(refusing).toMatchObject({ petsAllowed: false, facts: { pets: { has: false, note } } })
  expect(await lodging.patch(id, { facts: { pets: null } }, owner)).toMatchObject({
    petsAllowed: false,
    facts: {},
  })
})

it('puts a cropped photo in the place of the one it was made of, with its words, and forgets that one', async () => {
  const id = await makeAccommodation(world, db)
  const lodging = world.lodging(db)
  const add = (es: string) => lodging.addPhoto(id, { bytes: png, filename: 'a.png', alt: { es } }, owner)
  const [first, second, third] = [await add('frente'), await add('living'), await add('deck')]
  const file = { bytes: png, filename: 'b.png' }
  const cropped = await lodging.replacePhoto(id, second.id, { file, actor: owner })
  const { photos } = await lodging.getAccommodation(id)
  expect(photos.map((one) => [one.id, one.alt.es])).toEqual([
    [first.id, 'frente'],
    [cropped.id, 'living'],
    [third.id, 'deck'],
  ])
  expect(await world.media(db).get(second.mediaKey)).toBeUndefined()
  expect(await world.media(db).get(cropped.mediaKey)).toBeDefined()
  const again = lodging.replacePhoto(id, second.id, { file, actor: owner })
  await expect(again).rejects.toMatchObject({ status: 404 })
})

it('shows reviews in the order they are given, all anew with each change', async () => {
  const id = await makeAccommodation(world, db)
  const lodging = world.lodging(db)
  const marta = { author: 'Marta', text: 'Hermoso.', stars: 5, month: '2026-02', source: 'Google' }
  const joe = { author: 'Joe', text: 'Lovely.' }
  expect((await lodging.patch(id, { reviews: [marta, joe] }, owner)).reviews).toEqual([marta, joe])
  expect((await lodging.patch(id, { bedrooms: 2 }, owner)).reviews).toHaveLength(2)
  expect((await lodging.patch(id, { reviews: [joe] }, owner)).reviews).toEqual([joe])
})
