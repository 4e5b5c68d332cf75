// `npm run bench`: builds what is out of date, then measures it. Names of benchmarks may follow; `--smoke`: a minute.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { allPackages, bundle } from './bundle.mjs'
import { prepare } from './prepare.mjs'
import { ROOT } from './workspace.mjs'

await prepare()
// Beside the server: what it imports is found as the server finds it.
const outdir = 'server/dist'
await bundle({ entries: { bench: 'bench/src/main.ts' }, outdir, external: allPackages() })
const { status, signal } = spawnSync(
  process.execPath,
  ['--enable-source-maps', path.join(ROOT, outdir, 'bench.js'), ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: ROOT },
)
process.exit(signal ? 1 : (status ?? 1))
