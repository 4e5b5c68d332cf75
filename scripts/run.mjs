// Runs a TypeScript entry: node scripts/run.mjs path/to/entry.ts [arguments]
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const fromRoot = createRequire(join(root, 'package.json'))
const [entry, ...args] = process.argv.slice(2)
if (!entry) {
  console.error('Usage: node scripts/run.mjs path/to/entry.ts [arguments]')
  process.exit(2)
}
const folder = join(root, 'node_modules', '.cache', 'run')
mkdirSync(folder, { recursive: true })
const outfile = join(folder, `${entry.replaceAll(/[^a-z0-9]+/gi, '-')}.mjs`)
await build({
  entryPoints: [resolve(root, entry)],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  // The workspaces are TypeScript sources: they are bundled, registry packages are not.
  plugins: [
    {
      name: 'workspaces',
      setup: (b) =>
        b.onResolve({ filter: /^@tranquera\// }, ({ path }) => ({ path: fromRoot.resolve(path) })),
    },
  ],
  sourcemap: 'inline',
  logLevel: 'warning',
})
const { status, signal } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], {
  stdio: 'inherit',
  cwd: root,
})
process.exit(signal ? 1 : (status ?? 1))
