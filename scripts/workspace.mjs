import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the whole product, wherever it was cloned. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/**
 * What is built, from what, and where the stamp lies that says from which sources. The lockfile belongs to the
 * sources: another version of a bundled package is another program.
 */
export const BUILDS = {
  server: {
    title: 'server',
    sources: [
      'server/src',
      'server/package.json',
      'contracts/src',
      'package-lock.json',
      'scripts/bundle.mjs',
      'scripts/build.mjs',
    ],
    stamp: 'server/dist/.stamp',
    result: 'server/dist/serve.js',
  },
  web: {
    title: 'web pages',
    sources: [
      'web/src',
      'web/public',
      'web/index.html',
      'web/vite.config.ts',
      'web/package.json',
      'contracts/src',
      'package-lock.json',
      'scripts/build.mjs',
    ],
    stamp: 'web/dist/.stamp',
    result: 'web/dist/index.html',
  },
}

/** Digest of the names and contents of the sources; tests do not count, they are not in the program. */
export function sourceDigest(build) {
  const hash = createHash('sha256')
  for (const source of build.sources) {
    for (const file of filesUnder(path.join(ROOT, source))) {
      hash.update(`${path.relative(ROOT, file)}\0`)
      hash.update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

export function isFresh(build) {
  const stamp = path.join(ROOT, build.stamp)
  if (!existsSync(stamp) || !existsSync(path.join(ROOT, build.result))) return false
  return readFileSync(stamp, 'utf8') === sourceDigest(build)
}

/** The folder of a build, where this user may not write to it. */
export function unwritableFolder(build, root = ROOT) {
  let folder = path.dirname(path.join(root, build.stamp))
  while (!existsSync(folder)) folder = path.dirname(folder)
  try {
    accessSync(folder, constants.W_OK)
    return undefined
  } catch {
    return folder
  }
}

/** `digest` is taken before the build: sources that change meanwhile must look stale afterwards. */
export function writeStamp(build, digest) {
  const stamp = path.join(ROOT, build.stamp)
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
}

/** All files below a folder (or the file itself) in a fixed order; tests only when asked for. */
export function filesUnder(start, { tests = false } = {}) {
  if (!existsSync(start)) return []
  const entries = readdirOrNothing(start)
  if (!entries) return [start]
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name === 'fixtures') return []
      if (!tests && /\.test\.tsx?$/.test(entry.name)) return []
      return filesUnder(path.join(start, entry.name), { tests })
    })
}

function readdirOrNothing(start) {
  try {
    return readdirSync(start, { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  }
}

export function readJson(file) {
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'))
}
