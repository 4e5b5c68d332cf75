import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkTree } from './check-structure.mjs'
import { withoutKnown } from './structure/ratchet.mjs'
import { TABLE_OWNERS } from './structure/statements.mjs'
import { ROOT } from './workspace.mjs'

/** Checks one small tree given as {path: text} and returns its messages. */
function messages(tree) {
  return check(tree)
    .filter(({ rule }) => rule === undefined)
    .map((violation) => `${violation.path}: ${violation.message}`)
}

const check = (tree) => checkTree(Object.entries(tree).map(([path, text]) => ({ path, text })))

/** The breaches of one rule whose old ones are let through. */
const breaches = (rule, tree) => check(tree).filter((found) => found.rule === rule)

const FEATURE = 'server/src/features/pricing'

describe('a well-kept tree', () => {
  test('passes: every layer using what it may', () => {
    expect(
      messages({
        'server/src/main/serve.ts': `import { start } from '../app/context.ts'\nstart(process.env)`,
        'server/src/app/context.ts': [
          `import { quote } from '../features/pricing/service.ts'`,
          `import { ask } from '../adapters/bank/client.ts'`,
          `import { play } from '../sandbox/bank.ts'`,
          `export const start = () => [quote, ask, play, Date.now()]`,
        ].join('\n'),
        'server/src/adapters/bank/client.ts': [
          `import type { Bank } from '../../features/pricing/ports.ts'`,
          `export const ask = {}`,
        ].join('\n'),
        'server/src/sandbox/bank.ts': `import { add } from '../lib/money.ts'\nexport const play = add`,
        'server/src/lib/money.ts': `export const add = (a, b) => a + b`,
        [`${FEATURE}/service.ts`]: [
          `import { repository } from './repository.ts'`,
          `import { free } from '../occupancy/service.ts'`,
          `export const quote = () => repository(free)`,
        ].join('\n'),
        [`${FEATURE}/service/deps.ts`]: `import type { Port } from '../ports.ts'\nexport type Deps = Port`,
        [`${FEATURE}/repository.ts`]: `export const repository = (db) => db.query('select 1')`,
        [`${FEATURE}/ports.ts`]: `export interface Bank {}`,
        [`${FEATURE}/domain/prices.ts`]: [
          `import { add } from '../../../lib/money.ts'`,
          `export const day = (ms) => new Date(ms)`,
        ].join('\n'),
        [`${FEATURE}/domain/prices.test.ts`]: [
          `import { test } from 'vitest'`,
          `import { play } from '../../../sandbox/bank.ts'`,
          `test(Date.now())`,
        ].join('\n'),
        [`${FEATURE}/templates/es/hello.ts`]: ``,
        'server/src/features/occupancy/service.ts': `export const free = 1`,
      }),
    ).toEqual([])
  })

  test('comments and strings are not code', () => {
    const text = `// new Date() and import { a } from '../app/env.ts'\nexport const say = 'Date.now() process.env'\n`
    expect(messages({ [`${FEATURE}/domain.ts`]: text })).toEqual([])
  })
})

describe('names and places', () => {
  test.each([
    [`${FEATURE}/utils.ts`, 'is no name of a feature'],
    [`${FEATURE}/helpers/a.ts`, 'lies in pricing/helpers/'],
    [`${FEATURE}/domain/night/late/price.ts`, 'too deep'],
    ['server/src/features/pricing.ts', 'lies beside the features'],
    ['server/src/services/pricing.ts', 'is no layer'],
    ['server/src/main/http/serve.ts', 'lies below main'],
    ['server/src/lib/priceStay.ts', 'kebab-case'],
    ['server/src/lib/index.ts', 'is a barrel'],
  ])('%s', (path, message) => {
    expect(messages({ [path]: '' })).toEqual([expect.stringContaining(message)])
  })

  test('400 lines are allowed, 401 are not', () => {
    expect(messages({ 'server/src/lib/long.ts': 'x\n'.repeat(400) })).toEqual([])
    expect(messages({ 'server/src/lib/long.ts': 'x\n'.repeat(401) })).toEqual([
      expect.stringContaining('has 401 lines'),
    ])
  })
})

describe('directions', () => {
  test.each([
    [`${FEATURE}/service.ts`, '../../adapters/bank/client.ts', 'features imports adapters'],
    [`${FEATURE}/service.ts`, '../../app/env.ts', 'features imports app'],
    [`${FEATURE}/service.ts`, '../../sandbox/bank.ts', 'features imports sandbox'],
    ['server/src/lib/a.ts', '../features/pricing/domain.ts', 'lib imports features'],
    ['server/src/lib/a.ts', '@tranquera/contracts/rates', 'lib imports contracts'],
    ['server/src/sandbox/a.ts', '../features/pricing/domain.ts', 'sandbox imports features'],
    ['server/src/adapters/bank/client.ts', '../smtp/client.ts', 'adapter bank imports adapter smtp'],
    ['server/src/adapters/bank/client.ts', '../../features/pricing/service.ts', 'ports and domain only'],
    ['server/src/main/serve.ts', '../adapters/bank/client.ts', 'main imports adapters'],
    [`${FEATURE}/service.ts`, '../occupancy/repository.ts', 'imports repository of occupancy'],
    [`${FEATURE}/service.ts`, '../occupancy/ports.ts', 'imports ports of occupancy'],
    [`${FEATURE}/service.ts`, '../occupancy/jobs.ts', 'imports jobs of occupancy'],
    [`${FEATURE}/domain.ts`, '../occupancy/service.ts', 'Pure rules may use'],
    [`${FEATURE}/domain.ts`, './repository.ts', 'domain imports repository'],
    [`${FEATURE}/domain/a.ts`, '../../../lib/db/types.ts', 'Rules are pure'],
    [`${FEATURE}/domain.ts`, 'node:fs', 'Rules are pure'],
    [`${FEATURE}/routes.ts`, './repository.ts', 'routes imports repository'],
    [`${FEATURE}/service.ts`, './routes.ts', 'service imports routes'],
    [`${FEATURE}/service.ts`, 'fastify', 'HTTP is known to routes.ts only'],
    ['web/src/lib/a.ts', '../features/x/api/y.ts', 'web:lib imports web:features'],
    ['web/src/features/x/a.ts', '../../app/router.tsx', 'web:features imports web:app'],
    ['web/src/app/a.ts', '../../../server/src/lib/money.ts', 'web:app imports lib'],
  ])('%s from %s', (path, specifier, message) => {
    const text = `import { thing } from '${specifier}'\n`
    expect(messages({ [path]: text })).toEqual([expect.stringContaining(message)])
  })

  test('a dynamic import, a re-export and an import over several lines are imports', () => {
    const target = '../../adapters/bank/client.ts'
    for (const text of [
      `const a = await import('${target}')`,
      `export { ask } from '${target}'`,
      `import {\n  ask,\n  tell,\n} from '${target}'`,
      `import '${target}'`,
    ]) {
      expect(messages({ [`${FEATURE}/service.ts`]: text })).toHaveLength(1)
    }
  })

  test("types of another feature's ports are allowed, values are not", () => {
    const from = `from '../messaging/ports.ts'`
    expect(messages({ [`${FEATURE}/service.ts`]: `import type { Port } ${from}` })).toEqual([])
    expect(messages({ [`${FEATURE}/service.ts`]: `import { type Port } ${from}` })).toEqual([])
    expect(messages({ [`${FEATURE}/service.ts`]: `import { type Port, limit } ${from}` })).toHaveLength(1)
  })
})

test('a page takes no value that brings the schema library along, be it over two files', () => {
  const contracts = {
    'contracts/src/staff.ts': `import { z } from 'zod'\nexport const SHORTEST = 10\nexport const word = z.string()`,
    'contracts/src/team.ts': `import { SHORTEST } from './staff.ts'\nexport const TEAM = SHORTEST`,
    'contracts/src/limits.ts': `import type { z } from 'zod'\nexport const LONGEST = 20`,
  }
  const page = (clause, from) => ({
    ...contracts,
    'web/src/lib/a.ts': `import ${clause} from '@tranquera/contracts/${from}'\n`,
  })
  const refused = [expect.stringContaining('the schema library')]
  expect(messages(page('{ SHORTEST }', 'staff'))).toEqual(refused)
  expect(messages(page('{ TEAM }', 'team'))).toEqual(refused)
  expect(messages({ 'web/src/lib/a.ts': `import { z } from 'zod'\n` })).toEqual(refused)
  expect(messages(page('type { Word }', 'staff'))).toEqual([])
  expect(messages(page('{ LONGEST }', 'limits'))).toEqual([])
})

describe('cycles', () => {
  const circle = (kind) => ({
    'server/src/lib/a.ts': `import { b } from './b.ts'`,
    'server/src/lib/b.ts': `import { c } from './c.ts'`,
    'server/src/lib/c.ts': `import ${kind}{ a } from './a.ts'`,
  })

  test('a circle of three files is told as a path', () => {
    expect(messages(circle(''))).toEqual([
      expect.stringContaining(
        'server/src/lib/a.ts -> server/src/lib/b.ts -> server/src/lib/c.ts -> server/src/lib/a.ts',
      ),
    ])
  })

  test('types may look back', () => {
    expect(messages(circle('type '))).toEqual([])
  })
})

describe('SQL', () => {
  test.each(['await tx.query("select 1")', 'db.query<{ id: string }>(text)', 'tx.execute(text)'])(
    '%s is refused outside repository.ts',
    (call) => {
      const text = `export const it = async (db, tx, text) => ${call}\n`
      expect(messages({ [`${FEATURE}/service.ts`]: text })).toEqual([expect.stringContaining('runs SQL')])
      expect(messages({ [`${FEATURE}/repository/topic.ts`]: text, 'server/src/app/seed.ts': text })).toEqual(
        [],
      )
    },
  )
})

describe('time, chance and environment', () => {
  test.each(['new Date()', 'Date.now()', 'Temporal.Now.instant()', 'Math.random()', 'randomUUID()'])(
    '%s is refused in features and adapters, allowed at the edges',
    (call) => {
      const text = `export const it = ${call}\n`
      expect(messages({ [`${FEATURE}/service.ts`]: text })).toEqual([expect.stringContaining('line 1')])
      expect(messages({ 'server/src/adapters/bank/client.ts': text })).toHaveLength(1)
      for (const layer of ['lib', 'app', 'sandbox']) {
        expect(messages({ [`server/src/${layer}/edge.ts`]: text })).toEqual([])
      }
    },
  )

  test('process.env has one door', () => {
    const text = `export const port = process.env.PORT\n`
    expect(messages({ 'server/src/app/env.ts': text, 'server/src/main/serve.ts': text })).toEqual([])
    expect(messages({ 'server/src/app/config.ts': text })).toEqual([
      expect.stringContaining('app/env.ts only'),
    ])
  })
})

describe('rules that let old breaches through', () => {
  test('every table of the migrations has an owner', () => {
    const folder = path.join(ROOT, 'server', 'migrations')
    const made = readdirSync(folder).flatMap((file) =>
      [
        ...readFileSync(path.join(folder, file), 'utf8').matchAll(/create table (?:if not exists )?(\w+)/g),
      ].map((match) => match[1]),
    )
    expect(made.filter((table) => !TABLE_OWNERS[table])).toEqual([])
  })

  test('a table is written by its owner; everybody may read', () => {
    const text =
      "db.query('delete from quotes'); db.query(`update guests set name = $1`); db.query('select * from staff')"
    const found = breaches('one-writer', { [`${FEATURE}/repository.ts`]: text })
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('writes guests, which conversations owns'),
    ])
  })

  test('advisory locks are taken in lib/db only', () => {
    const text = "db.query('select pg_advisory_xact_lock($1)')"
    expect(breaches('named-locks', { [`${FEATURE}/repository.ts`]: text })).toHaveLength(1)
    expect(breaches('named-locks', { 'server/src/lib/db/locks.ts': text })).toEqual([])
  })

  test('a fourth parameter is one too many, in types as well', () => {
    const text =
      'const a = (b, c, d, e) => b\nexport interface F { g(a: 1, b: 2, c: 3, d: 4): void }\nfunction h(a, ' +
      'b, c) {}'
    expect(breaches('parameters', { [`${FEATURE}/service.ts`]: text })).toHaveLength(2)
  })

  test('two files that need each other for types are a circle', () => {
    const tree = {
      [`${FEATURE}/service/a.ts`]: `import type { B } from './b.ts'\nexport type A = B`,
      [`${FEATURE}/service/b.ts`]: `import type { A } from './a.ts'\nexport type B = A`,
    }
    expect(breaches('type-cycles', tree)).toHaveLength(1)
  })

  test('an area may have as many breaches as it had, and no more', () => {
    const of = (n) => Array.from({ length: n }, () => ({ path: `${FEATURE}/service.ts`, rule: 'parameters' }))
    const known = { parameters: { [FEATURE]: 2 } }
    expect(withoutKnown(of(2), known)).toEqual([])
    expect(withoutKnown(of(3), known)).toHaveLength(3)
    expect(withoutKnown([{ path: 'server/src/lib/a.ts', rule: 'parameters' }], known)).toHaveLength(1)
  })
})
