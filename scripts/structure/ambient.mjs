import { placeOf } from './places.mjs'

const CLOCKED = [
  [/\bnew Date\(\s*\)/g, 'new Date()', 'take a Clock (server/src/lib/clock.ts) as an argument'],
  [/\bDate\.now\(/g, 'Date.now()', 'take a Clock (server/src/lib/clock.ts) as an argument'],
  [/\bTemporal\.Now\b/g, 'Temporal.Now', 'take a Clock (server/src/lib/clock.ts) as an argument'],
  [/\bMath\.random\(/g, 'Math.random()', 'take Ids (server/src/lib/ids.ts) as an argument'],
  [/\brandomUUID\(/g, 'randomUUID()', 'take Ids (server/src/lib/ids.ts) as an argument'],
]

const RUNS_SQL = /\.(?:query|execute)(?:<[^()]*>)?\(/g

const MAY_READ_CLOCK = ['lib', 'app', 'sandbox', 'main']

/**
 * Time, chance and the environment enter at one door each; everywhere else they are arguments, so that any moment
 * can be played again in a test.
 *
 * @param {import('./source-file.mjs').SourceFile} file @returns {string[]}
 */
export function checkAmbient(file) {
  if (file.isTest || !file.path.startsWith('server/src/')) return []
  const { layer, role } = placeOf(file.path)
  const clocked = MAY_READ_CLOCK.includes(layer) ? [] : CLOCKED
  const found = clocked.flatMap(([pattern, name, advice]) =>
    linesOf(file.code, pattern).map((line) => `line ${line}: ${name} makes this unrepeatable; ${advice}`),
  )
  if (layer === 'features' && role !== 'repository') {
    for (const line of linesOf(file.code, RUNS_SQL)) {
      found.push(`line ${line}: runs SQL; all SQL of a feature stands in its repository.ts`)
    }
  }
  if (layer === 'main' || file.path === 'server/src/app/env.ts') return found
  const doors = linesOf(file.code, /\bprocess\.env\b/g).map(
    (line) =>
      `line ${line}: process.env is read in app/env.ts only, where every variable is checked; add it there ` +
      'and pass the value',
  )
  return [...found, ...doors]
}

function linesOf(code, pattern) {
  return [...code.matchAll(pattern)].map((match) => code.slice(0, match.index).split('\n').length)
}
