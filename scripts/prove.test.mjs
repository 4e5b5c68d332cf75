import { expect, test } from 'vitest'
import { outcomeOf } from './prove/outcome.mjs'

const SAID = `
 ✓ server/test/scenarios/faults.test.ts > guests ask while > WhatsApp fails 7179ms
 ↓ server/test/scenarios/faults.test.ts > guests ask while > Redis is away [needs TEST_REDIS_URL]

 Test Files  1 passed (1)
      Tests  1 passed | 1 skipped (2)
`

test('a part that holds says how much of it did, and what was left out and why', () => {
  expect(outcomeOf({ status: 0, said: SAID })).toEqual({
    verdict: 'proved',
    counts: ': 1 passed, 0 failed, 1 left out',
    leftOut: ['Redis is away (needs TEST_REDIS_URL)'],
  })
})

test('a part that fails is not proved, and one that ran nothing neither', () => {
  expect(outcomeOf({ status: 1, said: SAID }).verdict).toBe('NOT PROVED')
  expect(outcomeOf({ status: null, said: '' }).verdict).toBe('NOT PROVED')
  expect(outcomeOf({ status: 0, said: '      Tests  3 skipped (3)\n' }).verdict).toBe('left out')
  const said = 'No Chromium found: install it or set CHROMIUM_PATH. The browser tests are left out.\n'
  expect(outcomeOf({ status: 0, said })).toMatchObject({ verdict: 'left out', leftOut: [said.trim()] })
  expect(outcomeOf({ status: 0, said: 'season: nothing wrong\n' }).verdict).toBe('proved')
})
