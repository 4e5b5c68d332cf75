import { describe, expect, test } from 'vitest'
import { createFaults, type SandboxFault, type Trigger } from './faults.ts'

const fault: SandboxFault = { kind: 'drop' }

function strikes(trigger: Trigger, calls: number): boolean[] {
  const faults = createFaults()
  faults.inject({ at: 'here', trigger, fault })
  return Array.from({ length: calls }, () => faults.strike('here') !== undefined)
}

describe('when a fault strikes', () => {
  test('always, the next few, or every nth call', () => {
    expect(strikes({ mode: 'always' }, 3)).toEqual([true, true, true])
    expect(strikes({ mode: 'next', count: 2 }, 4)).toEqual([true, true, false, false])
    expect(strikes({ mode: 'every', nth: 3 }, 7)).toEqual([false, false, true, false, false, true, false])
  })

  test('only at its own point, and no more once taken back', () => {
    const faults = createFaults()
    const takeBack = faults.inject({ at: 'here', trigger: { mode: 'always' }, fault })
    expect(faults.strike('there')).toBeUndefined()
    expect(faults.strike('here')).toEqual(fault)
    takeBack()
    expect(faults.strike('here')).toBeUndefined()
  })
})
