// Builds what is out of date: `npm run build`, or by itself before `npm start`.
// `--force` builds everything.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { bundle, PART } from './bundle.mjs'
import { BUILDS, isFresh, ROOT, sourceDigest, unwritableFolder, writeStamp } from './workspace.mjs'

const steps = [
  [BUILDS.server, buildServer],
  [BUILDS.web, buildWeb],
]

const force = process.argv.includes('--force')
for (const [what, run] of steps) {
  if (!force && isFresh(what)) continue
  const folder = unwritableFolder(what)
  if (folder) {
    console.error(`This user may not write to ${folder}. Build once as whoever may: npm run build`)
    process.exit(1)
  }
  const digest = sourceDigest(what)
  const startedAt = performance.now()
  await run()
  writeStamp(what, digest)
  console.log(`Built the ${what.title} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

/** One bundle per file of `server/src/main`: each is a process, or a thread, of its own. */
async function buildServer() {
  const folder = path.join(ROOT, 'server/src/main')
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const entries = Object.fromEntries(names.map((name) => [name.slice(0, -3), `server/src/main/${name}`]))
  removeOldParts(path.join(ROOT, 'server/dist'))
  await bundle({ entries, outdir: 'server/dist' })
}

/** Parts that bundles share are named after their content, so the next build does not write over them. */
function removeOldParts(folder) {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (name.startsWith(PART)) rmSync(path.join(folder, name))
  }
}

/** Once and well, so that no request waits for it: what guests load over a telephone's line. */
function compressGuestFiles(folder) {
  const manifest = JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8'))
  const files = Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css])
  for (const file of new Set(files)) {
    const bytes = readFileSync(path.join(folder, file))
    writeFileSync(path.join(folder, `${file}.br`), brotliCompressSync(bytes))
    writeFileSync(path.join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

async function buildWeb() {
  const { build } = await import('vite')
  const root = path.join(ROOT, 'web')
  // React picks its slow development build when this says so; what we make here is always the shipped one.
  process.env.NODE_ENV = 'production'
  const config = { root, configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' }
  await build(config)
  await build({ ...config, mode: 'guest' })
  compressGuestFiles(path.join(root, 'dist'))
  // What draws guests' pages on the server lies below what browsers load, and is never served.
  await build({ ...config, build: { ssr: true } })
}
