import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { es } from './es.ts'

const TEMPLATES = path.resolve(
  import.meta.dirname,
  '../../../../../server/src/features/messaging/templates/es',
)

test('whatever a text of the bot prints has a name in the words of the owner', () => {
  const printed = readdirSync(TEMPLATES).flatMap((file) =>
    [...readFileSync(path.join(TEMPLATES, file), 'utf8').matchAll(/\{\{-?\s*([a-z_]+)/g)].map(
      ([, name]) => name,
    ),
  )
  const unnamed = new Set(printed.filter((name) => !Object.keys(es.variable).includes(name ?? '')))
  expect([...unnamed]).toEqual([])
})
