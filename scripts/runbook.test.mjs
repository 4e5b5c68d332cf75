import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { filesUnder, ROOT } from './workspace.mjs'

/** Kinds that have words in every language; the compiler keeps the languages complete. */
const KINDS = 'contracts/src/alert-kinds.ts'

const RAISED = [
  /kind: '([a-z_]+)',\s*severity:/g,
  /\babout\('([a-z_]+)'/g,
  /kind: \w+ \? '([a-z_]+)' : '([a-z_]+)',\s*severity:/g,
]

test('every alert that can be raised has its words and its section in the runbook', () => {
  const sections = new Set(
    [...readFileSync(path.join(ROOT, 'docs/runbook.md'), 'utf8').matchAll(/^## (\S+)$/gm)].map(
      (found) => found[1],
    ),
  )
  const raised = new Set(
    filesUnder(path.join(ROOT, 'server/src'))
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const text = readFileSync(file, 'utf8')
        return RAISED.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((found) => found.slice(1)))
      }),
  )
  const [list] = readFileSync(path.join(ROOT, KINDS), 'utf8').match(/ALERT_KINDS = \[[^\]]*\]/) ?? ['']
  const worded = new Set([...list.matchAll(/'([a-z_]+)'/g)].map((found) => found[1]))
  expect(raised.size).toBeGreaterThan(10)
  expect([...raised].filter((kind) => !worded.has(kind)).sort()).toEqual([])
  expect([...worded].filter((kind) => !sections.has(kind)).sort()).toEqual([])
})
