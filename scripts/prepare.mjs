import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** What every command needs first: a Node that is new enough, the packages, a fresh build, the settings. */
export async function prepare() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Tranquera needs Node.js 20.19 or newer; this is ${process.versions.node}.`)
    console.error('Install the current LTS from https://nodejs.org and run the same command again.')
    process.exit(1)
  }
  if (!existsSync(path.join(ROOT, 'node_modules'))) {
    console.error('The packages are not installed yet. Run: npm install && npm start')
    process.exit(1)
  }
  buildWhenStale(await import('./workspace.mjs'))
  const settings = path.join(process.cwd(), '.env')
  if (existsSync(settings)) process.loadEnvFile(settings)
}

/** The build runs in a process of its own, so that its memory does not stay with the server. */
function buildWhenStale({ BUILDS, isFresh }) {
  if (Object.values(BUILDS).every(isFresh)) return
  console.log('Building Tranquera (only after an installation or a change)')
  runFirst('scripts/build.mjs', 'The build failed; the reason stands above.')
}

/** A step in a process of its own; the command goes on only when it ended well. */
export function runFirst(script, sentence, args = []) {
  const { status } = spawnSync(process.execPath, [path.join(ROOT, script), ...args], { stdio: 'inherit' })
  if (status === 0) return
  console.error(sentence)
  process.exit(status ?? 1)
}

/**
 * Imported, not spawned: signals and the exit code then need nobody to pass them on. Without source maps, which cost 26
 * MB: the bundle keeps its names, and `NODE_OPTIONS=--enable-source-maps` is there for whoever looks closer.
 */
export async function become(name) {
  await import(pathToFileURL(path.join(ROOT, `server/dist/${name}.js`)).href)
}
