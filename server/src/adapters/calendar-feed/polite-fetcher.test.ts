import { expect, it } from 'vitest'
import type { FeedFetcher, FetchOutcome } from '../../features/channels/ports.ts'
import { manualClock } from '../../lib/clock.ts'
import { HostGate, POLITE } from './host-gate.ts'
import { createPoliteFetcher } from './polite-fetcher.ts'

const request = { url: 'https://calendars.example/a.ics', etag: null, lastModified: null, budgetMs: 500 }
const failure = (errorType: 'server_error' | 'not_found'): FetchOutcome => ({
  kind: 'failure',
  errorType,
  detail: errorType,
})

function polite(answer: () => FetchOutcome, minSpacingSeconds = 0) {
  const clock = manualClock('2026-11-24T15:00:00Z')
  let asked = 0
  const fetcher: FeedFetcher = {
    inspect: async () => null,
    fetch: async () => {
      asked++
      return answer()
    },
  }
  const open: number[] = []
  const guarded = createPoliteFetcher({
    fetcher,
    gate: new HostGate({ ...POLITE, minSpacingSeconds, clock }),
    allowPrivateHosts: false,
    clock,
    observe: ({ openHosts }) => open.push(openHosts),
  })
  return { clock, guarded, open, asked: () => asked }
}

it('leaves a host alone after five failures in a row, and tries again later', async () => {
  const { clock, guarded, open, asked } = polite(() => failure('server_error'))
  for (let i = 0; i < 5; i++) await guarded.fetch(request)
  expect(await guarded.fetch(request)).toMatchObject({ kind: 'postponed', reason: 'open' })
  expect(asked()).toBe(5)
  clock.advance(300)
  expect(await guarded.fetch(request)).toMatchObject({ kind: 'failure' })
  expect(open).toHaveLength(6)
})

it('does not blame a host for one calendar that was removed', async () => {
  const { guarded, asked } = polite(() => failure('not_found'))
  for (let i = 0; i < 8; i++) expect((await guarded.fetch(request)).kind).toBe('failure')
  expect(asked()).toBe(8)
})

it('says when to come back instead of asking twice within a second', async () => {
  const { guarded, asked } = polite(() => ({ kind: 'not_modified' }), 1)
  expect(await guarded.fetch(request)).toEqual({ kind: 'not_modified' })
  expect(await guarded.fetch(request)).toEqual({
    kind: 'postponed',
    reason: 'too_soon',
    retryAfterSeconds: 1,
  })
  expect(asked()).toBe(1)
})

it('leaves an address that is none to the fetcher', async () => {
  const { guarded, asked } = polite(() => failure('not_found'))
  await guarded.fetch({ ...request, url: 'nonsense' })
  expect(asked()).toBe(1)
  expect(await guarded.inspect('nonsense')).toBeNull()
})
