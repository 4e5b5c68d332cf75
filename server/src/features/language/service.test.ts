import { expect, it } from 'vitest'
import type { Db } from '../../lib/db/types.ts'
import type { LodgingService } from '../lodging/service.ts'
import { houseService } from './service.ts'

const db = {} as Db
type Settings = Awaited<ReturnType<LodgingService['settings']>>
type Cabins = Awaited<ReturnType<LodgingService['listAccommodations']>>

it('knows the cabins, the half month and the days off as the owner decided them, also after a change', async () => {
  let own: Record<string, unknown> = {}
  const house = houseService({
    zone: 'America/Argentina/Buenos_Aires',
    lodging: () => ({
      settings: async () => ({ holidays: own, quincena_changeover_day: 15 }) as unknown as Settings,
      listAccommodations: async () =>
        [{ id: 'c1', name: 'Coihue', aliases: ['la grande'] }] as unknown as Cabins,
    }),
  })
  const before = await house(db).house()
  expect(before.catalogue).toEqual([{ id: 'c1', name: 'Coihue', aliases: ['la grande'] }])
  expect(before.quincenaChangeoverDay).toBe(15)
  expect(await house(db).holidays()).toBe(before.holidays)
  own = { 2027: { add: [] } }
  expect((await house(db).house()).holidays).not.toBe(before.holidays)
})
