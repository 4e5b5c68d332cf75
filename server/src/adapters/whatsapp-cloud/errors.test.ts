import { describe, expect, test } from 'vitest'
import { failureOf, networkFailure, verdictOf } from './errors.ts'

describe('what to do about an error code', () => {
  test.each([1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 2494100, 133000, 133004, 134101])(
    '%i: retry',
    (code) => {
      expect(verdictOf(code)).toMatchObject({ kind: 'retry' })
    },
  )
  test.each([0, 3, 10, 190, 200, 299, 368, 131005, 131031, 131042, 133010])('%i: a person', (code) => {
    expect(verdictOf(code).kind).toBe('alert')
  })
  test.each([
    33, 100, 131008, 131009, 131021, 131026, 131030, 131047, 131051, 131053, 131062, 132000, 132001, 132012,
    132015, 137000, 999999,
  ])('%i: never again', (code) => {
    expect(verdictOf(code).kind).toBe('rejected')
  })
})

describe('reading an answer that is no success', () => {
  const answer = (error: object, retryAfter: string | null = null) =>
    failureOf({ status: 400, body: JSON.stringify({ error }), retryAfter })

  test('details may be an object, a string or missing', () => {
    expect(answer({ code: 100, error_data: { details: 'why' }, message: 'm' }).detail).toBe('why')
    expect(answer({ code: 100, error_data: 'why' }).detail).toBe('why')
    expect(answer({ code: 100, message: '(#100) m' }).detail).toBe('(#100) m')
  })

  test("Retry-After wins over our own pause; Meta's transient flag makes an unknown code worth a retry", () => {
    expect(answer({ code: 130429 }, '17').retryAfterSeconds).toBe(17)
    expect(answer({ code: 424242, is_transient: true }).kind).toBe('retry')
  })

  test.each([
    [502, 'ambiguous'],
    [504, 'ambiguous'],
    [503, 'retry'],
    [429, 'retry'],
    [401, 'alert'],
    [404, 'rejected'],
  ])('HTTP %i of something in between: %s', (status, kind) => {
    expect(failureOf({ status, body: '<html>', retryAfter: null }).kind).toBe(kind)
  })

  test('a refused connection never left, a reset one may have', () => {
    const failed = (code: string) =>
      networkFailure(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) })).kind
    expect(failed('ECONNREFUSED')).toBe('retry')
    expect(failed('ENOTFOUND')).toBe('retry')
    expect(failed('ECONNRESET')).toBe('ambiguous')
    expect(networkFailure(new DOMException('late', 'TimeoutError')).kind).toBe('ambiguous')
  })
})
