import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { measureCalendar } from './calendar.ts'
import { measureChat, SMOKE as SMALL_CHAT } from './chat.ts'
import { measureGuestPages } from './guest-pages.ts'
import { measureHolds, SMOKE as SMALL_HOLDS } from './holds.ts'
import { measureIdle } from './idle.ts'
import { measureLanguage } from './language.ts'
import { busyness, type Measurement } from './measurement.ts'
import { measureReads, SMOKE as SMALL_READS } from './reads.ts'
import { measureTables } from './tables.ts'

type Benchmark = () => readonly Measurement[] | Promise<readonly Measurement[]>

/** Every benchmark by the name it is asked for on the command line; all of them without a name. */
const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  language: measureLanguage,
  calendar: measureCalendar,
  'guest-pages': measureGuestPages,
  chat: () => measureChat(),
  holds: () => measureHolds(),
  reads: () => measureReads(),
  tables: measureTables,
  idle: measureIdle,
}
/** A minute of it, for every change: only counts and ratios are judged, and these by half of what is promised. */
const SMOKE: Readonly<Record<string, Benchmark>> = {
  chat: () => measureChat(SMALL_CHAT),
  holds: () => measureHolds(SMALL_HOLDS),
  reads: () => measureReads(SMALL_READS),
}

const asked = process.argv.slice(2).filter((name) => name !== '--smoke')
const isSmoke = process.argv.includes('--smoke')
const benchmarks = isSmoke ? SMOKE : BENCHMARKS
const busy = busyness()
const measurements: Measurement[] = []
for (const [name, run] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.error(`measuring ${name} …`)
  measurements.push(...(await run()))
}
const busyAfter = busy ?? busyness()

/** Absolutes of a busy machine say nothing of the product. */
const judged = measurements.map((one) => (busyAfter && one.isAbsolute ? { ...one, kept: null } : one))

const folder = join('bench', 'results')
mkdirSync(folder, { recursive: true })
const run = {
  measuredAt: new Date().toISOString(),
  node: process.version,
  cores: availableParallelism(),
  busy: busyAfter,
  measurements: judged,
}
writeFileSync(join(folder, isSmoke ? 'smoke.json' : 'latest.json'), `${JSON.stringify(run, null, 2)}\n`)
if (busyAfter) console.log(`The machine is busy (${busyAfter}): times and rates are shown and not judged.\n`)
for (const { name, value, unit, promise, kept } of judged) {
  const verdict = kept === null ? (promise ? 'not judged' : '') : kept ? 'kept' : 'MISSED'
  console.log(`${name.padEnd(72)} ${`${value} ${unit}`.padStart(16)}   ${promise.padEnd(10)} ${verdict}`)
}
if (isSmoke) process.exitCode = judged.some(isWorseThanHalf) ? 1 : 0

/** Counts are promises to the letter; a ratio may be twice as bad on a machine that does other things. */
function isWorseThanHalf({ unit, value, promise, kept }: Measurement): boolean {
  if (kept !== false) return false
  const [, sign, limit] = /^([<>]=) ([\d.]+)$/.exec(promise) ?? []
  if (unit === 'statements') return true
  if (unit !== 'x' && unit !== '%') return false
  return sign === '<=' ? value > 2 * Number(limit) : value < Number(limit) / 2
}
