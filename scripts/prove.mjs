// `npm run prove`: what takes longer than CI may. `npm run prove -- faults hostile` proves these parts alone, and
// `npm run prove -- --list` names them. The last lines sum up: what each part did, how long it took, and what it left
// out and why.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { outcomeOf } from './prove/outcome.mjs'
import { startRedis } from './prove/redis.mjs'

const vitest = (...files) => ['npx', 'vitest', 'run', '--reporter=verbose', ...files]

const PARTS = {
  faults: {
    title: 'guests ask, hold and pay while every fault strikes',
    words: vitest('server/test/scenarios/faults.test.ts'),
    env: { FAULTS: 'all' },
  },
  kills: {
    title: 'killed 50 times in mixed traffic',
    words: vitest('server/test/scenarios/kills.test.ts'),
    env: { KILLS: '50' },
  },
  machines: {
    title: 'two servers and a worker on one database',
    words: vitest(
      'server/test/scenarios/several-machines.test.ts',
      'server/test/scenarios/two-servers.test.ts',
    ),
    env: { MACHINE_KILLS: '10' },
  },
  hostile: {
    title: 'hostile inputs at every door',
    words: vitest(
      'server/test/scenarios/hostile-doors.test.ts',
      'server/test/scenarios/api-document.test.ts',
    ),
    env: { FUZZ_REQUESTS: '20000' },
  },
  money: {
    title: 'money: 2,000 sequences, a month of 200 stays',
    words: vitest('server/test/scenarios/money-fuzz.test.ts', 'server/test/scenarios/money-month.test.ts'),
    env: { MONEY_FUZZ_RUNS: '2000', MONEY_MONTH_STAYS: '200' },
  },
  moneywide: {
    title: 'money: 500 sequences with groups, two cards, changes, reopening, cash',
    words: vitest('server/test/scenarios/money-fuzz.test.ts'),
    env: { MONEY_FUZZ_WIDE: 'yes', MONEY_FUZZ_RUNS: '500' },
  },
  platforms: {
    title: 'platforms: 40 storms, 5 echo storms of 30 days',
    words: vitest(
      'server/src/features/channels/service/storm.test.ts',
      'server/src/features/channels/service/echo-storm.test.ts',
    ),
    env: { CHANNEL_STORM_RUNS: '40', ECHO_STORM_SEEDS: '5,7,11,17,23' },
  },
  browser: {
    title: 'the browser, every page',
    words: ['npx', 'vitest', 'run', '--reporter=verbose', '--config', 'e2e/vitest.config.ts'],
  },
  season: {
    title: 'a season of 90 days',
    words: [
      ...['npm', 'run', 'season', '--'],
      ...['--seed', '7', '--days', '90', '--cabins', '6', '--faults', 'high'],
    ],
  },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in PARTS) && name !== '--list')
if (unknown.length > 0 || asked.includes('--list')) {
  if (unknown.length > 0) console.error(`There is no part ${unknown.join(', ')}.`)
  for (const [name, { title }] of Object.entries(PARTS)) console.log(`${name.padEnd(10)} ${title}`)
  process.exit(unknown.length > 0 ? 1 : 0)
}

const redis = process.env.TEST_REDIS_URL ? null : await startRedis()
const chosen = Object.entries(PARTS).filter(([name]) => asked.length === 0 || asked.includes(name))
const done = []
for (const [name, part] of chosen) {
  console.log(`\n== ${name}: ${part.title}`)
  const began = performance.now()
  const { status, said } = await run(part)
  const minutes = (performance.now() - began) / 60_000
  done.push({ name, title: part.title, minutes, ...outcomeOf({ status, said }) })
}
redis?.stop()

console.log('\n== What was proved')
for (const { name, title, minutes, verdict, counts, leftOut } of done) {
  console.log(
    `${verdict.padEnd(10)} ${name.padEnd(10)} ${minutes.toFixed(1).padStart(5)} min  ${title}${counts}`,
  )
  for (const reason of leftOut) console.log(`${' '.repeat(22)}left out: ${reason}`)
}
const failed = done.filter(({ verdict }) => verdict === 'NOT PROVED')
console.log(
  `${done.length - failed.length} of ${done.length} parts hold, ` +
    `${done.reduce((sum, { minutes }) => sum + minutes, 0).toFixed(0)} min.`,
)
process.exitCode = failed.length > 0 ? 1 : 0

/** What it says goes to the terminal as it comes, and is kept for the summary. */
async function run({ words: [command = '', ...args], env = {} }) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NO_COLOR: '1', ...(redis ? { TEST_REDIS_URL: redis.url } : {}), ...env },
  })
  const said = []
  child.stdout.on('data', (bytes) => {
    process.stdout.write(bytes)
    said.push(bytes)
  })
  await once(child, 'close')
  return { status: child.exitCode, said: Buffer.concat(said).toString() }
}
