// Checks the house rules no compiler knows: names, places, directions, cycles, sizes, doors to time and environment.
// The rules are told in docs/architecture.md; run it with `npm run structure`.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkAmbient } from './structure/ambient.mjs'
import { findCycles } from './structure/cycles.mjs'
import { checkDirections } from './structure/directions.mjs'
import { checkPageWeight } from './structure/page-weight.mjs'
import { knownExceptions, shrink, withoutKnown } from './structure/ratchet.mjs'
import { checkSizes } from './structure/sizes.mjs'
import { sourceFile } from './structure/source-file.mjs'
import { checkStatements } from './structure/statements.mjs'
import { checkName } from './structure/vocabulary.mjs'
import { filesUnder, ROOT } from './workspace.mjs'

const FOLDERS = [
  'contracts/src',
  'server/src',
  'server/test',
  'web/src',
  'e2e',
  'bench/src',
  'season/src',
  'scripts',
]

/** @param {{path: string, text: string}[]} tree @returns {{path: string, rule?: string, message: string}[]} */
export function checkTree(tree) {
  const files = tree.map(({ path: filePath, text }) => sourceFile(filePath, text))
  const single = files.flatMap((file) =>
    [...checkName(file), ...checkDirections(file), ...checkAmbient(file)].map((message) => ({
      path: file.path,
      message,
    })),
  )
  const ratcheted = files.flatMap((file) =>
    [...checkStatements(file), ...checkSizes(file)].map((found) => ({ path: file.path, ...found })),
  )
  const typeCircles = findCycles(
    files.filter((file) => !file.isTest),
    { types: true },
  ).map((cycle) => ({
    path: cycle[0] ?? '',
    rule: 'type-cycles',
    message: `needs its own types in a circle: ${cycle.join(' -> ')}. Move the type both need into a file below them.`,
  }))
  const circles = findCycles(files).map((cycle) => ({
    path: cycle[0] ?? '',
    message: `imports itself in a circle: ${cycle.join(' -> ')}. Move what both need into a third file below them.`,
  }))
  return [...single, ...ratcheted, ...typeCircles, ...circles, ...checkPageWeight(files)]
}

function readTree() {
  return FOLDERS.flatMap((folder) => filesUnder(path.join(ROOT, folder), { tests: true }))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => ({
      path: path.relative(ROOT, file).replaceAll(path.sep, '/'),
      text: readFileSync(file, 'utf8'),
    }))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const tree = readTree()
  const found = checkTree(tree)
  const known = knownExceptions()
  if (process.argv.includes('--shrink')) shrink(found, known)
  const violations = withoutKnown(found, known)
  for (const { path: filePath, message } of violations) console.error(`${filePath}\n  ${message}`)
  console.log(`Structure: ${tree.length} files, ${violations.length} violations`)
  process.exitCode = violations.length > 0 ? 1 : 0
}
