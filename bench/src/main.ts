import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureCalendar } from './calendar.ts'
import { measureGuestPages } from './guest-pages.ts'
import { measureLanguage } from './language.ts'
import type { Measurement } from './measurement.ts'

/** Every benchmark by the name it is asked for on the command line; all of them without a name. */
const BENCHMARKS: Readonly<Record<string, () => readonly Measurement[] | Promise<readonly Measurement[]>>> = {
  language: measureLanguage,
  calendar: measureCalendar,
  'guest-pages': measureGuestPages,
}

const asked = process.argv.slice(2)
const names = Object.keys(BENCHMARKS).filter((name) => asked.length === 0 || asked.includes(name))
const measurements: Measurement[] = []
for (const name of names) measurements.push(...((await BENCHMARKS[name]?.()) ?? []))

const folder = join('bench', 'results')
mkdirSync(folder, { recursive: true })
writeFileSync(
  join(folder, 'latest.json'),
  `${JSON.stringify({ measuredAt: new Date().toISOString(), node: process.version, measurements }, null, 2)}\n`,
)
for (const { name, value, unit, promise, kept } of measurements)
  console.log(
    `${name.padEnd(46)} ${`${value} ${unit}`.padStart(14)}   ${promise.padEnd(10)} ${kept ? 'kept' : 'MISSED'}`,
  )
