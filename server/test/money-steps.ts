import fc from 'fast-check'

export const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'open' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      how: fc.constantFrom('approve', 'approve', 'part', 'reject', 'pend', 'coupon'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('bank' as const), which: fc.nat(3), approves: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('dispute' as const),
      which: fc.nat(3),
      how: fc.constantFrom('chargeback', 'settled', 'reimbursed', 'mediate', 'won', 'lost'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('outside' as const),
      which: fc.nat(3),
      percent: fc.constantFrom(30, 100),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('notify' as const),
      which: fc.nat(3),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('work' as const), at: fc.nat(20) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('race' as const), one: fc.nat(20), other: fc.nat(20) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('crash' as const),
      when: fc.constantFrom('before', 'after', 'in_transaction'),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'stale' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('outage' as const), calls: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(40, 900, 1801, 7200) }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'expire' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'rival' as const }) },
  { weight: 6, arbitrary: fc.constant({ do: 'work_all' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel_one' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('change' as const), nights: fc.constantFrom(2, 4) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'reopen' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('cash' as const), percent: fc.constantFrom(20, 100) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'extend' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'reconcile' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('purse' as const),
      state: fc.constantFrom('empty', 'full', 'slow', 'quick'),
    }),
  },
)
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const WIDER: ReadonlySet<string> = new Set(['cancel_one', 'change', 'reopen', 'cash'])

/** What only long runs do. */
export function isWide(one: Step): boolean {
  return WIDER.has(one.do) || ('how' in one && one.how === 'part')
}
