import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isTable } from '../src/lib/db/table.ts'
import type { Database } from '../src/lib/db/types.ts'
import { serverRoot } from '../src/lib/package-root.ts'
import { openTestDatabase } from './test-database.ts'

const features = path.join(serverRoot(), 'src', 'features')
const repositories = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /[\\/]repository(?:\.ts$|[\\/][^\\/]+(?<!\.test)\.ts$)/.test(file),
)
const found = await Promise.all(
  repositories.map((file) => import(pathToFileURL(path.join(features, file)).href)),
)
const tables = found.flatMap((exported: Readonly<Record<string, unknown>>) =>
  Object.values(exported).filter(isTable),
)

let db: Database
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db?.close())

it('finds the mappings', () => expect(tables.length).toBeGreaterThan(3))

describe.each(tables)('the mapping of $name', ({ name, columns, unmapped }) => {
  it('names every column of the migrated table once, and none that is not there', async () => {
    const { rows } = await db.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'public' and table_name = $1`,
      [name],
    )
    expect([...columns, ...Object.keys(unmapped)].sort()).toEqual(rows.map((row) => row.column_name).sort())
  })
})
