import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../workspace.mjs'

const FILE = path.join(ROOT, 'scripts', 'structure', 'known-exceptions.json')

/** How many breaches of a rule an area may have: `{rule: {area: count}}`. */
export function knownExceptions() {
  return JSON.parse(readFileSync(FILE, 'utf8'))
}

/** `server/src/features/payments`, `server/src/app`, `web/src`: what one person usually works on. */
function areaOf(file) {
  const parts = file.split('/')
  return parts.slice(0, Math.min(parts.length - 1, parts[2] === 'features' ? 4 : 3)).join('/')
}

/** @param {{path: string, rule?: string, message: string}[]} violations */
function count(violations) {
  const counted = {}
  for (const { path: file, rule } of violations) {
    if (!rule) continue
    const area = areaOf(file)
    counted[rule] ??= {}
    counted[rule][area] = (counted[rule][area] ?? 0) + 1
  }
  return counted
}

/** Old breaches are let through: an area may have as many of a rule as the list says, or fewer. */
export function withoutKnown(violations, known) {
  const counted = count(violations)
  return violations.filter(({ path: file, rule }) => {
    const area = areaOf(file)
    return !rule || counted[rule][area] > (known[rule]?.[area] ?? 0)
  })
}

/** Takes out of the list what was repaired meanwhile; it only ever shrinks. */
export function shrink(violations, known) {
  const counted = count(violations)
  const kept = {}
  for (const [rule, areas] of Object.entries(known)) {
    const entries = Object.entries(areas).map(([area, n]) => [area, Math.min(n, counted[rule]?.[area] ?? 0)])
    kept[rule] = Object.fromEntries(entries.filter(([, n]) => n > 0))
  }
  writeFileSync(FILE, `${JSON.stringify(kept, null, 2)}\n`)
}
