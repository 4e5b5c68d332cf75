import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Labelled } from '../../server/src/features/language/domain/evaluation.ts'
import { readLabelled } from '../../server/src/features/language/domain/labels.ts'
import { understand } from '../../server/src/features/language/domain/understand.ts'
import type { UnderstandContext } from '../../server/src/features/language/domain.ts'
import { toInstant } from '../../server/src/lib/clock.ts'
import type { Measurement } from './measurement.ts'

const FIXTURES = 'server/src/features/language/fixtures'
const WARM_UP_ROUNDS = 10
const ROUNDS = 40
const PROMISED_PER_SECOND = 10_000
const PROMISED_P99_MS = 1
const PROMISED_WORST_MS = 10
/** WhatsApp delivers no longer text. */
const LONGEST_TEXT = 65_536
/** What a pattern that looks back and forth, a list without end or a half-read date would stumble over. */
const HOSTILE = [
  '1 al 2 ',
  'a ',
  'de la ',
  'tienen ',
  'puedo ',
  '(',
  '1/1 ',
  'y ',
  '2 y ',
  'no, ',
  'x',
  '\n',
  '🏔 ',
  '@',
]

/** The labelled messages, read over and over on one core, and the worst that can be sent. */
export function measureLanguage(): readonly Measurement[] {
  const messages = readdirSync(FIXTURES)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readLabelled(file, readFileSync(join(FIXTURES, file), 'utf8')))
    .map((item): [string, UnderstandContext] => [item.text, contextOf(item)])
  for (let round = 0; round < WARM_UP_ROUNDS; round++)
    for (const [text, context] of messages) understand(text, context)
  const tookMs: number[] = []
  const before = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round++)
    for (const [text, context] of messages) tookMs.push(timed(text, context))
  const { user, system } = process.cpuUsage(before)
  const perSecond = (1e6 * tookMs.length) / (user + system)
  const p99Ms = tookMs.toSorted((a, b) => a - b)[Math.floor(tookMs.length * 0.99)] ?? 0
  const worstMs = Math.max(...HOSTILE.map((piece) => worstOf(piece)))
  return [
    {
      name: 'language: messages understood a second of processor time',
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
    {
      name: 'language: the longest hostile text',
      value: Number(worstMs.toFixed(2)),
      unit: 'ms',
      promise: `≤ ${PROMISED_WORST_MS}`,
      kept: worstMs <= PROMISED_WORST_MS,
    },
  ]
}

function timed(text: string, context: UnderstandContext): number {
  const before = performance.now()
  understand(text, context)
  return performance.now() - before
}

/** The quickest of a few readings of a text full of one piece: what it costs, not what else the machine does. */
function worstOf(piece: string): number {
  const text = piece.repeat(Math.ceil(LONGEST_TEXT / piece.length)).slice(0, LONGEST_TEXT)
  const context = contextOf({ id: '', lang: 'es', text })
  return Math.min(...Array.from({ length: 5 }, () => timed(text, context)))
}

function contextOf(item: Labelled): UnderstandContext {
  return {
    now: toInstant(`${item.ref ?? '2025-10-14'}T10:00:00-03:00`),
    zone: item.tz ?? 'America/Argentina/Buenos_Aires',
    locale: item.lang,
  }
}
