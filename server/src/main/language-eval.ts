import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  judge,
  type Labelled,
  type Other,
  type Scores,
  scoresOf,
  type Verdict,
} from '../features/language/domain/evaluation.ts'
import { readLabelled } from '../features/language/domain/labels.ts'

const folder = join(process.cwd(), 'server/src/features/language/fixtures')
const files = process.argv.slice(2)
const items = (files.length > 0 ? files : filesIn(folder)).flatMap((file) =>
  readLabelled(file, readFileSync(file, 'utf8')),
)
const verdicts = items.map((item) => judge(item))

printTable(
  'language',
  groupBy(verdicts, (v) => [v.item.lang]),
)
printTable(
  'tag',
  groupBy(verdicts, (v) => [...(v.item.tags ?? [])]),
)
printConfusion(verdicts)
printMisses(verdicts)
printSpeed(items)

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(txt|jsonl)$/.test(file))
    .map((file) => join(folder, file))
}

function groupBy(all: readonly Verdict[], keys: (v: Verdict) => string[]): Map<string, Verdict[]> {
  const groups = new Map<string, Verdict[]>()
  for (const verdict of all)
    for (const key of keys(verdict)) groups.set(key, [...(groups.get(key) ?? []), verdict])
  return groups
}

function printTable(title: string, groups: ReadonlyMap<string, readonly Verdict[]>): void {
  console.log(
    `\n${title.padEnd(14)} messages  stay exact  wrong unasked  asked when must  needless  guests  intents  extra`,
  )
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`
  for (const [key, list] of groups) {
    const s: Scores = scoresOf(list)
    const columns = [
      String(s.messages).padStart(8),
      percent(s.stayExact).padStart(11),
      percent(s.wrongWithoutAsking).padStart(14),
      percent(s.askedWhenMust).padStart(16),
      percent(s.needless).padStart(9),
      percent(s.guests).padStart(7),
      percent(s.intents).padStart(8),
      percent(s.extraIntents).padStart(6),
    ]
    console.log(`${key.padEnd(14)} ${columns.join(' ')}`)
  }
}

function printConfusion(all: readonly Verdict[]): void {
  console.log('\nintents: expected → read (count)')
  const pairs = groupBy(
    all.filter((v) => v.expectedIntent !== null),
    (v) => [`${v.expectedIntent} → ${v.reading.intents[0]?.name}`],
  )
  for (const [pair, list] of [...pairs].toSorted()) console.log(`  ${pair} (${list.length})`)
}

function printMisses(all: readonly Verdict[]): void {
  console.log('\nmisses')
  for (const v of all) {
    const { stay, guests, intents } = v.reading
    const missedStay = v.stay !== null && ['wrong', 'invented', 'needless', 'silent'].includes(v.stay)
    if (missedStay) {
      console.log(
        `  ${v.item.id} ${v.stay}: ${v.item.text}\n      read ${stay.certainty} ` +
          `${stay.checkIn}..${stay.checkOut} (${stay.nights}), expected ${v.item.status} ` +
          `${v.item.check_in}..${v.item.check_out} ${v.item.nights ?? ''}`,
      )
    }
    if (v.guests === false)
      console.log(
        `  ${v.item.id} guests: ${v.item.text}\n      read ${JSON.stringify(guests)}, expected ` +
          `${JSON.stringify(v.item.guests)}`,
      )
    for (const other of v.others)
      console.log(`  ${v.item.id} ${other}: ${v.item.text}\n      read ${readOf(v, other)}`)
    if (v.extraIntents > 0)
      console.log(
        `  ${v.item.id} extra: ${v.item.text}\n      read ${cuesOf(intents)}; expected ${v.expectedIntent}`,
      )
    if (v.intent === false)
      console.log(
        `  ${v.item.id} intent: ${v.item.text}\n      read ${cuesOf(intents)}; expected ${v.expectedIntent}`,
      )
  }
}

function cuesOf(intents: Verdict['reading']['intents']): string {
  return intents.map((intent) => `${intent.name} "${intent.cue}"`).join(', ')
}

function readOf({ item, reading }: Verdict, other: Other): string {
  const [read, expected] = {
    consent: [reading.consent, item.consent],
    change: [reading.change, item.change],
    cabins: [reading.accommodationIds, item.cabins],
    name: [reading.contact?.name, item.name],
  }[other]
  return `${JSON.stringify(read)}, expected ${JSON.stringify(expected)}`
}

function printSpeed(list: readonly Labelled[]): void {
  for (let i = 0; i < 5; i++) for (const item of list) judge(item)
  const took: number[] = []
  const used = process.cpuUsage()
  for (let i = 0; i < 10; i++) {
    for (const item of list) {
      const start = performance.now()
      judge(item)
      took.push(performance.now() - start)
    }
  }
  const { user, system } = process.cpuUsage(used)
  const totalMs = (user + system) / 1000
  const p99 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0
  console.log(
    `\nspeed: ${Math.round((1000 * took.length) / totalMs)} messages/s of processor time, p99 ${p99.toFixed(3)} ms`,
  )
}
