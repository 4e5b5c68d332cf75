import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { told } from './days.ts'
import { reportPage } from './report/page.ts'
import { playSeason, type SeasonOptions } from './season.ts'
import { shrink } from './shrink.ts'

const USAGE = `npm run season -- [--seed 7] [--days 90] [--cabins 6] [--faults none|low|high] [--from 2026-12-26]
  [--beat seconds] [--crowd 0.5] [--only 3,17] [--out folder] [--shrink] [--keep]`

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
    out: { type: 'string', default: path.join('season', 'results') },
    keep: { type: 'boolean', default: false },
    shrink: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}
const faults = (['none', 'low', 'high'] as const).find((one) => one === values.faults)
if (!faults) {
  console.error(USAGE)
  process.exit(2)
}

/** In memory where the system offers that: a season writes every page of its database many times. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const folder = mkdtempSync(path.join(scratch, 'tranquera-season-'))
const options: SeasonOptions = {
  seed: values.seed,
  days: Number(values.days),
  cabins: Number(values.cabins),
  faults,
  from: values.from,
  folder,
  program: path.resolve('server/dist/season.js'),
  beatSeconds: Number(values.beat),
  crowd: Number(values.crowd),
  ...(values.only ? { only: new Set(values.only.split(',').map(Number)) } : {}),
  tell: (line) => console.log(line),
}
const whole = await playSeason(options)
const result = values.shrink && whole.breaches.length > 0 ? await shrink(options, whole) : whole
mkdirSync(values.out, { recursive: true })
const { story, ...report } = result
const file = (ending: string) => path.join(values.out, `season-${values.seed}.${ending}`)
writeFileSync(file('json'), `${JSON.stringify(report, null, 2)}\n`)
writeFileSync(file('html'), reportPage(result))
writeFileSync(
  file('story.txt'),
  `${story.map((line) => `${told(line.at)} ${line.who}: ${line.what}`).join('\n')}\n`,
)
const { figures } = result
const lines = [
  `${result.breaches.length} breaches, ${figures.wrongHeld} wrong stays held`,
  `${figures.conversations} conversations, ${(100 * figures.withoutOwner).toFixed(1)} % without the owner`,
  `${figures.bookings} bookings, ${result.daysAMinute.toFixed(1)} days a minute`,
]
console.log(lines.join('; '))
console.log(`Report: ${file('html')}`)
if (values.keep) console.log(folder)
else rmSync(folder, { recursive: true, force: true })
process.exit(result.breaches.length > 0 ? 1 : 0)
