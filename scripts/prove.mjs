// `npm run prove`: what takes longer than CI may. `npm run prove -- faults hostile` proves these parts alone, and
// `npm run prove -- --list` names them. Each part says what it did; the last lines sum up.
import { spawnSync } from 'node:child_process'

const vitest = (...files) => ['npx', 'vitest', 'run', '--reporter=verbose', ...files]

const PARTS = {
  browser: {
    title: 'the browser, every page',
    words: ['npx', 'vitest', 'run', '--config', 'e2e/vitest.config.ts'],
  },
  faults: {
    title: 'guests ask, hold and pay while every fault strikes',
    words: vitest('server/test/scenarios/faults.test.ts'),
    env: { FAULTS: 'all' },
  },
  hostile: {
    title: 'hostile inputs at every door',
    words: vitest(
      'server/test/scenarios/hostile-doors.test.ts',
      'server/test/scenarios/api-document.test.ts',
    ),
    env: { FUZZ_REQUESTS: '20000' },
  },
  machines: {
    title: 'two servers and a worker on one database',
    words: vitest(
      'server/test/scenarios/several-machines.test.ts',
      'server/test/scenarios/two-servers.test.ts',
    ),
  },
  money: {
    title: 'money: 2,000 sequences',
    words: vitest('server/test/scenarios/money-fuzz.test.ts'),
    env: { MONEY_FUZZ_RUNS: '2000' },
  },
  platforms: {
    title: 'platforms: 40 storms',
    words: vitest('server/src/features/channels/service/storm.test.ts'),
    env: { CHANNEL_STORM_RUNS: '40' },
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

const chosen = Object.entries(PARTS).filter(([name]) => asked.length === 0 || asked.includes(name))
const done = chosen.map(([name, { title, words, env = {} }]) => {
  console.log(`\n== ${name}: ${title}`)
  const [command = '', ...args] = words
  const began = performance.now()
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return { name, isProved: status === 0, seconds: Math.round((performance.now() - began) / 1000) }
})

console.log('')
for (const { name, isProved, seconds } of done) {
  console.log(`${isProved ? 'proved    ' : 'NOT PROVED'} ${name.padEnd(10)} ${seconds} s`)
}
process.exitCode = done.every(({ isProved }) => isProved) ? 0 : 1
