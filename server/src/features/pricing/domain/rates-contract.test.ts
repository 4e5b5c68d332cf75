import { readFileSync } from 'node:fs'
import type { RatesInput } from '@tranquera/contracts/rates'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planOf, plans, stays } from '../../../../test/drawn-plans.ts'
import { calculate, type DayKind } from '../../../../test/rates-calculator.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { addDays, localDate, nightsBetween } from '../../../lib/local-date.ts'
import { formatAmount } from '../../../lib/money.ts'
import { argentineCalendar } from '../../language/domain/dates/calendar.ts'
import { priceBy } from '../service/price.ts'
import { type GuestsGiven, toParty } from './party.ts'
import { fromRatePlan, parseRatePlan } from './plan-wire.ts'
import type { PayBy } from './quote.ts'

const calendar = argentineCalendar()
const kindOf = (date: string): DayKind => {
  if (calendar.isHoliday(localDate(date))) return 'holiday'
  return calendar.nameOf(localDate(date)) === undefined ? undefined : 'non_working'
}

interface Example {
  readonly id: string
  readonly rates: RatesInput
  readonly check_in: string
  readonly check_out: string
  readonly guests: GuestsGiven
  readonly extras?: readonly string[]
  readonly pay_by?: PayBy
  readonly today?: string
  readonly total?: string
  readonly refused?: string
}

const house = {
  depositPercent: 30,
  balanceDueDays: 7,
  cancellationPolicy: [],
  balanceFx: 'frozen',
  checkInTime: '15:00',
  checkOutTime: '11:00',
} as const

function priced(example: Omit<Example, 'id'>) {
  const stay = {
    accommodationId: 'cabin' as AccommodationId,
    checkIn: localDate(example.check_in),
    checkOut: localDate(example.check_out),
    party: toParty(example.guests),
    extras: example.extras ?? [],
    payBy: example.pay_by ?? null,
  }
  const plan = parseRatePlan(example.rates)
  const today = localDate(example.today ?? '2026-11-27')
  return priceBy({
    ...{ plan, stay, today, house, holidays: calendar },
    ...{ capacity: 6, language: 'es', override: [], fillsGap: false },
  })
}

const file = new URL('../../../../test/fixtures/rates-examples.json', import.meta.url)
const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: readonly Example[] }

describe('the worked examples of contract section 5', () => {
  it.each(examples.map((example) => [example.id, example] as const))('%s', (_id, example) => {
    const outcome = priced(example)
    if (example.refused) return expect(outcome).toMatchObject({ ok: false, reason: example.refused })
    expect(outcome.ok && formatAmount(outcome.terms.total)).toBe(example.total)
    return undefined
  })
})

/** More where the proof is wanted; every run of the tests takes a few. */
const RUNS = Number(process.env.RATES_FUZZ_RUNS ?? 300)

describe('any plan and any stay', () => {
  it(`costs what a second calculator of exact fractions says (${RUNS} of each)`, () => {
    let costed = 0
    fc.assert(
      fc.property(plans, stays, (drawn, asked) => {
        const rates = planOf(drawn)
        const ages = asked.ages.slice(0, asked.children)
        const checkOut = addDays(asked.checkIn, asked.nights)
        const today = addDays(asked.checkIn, -asked.daysAhead)
        const extras = asked.extras ? (rates.extras ?? []).map((extra) => extra.name) : []
        const outcome = priced({
          rates,
          check_in: asked.checkIn,
          check_out: checkOut,
          guests: {
            adults: asked.adults,
            children: asked.children,
            child_ages: ages,
            babies: 1,
            pets: asked.pets,
          },
          today,
          extras,
          ...(asked.payBy ? { pay_by: asked.payBy } : {}),
        })
        const expected = calculate(rates, { ...asked, checkOut, today, ages, extras }, kindOf)
        expect(
          outcome.ok ? { total: formatAmount(outcome.terms.total) } : { refused: outcome.reason },
        ).toEqual(expected)
        if (!outcome.ok) return
        costed++
        const sum = outcome.terms.lines.reduce((total, line) => total + line.amount, 0)
        expect(sum).toBe(outcome.terms.total)
        const nights = outcome.terms.lines.flatMap((line) => line.dates ?? [])
        expect(nights.toSorted()).toEqual([...new Set(nights)].sort())
        expect(nights).toHaveLength(nightsBetween(asked.checkIn, checkOut))
      }),
      { numRuns: RUNS },
    )
    // Two thirds of the plans refuse nothing; a test that compared refusals only would prove little.
    expect(costed).toBeGreaterThan(RUNS / 3)
  })

  it('is stored and read again without a loss', () => {
    fc.assert(
      fc.property(plans, (drawn) => {
        const plan = parseRatePlan(planOf(drawn))
        expect(parseRatePlan(JSON.parse(JSON.stringify(fromRatePlan(plan))))).toEqual(plan)
      }),
      { numRuns: 100 },
    )
  })
})
