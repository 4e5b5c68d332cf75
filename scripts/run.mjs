// Runs a TypeScript entry: node scripts/run.mjs path/to/entry.ts [arguments]
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { allPackages, bundle } from './bundle.mjs'
import { ROOT } from './workspace.mjs'

const [entry, ...args] = process.argv.slice(2)
if (!entry) {
  console.error('Usage: node scripts/run.mjs path/to/entry.ts [arguments]')
  process.exit(2)
}
const outdir = path.join('node_modules/.cache/run', entry.replaceAll(/[^a-z0-9]+/gi, '-'))
await bundle({ entries: { main: entry }, outdir, external: allPackages() })
const program = path.join(ROOT, outdir, 'main.js')
const { status, signal } = spawnSync(process.execPath, ['--enable-source-maps', program, ...args], {
  stdio: 'inherit',
  cwd: ROOT,
})
process.exit(signal ? 1 : (status ?? 1))
