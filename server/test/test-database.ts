import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate, readMigrations } from '../src/lib/db/migrate.ts'
import { openPGlite } from '../src/lib/db/pglite.ts'
import { openPostgres } from '../src/lib/db/postgres.ts'
import type { Database } from '../src/lib/db/types.ts'
import { sha256Hex, systemIds } from '../src/lib/ids.ts'
import { productRoot, serverRoot } from '../src/lib/package-root.ts'

export interface TestDatabaseOptions {
  /** False gives an empty database without a single table. */
  readonly migrated?: boolean
  /** Unless said, PostgreSQL when TEST_DATABASE_URL is set, else PGlite. */
  readonly engine?: Database['engine']
}

const MIGRATIONS = path.join(serverRoot(), 'migrations')
const PREPARED = path.join(productRoot(), 'node_modules', '.cache', 'tranquera-test')
/** In memory where the system offers that. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Engines a test can be run on here: PostgreSQL joins when TEST_DATABASE_URL names a server that may make databases. */
export function testEngines(): Database['engine'][] {
  return process.env.TEST_DATABASE_URL ? ['pglite', 'postgres'] : ['pglite']
}

/** A database of its own; closing it drops it. Migrated unless asked otherwise. */
export function openTestDatabase(options: TestDatabaseOptions = {}): Promise<Database> {
  const engine = options.engine ?? (process.env.TEST_DATABASE_URL ? 'postgres' : 'pglite')
  const migrated = options.migrated ?? true
  return engine === 'postgres' ? openOnServer(migrated) : openEmbedded(migrated)
}

/** A copy of a prepared folder: opening that takes a quarter of what setting up a database takes. */
async function openEmbedded(migrated: boolean): Promise<Database> {
  const folder = mkdtempSync(path.join(SCRATCH, 'tranquera-db-'))
  cpSync(await preparedFolder({ migrated }), folder, { recursive: true })
  const database = await openPGlite({ folder })
  return Object.assign(database, {
    close: closeThen(database, async () => rmSync(folder, { recursive: true, force: true })),
  })
}

/** The folder to copy, named by everything that shapes it: an edited migration or another PGlite makes another one. */
export async function preparedFolder({ migrated }: { readonly migrated: boolean }): Promise<string> {
  const migrations = migrated ? readMigrations(MIGRATIONS) : []
  const manifest = path.join(productRoot(), 'node_modules', '@electric-sql', 'pglite', 'package.json')
  const shape = sha256Hex(JSON.stringify([readFileSync(manifest, 'utf8'), migrations])).slice(0, 32)
  const kind = migrated ? 'migrated' : 'empty'
  const target = path.join(PREPARED, `${kind}-${shape}`)
  if (existsSync(target)) return target
  // Several workers may prepare at once: each in a folder of its own, and the first rename wins.
  mkdirSync(PREPARED, { recursive: true })
  const mine = mkdtempSync(path.join(PREPARED, 'part-'))
  const database = await openPGlite({ folder: mine })
  await migrate(database, migrations)
  await database.close()
  try {
    renameSync(mine, target)
  } catch {
    rmSync(mine, { recursive: true, force: true })
  }
  forgetOld(kind, target)
  return target
}

function forgetOld(kind: string, current: string): void {
  for (const name of readdirSync(PREPARED)) {
    const old = path.join(PREPARED, name)
    if (name.startsWith(`${kind}-`) && old !== current) rmSync(old, { recursive: true, force: true })
  }
}

async function openOnServer(migrated: boolean): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL
  if (!server) throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server that may create databases')
  const name = `tranquera_test_${systemIds.uuid().replaceAll('-', '')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const database = await openPostgres({ url: url.href, maxConnections: 10 })
  if (migrated) await migrate(database, readMigrations(MIGRATIONS))
  return Object.assign(database, {
    close: closeThen(database, () => onServer(server, `drop database ${name} with (force)`)),
  })
}

function closeThen(database: Database, after: () => Promise<void>): () => Promise<void> {
  const close = database.close.bind(database)
  return async () => {
    await close()
    await after()
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
