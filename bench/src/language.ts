import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Labelled } from '../../server/src/features/language/domain/evaluation.ts'
import { understand } from '../../server/src/features/language/domain/understand.ts'
import type { UnderstandContext } from '../../server/src/features/language/domain.ts'
import { toInstant } from '../../server/src/lib/clock.ts'
import type { Measurement } from './measurement.ts'

const FIXTURES = 'server/src/features/language/fixtures'
const WARM_UP_ROUNDS = 10
const ROUNDS = 40
const PROMISED_PER_SECOND = 10_000
const PROMISED_P99_MS = 1

/** The labelled messages, read over and over on one core. */
export function measureLanguage(): readonly Measurement[] {
  const messages = readdirSync(FIXTURES)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(FIXTURES, file), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as Labelled)
    .map((item): [string, UnderstandContext] => [item.text, contextOf(item)])
  for (let round = 0; round < WARM_UP_ROUNDS; round++)
    for (const [text, context] of messages) understand(text, context)
  const tookMs: number[] = []
  const startedAt = performance.now()
  for (let round = 0; round < ROUNDS; round++) {
    for (const [text, context] of messages) {
      const before = performance.now()
      understand(text, context)
      tookMs.push(performance.now() - before)
    }
  }
  const perSecond = (1000 * tookMs.length) / (performance.now() - startedAt)
  const p99Ms = tookMs.toSorted((a, b) => a - b)[Math.floor(tookMs.length * 0.99)] ?? 0
  return [
    {
      name: 'language: messages understood on one core',
      value: Math.round(perSecond),
      unit: '/s',
      promise: `≥ ${PROMISED_PER_SECOND}`,
      kept: perSecond >= PROMISED_PER_SECOND,
    },
    {
      name: 'language: one message, p99',
      value: Number(p99Ms.toFixed(3)),
      unit: 'ms',
      promise: `< ${PROMISED_P99_MS}`,
      kept: p99Ms < PROMISED_P99_MS,
    },
  ]
}

function contextOf(item: Labelled): UnderstandContext {
  return {
    now: toInstant(`${item.ref ?? '2025-10-14'}T10:00:00-03:00`),
    zone: item.tz ?? 'America/Argentina/Buenos_Aires',
    locale: item.lang,
  }
}
