// `npm run prove`: what takes longer than CI may. Each part says what it did; the last line sums up.
import { spawnSync } from 'node:child_process'

const PARTS = [
  ['the browser, every page', 'npx', ['vitest', 'run', '--config', 'e2e/vitest.config.ts'], {}],
  [
    'money: 2,000 sequences',
    'npx',
    ['vitest', 'run', 'server/test/scenarios/money-fuzz.test.ts'],
    { MONEY_FUZZ_RUNS: '2000' },
  ],
  [
    'platforms: 40 storms',
    'npx',
    ['vitest', 'run', 'server/src/features/channels/service/storm.test.ts'],
    { CHANNEL_STORM_RUNS: '40' },
  ],
  [
    'a season of 90 days',
    'npm',
    ['run', 'season', '--', '--seed', '7', '--days', '90', '--cabins', '6', '--faults', 'high'],
    {},
  ],
]

const failed = PARTS.filter(([title, command, args, env]) => {
  console.log(`\n== ${title}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return status !== 0
})
console.log(failed.length === 0 ? '\nproved' : `\nnot proved: ${failed.map(([title]) => title).join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
