// Runs a TypeScript program of this repository: node scripts/run.mjs server/src/main/cli.ts [arguments]
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { allPackages, bundle } from './bundle.mjs'
import { ROOT } from './workspace.mjs'

const [entry, ...rest] = process.argv.slice(2)
const source = entry && path.relative(ROOT, path.resolve(entry))
if (!source || !existsSync(path.join(ROOT, source))) {
  console.error(entry ? `There is no ${entry}` : 'Which program? node scripts/run.mjs server/src/main/cli.ts')
  process.exit(1)
}

// Below the server package, because programs find migrations and templates by walking up to it.
const outdir = 'server/dist/run'
const name = source.replace(/\.ts$/, '').replaceAll(path.sep, '-')
await bundle({ entries: { [name]: source }, outdir, external: allPackages() })

const program = path.join(ROOT, outdir, `${name}.js`)
process.argv = [process.execPath, program, ...rest]
process.setSourceMapsEnabled(true)
await import(pathToFileURL(program).href)
