import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/test-database.ts'
import { manualClock } from '../../lib/clock.ts'
import type { Database } from '../../lib/db/types.ts'
import { type PropertyId, systemIds } from '../../lib/ids.ts'
import type { AlertNote } from './domain/alert.ts'
import { alertService } from './service.ts'

const problem: AlertNote = {
  kind: 'feed_stale',
  severity: 'warning',
  summary: 'Airbnb of Coihue was not read for 40 minutes.',
  entity: 'feed',
  entityId: 'f1',
  dedupeKey: 'feed_stale:f1',
}
const everything = { limit: 50, offset: 0 }

describe('alerts', () => {
  const clock = manualClock('2026-11-24T12:00:00Z')
  const propertyId = systemIds.uuid<PropertyId>()
  let announced = 0
  let sent: string[] = []
  const alerts = alertService({
    clock,
    ids: systemIds,
    propertyId,
    announce: async () => void announced++,
  })
  let db: Database

  beforeAll(async () => {
    db = await openTestDatabase({ onStatement: (sql) => sent.push(sql) })
    await db.query('insert into properties (id, name) values ($1, $2)', [propertyId, 'Cabins'])
  })
  afterAll(() => db?.close())

  it('keeps the same open problem as one row, with its newest words, and announces it once', async () => {
    const first = await alerts(db).raise(problem)
    const second = await alerts(db).raise({
      ...problem,
      severity: 'critical',
      summary: 'Not read for an hour.',
    })
    expect(first.fresh).toBe(true)
    expect(second).toEqual({ id: first.id, fresh: false })
    const { items, total } = await alerts(db).list('open', everything)
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ severity: 'critical', summary: 'Not read for an hour.', entityId: 'f1' })
    expect(announced).toBe(1)
  })

  it('is a new alert when the problem comes back after it was resolved', async () => {
    const { items } = await alerts(db).list('open', everything)
    const id = items[0]?.id ?? ''
    clock.advance(60)
    expect(await alerts(db).resolve(id)).toMatchObject({ ok: true, alert: { resolvedAt: clock.now() } })
    const again = await alerts(db).raise(problem)
    expect(again.fresh).toBe(true)
    expect(again.id).not.toBe(id)
    expect((await alerts(db).list('all', everything)).total).toBe(2)
    expect((await alerts(db).list('resolved', everything)).items.map((alert) => alert.id)).toEqual([id])
  })

  it('resolves twice as once, keeping the first moment, and knows what does not exist', async () => {
    const { id } = await alerts(db).raise({ ...problem, dedupeKey: 'other' })
    await alerts(db).resolve(id)
    const at = clock.now()
    clock.advance(60)
    expect(await alerts(db).resolve(id)).toMatchObject({ ok: true, alert: { resolvedAt: at } })
    expect(await alerts(db).resolve(systemIds.uuid())).toEqual({ ok: false, reason: 'not_found' })
    expect(await alerts(db).resolve('not an id')).toEqual({ ok: false, reason: 'not_found' })
  })

  it('looks, and writes nothing, where nothing is open by this key', async () => {
    sent = []
    expect(await alerts(db).close('mercado_pago_unauthorized')).toBe(false)
    expect(sent).toEqual([expect.stringMatching(/^select/)])
  })

  it('closes by the key of its cause', async () => {
    await alerts(db).raise({ ...problem, dedupeKey: 'disk' })
    expect(await alerts(db).close('disk')).toBe(true)
    expect(await alerts(db).close('disk')).toBe(false)
  })

  it('disappears with the transaction that raised it', async () => {
    const before = (await alerts(db).list('all', everything)).total
    const undone = db.transaction(async (tx) => {
      await alerts(tx).raise({ ...problem, dedupeKey: 'undone' })
      throw new Error('rolled back')
    })
    await expect(undone).rejects.toThrow('rolled back')
    expect((await alerts(db).list('all', everything)).total).toBe(before)
  })

  it('shows nothing of another property', async () => {
    const stranger = alertService({
      clock,
      ids: systemIds,
      propertyId: systemIds.uuid(),
      announce: async () => {},
    })
    expect(await stranger(db).list('all', everything)).toEqual({ items: [], total: 0 })
  })
})
