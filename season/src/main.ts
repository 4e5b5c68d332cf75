import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { told } from './days.ts'
import { reportPage } from './report/page.ts'
import { playSeason, type SeasonOptions, type SeasonResult } from './season.ts'
import { shrink } from './shrink.ts'

const USAGE = `npm run season -- [--seed 7] [--days 90] [--cabins 6] [--faults none|low|high] [--from 2026-12-26]
  [--crowd 0.5] [--only 3,17] [--beat seconds] [--most-minutes 2] [--shrink] [--out folder] [--keep] [--lived-in file]
Several seeds (--seed 7,8) are played side by side.`

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '7' },
    days: { type: 'string', default: '90' },
    cabins: { type: 'string', default: '6' },
    faults: { type: 'string', default: 'high' },
    from: { type: 'string', default: '2026-12-26' },
    beat: { type: 'string', default: '3600' },
    crowd: { type: 'string', default: '1' },
    only: { type: 'string' },
    'most-minutes': { type: 'string' },
    out: { type: 'string', default: path.join('season', 'results') },
    shrink: { type: 'boolean', default: false },
    'lived-in': { type: 'string' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const faults = (['none', 'low', 'high'] as const).find((one) => one === values.faults)
if (values.help || !faults) {
  console.log(USAGE)
  process.exit(values.help ? 0 : 2)
}

const seeds = values.seed.split(',')
const results = await Promise.all(seeds.map((seed) => play(seed)))
process.exit(results.some((one) => one.breaches.length > 0) ? 1 : 0)

async function play(seed: string): Promise<SeasonResult> {
  const options = optionsFor(seed)
  const whole = await playSeason(options)
  const result = values.shrink && whole.breaches.length > 0 ? await shrink(options, whole) : whole
  write(result, options)
  if (values.keep) console.log(options.folder)
  else rmSync(options.folder, { recursive: true, force: true })
  return result
}

function optionsFor(seed: string): SeasonOptions {
  // In memory where the system offers that: a season writes every page of its database many times.
  const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  return {
    seed,
    days: Number(values.days),
    cabins: Number(values.cabins),
    faults: faults ?? 'high',
    from: values.from,
    folder: mkdtempSync(path.join(scratch, 'tranquera-season-')),
    program: path.resolve('server/dist/season.js'),
    beatSeconds: Number(values.beat),
    crowd: Number(values.crowd),
    ...(values['most-minutes'] ? { mostMinutes: Number(values['most-minutes']) } : {}),
    ...(values['lived-in'] ? { livedIn: values['lived-in'] } : {}),
    ...(values.only ? { only: new Set(values.only.split(',').map(Number)) } : {}),
    tell: (line) => console.log(seeds.length > 1 ? `${seed}: ${line}` : line),
  }
}

function write(result: SeasonResult, options: SeasonOptions): void {
  mkdirSync(values.out, { recursive: true })
  const { story, ...report } = result
  const file = (ending: string) => path.join(values.out, `season-${result.seed}.${ending}`)
  const lines = story.map((line) => `${told(line.at)} ${line.who}: ${line.what}`)
  writeFileSync(file('json'), `${JSON.stringify(report, null, 2)}\n`)
  writeFileSync(file('html'), reportPage(result))
  writeFileSync(file('story.txt'), `${lines.join('\n')}\n`)
  const { figures } = result
  const said = [
    `${result.days} of ${options.days} days`,
    `${result.breaches.length} breaches, ${figures.wrongHeld} wrong stays held`,
    `${figures.conversations} conversations, ${(100 * figures.withoutOwner).toFixed(1)} % without the owner`,
    `${figures.bookings} bookings, ${result.daysAMinute.toFixed(1)} days a minute`,
  ]
  options.tell(said.join('; '))
  options.tell(`Report: ${file('html')}`)
}
