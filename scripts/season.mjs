// `npm run season`: builds what is out of date, then plays a season against the built product.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { prepare } from './prepare.mjs'
import { ROOT } from './workspace.mjs'

await prepare()
const { status, signal } = spawnSync(
  process.execPath,
  [path.join(ROOT, 'scripts/run.mjs'), 'season/src/main.ts', ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: ROOT },
)
process.exit(signal ? 1 : (status ?? 1))
