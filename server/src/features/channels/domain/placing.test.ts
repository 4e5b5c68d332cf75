import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromEpochDay, localDate } from '../../../lib/local-date.ts'
import type { OccupancyId } from '../../occupancy/domain.ts'
import type { FeedStayId } from './known-stay.ts'
import { countNights, intersect, type Nights, subtract, union } from './nights.ts'
import { type Claim, planPlacing, type Standing } from './placing.ts'

const horizon = { today: localDate('2026-12-01'), days: 60 }
const span = (checkIn: string, checkOut: string): Nights => ({
  checkIn: localDate(checkIn),
  checkOut: localDate(checkOut),
})
const claim = (stayId: string, ...nights: Nights[]): Claim => ({ stayId: stayId as FeedStayId, nights })
const stands = (occupancyId: string, stayId: string | null, nights: Nights): Standing => ({
  occupancyId: occupancyId as OccupancyId,
  stayId: stayId as FeedStayId | null,
  ...nights,
})

describe('placing imported stays', () => {
  it('takes what is free around an obstacle and waits for the rest', () => {
    const plan = planPlacing(
      [claim('a', span('2026-12-01', '2026-12-10'))],
      [stands('o1', null, span('2026-12-03', '2026-12-05'))],
      horizon,
    )
    expect(plan.take).toEqual([
      { stayId: 'a', ...span('2026-12-01', '2026-12-03') },
      { stayId: 'a', ...span('2026-12-05', '2026-12-10') },
    ])
    expect(plan.waiting).toEqual([
      {
        stayId: 'a',
        obstacle: { kind: 'occupancy', occupancyId: 'o1' },
        ...span('2026-12-03', '2026-12-05'),
      },
    ])
  })

  it('joins a stay that grew into one piece and keeps the nights that were slept', () => {
    const plan = planPlacing(
      [claim('a', span('2026-12-01', '2026-12-08'))],
      [stands('o1', 'a', span('2026-11-28', '2026-12-05'))],
      horizon,
    )
    expect(plan).toEqual({
      drop: ['o1'],
      take: [{ stayId: 'a', ...span('2026-11-28', '2026-12-08') }],
      waiting: [],
    })
  })

  it('changes nothing when everything is in place, and frees what nobody claims', () => {
    const standing = [
      stands('o1', 'a', span('2026-11-28', '2026-12-05')),
      stands('o2', 'b', span('2026-12-05', '2026-12-09')),
    ]
    const both = [claim('a', span('2026-12-01', '2026-12-05')), claim('b', span('2026-12-05', '2026-12-09'))]
    expect(planPlacing(both, standing, horizon)).toEqual({ drop: [], take: [], waiting: [] })
    expect(planPlacing(both.slice(0, 1), standing, horizon)).toMatchObject({ drop: ['o2'], take: [] })
  })

  it('never places two stays on one night, nor any on a night of ours', () => {
    const nights = fc
      .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 8 }))
      .map(([from, length]) => {
        const first = 20788 + from // 2026-12-01
        return { checkIn: fromEpochDay(first), checkOut: fromEpochDay(first + length) }
      })
    fc.assert(
      fc.property(
        fc.array(nights, { maxLength: 8 }),
        fc.array(nights, { maxLength: 8 }),
        (wanted, others) => {
          const ours = union(others)
          const claims = wanted.map((one, i) => claim(`s${i}`, one))
          const standing = ours.map((one, i) => stands(`o${i}`, null, one))
          const { take, waiting } = planPlacing(claims, standing, horizon)
          expect(countNights(take)).toBe(take.reduce((sum, one) => sum + countNights([one]), 0))
          expect(intersect(take, ours)).toEqual([])
          for (const { stayId, nights: own } of claims) {
            const got = [...take, ...waiting].filter((one) => one.stayId === stayId)
            expect(subtract(own, got)).toEqual([])
          }
        },
      ),
    )
  })
})
