import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { type Migration, migrate, readMigrations } from '../src/lib/db/migrate.ts'
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
const IMAGES = path.join(productRoot(), 'node_modules', '.cache', 'tranquera-test')

/** Engines a test can be run on here: PostgreSQL joins when TEST_DATABASE_URL names a server that may make databases. */
export function testEngines(): Database['engine'][] {
  return process.env.TEST_DATABASE_URL ? ['pglite', 'postgres'] : ['pglite']
}

/** A database of its own; closing it drops it. Migrated unless asked otherwise. */
export function openTestDatabase(options: TestDatabaseOptions = {}): Promise<Database> {
  const engine = options.engine ?? (process.env.TEST_DATABASE_URL ? 'postgres' : 'pglite')
  const migrated = options.migrated ?? true
  return engine === 'postgres' ? openOnServer(migrated) : openInMemory(migrated)
}

async function openInMemory(migrated: boolean): Promise<Database> {
  const migrations = migrated ? readMigrations(MIGRATIONS) : []
  const file = imageFile(migrations)
  const kept = readIfThere(file)
  const database = await openPGlite({ folder: null, ...(kept ? { image: new Blob([kept]) } : {}) })
  if (kept) return database
  if (migrated) await migrate(database, migrations)
  keepImage(file, Buffer.from(await (await database.image()).arrayBuffer()))
  return database
}

/** A data directory without a single table, to open a folder with: making one takes seconds. */
export async function emptyImage(): Promise<Blob> {
  const file = imageFile([])
  const kept = readIfThere(file)
  if (kept) return new Blob([kept])
  await (await openInMemory(false)).close()
  return new Blob([readFileSync(file)])
}

/** Named by everything that shapes it, so an edited migration or another PGlite makes another image. */
function imageFile(migrations: readonly Migration[]): string {
  const manifest = path.join(productRoot(), 'node_modules', '@electric-sql', 'pglite', 'package.json')
  const shape = sha256Hex(JSON.stringify([readFileSync(manifest, 'utf8'), migrations])).slice(0, 32)
  return path.join(IMAGES, `${migrations.length === 0 ? 'empty' : 'migrated'}-${shape}.tar`)
}

function keepImage(file: string, image: Uint8Array): void {
  mkdirSync(IMAGES, { recursive: true })
  const kind = path.basename(file).split('-')[0]
  for (const old of readdirSync(IMAGES).filter(
    (name) => name.startsWith(`${kind}-`) && name.endsWith('.tar'),
  )) {
    rmSync(path.join(IMAGES, old), { force: true })
  }
  // Several workers may write at once: each its own file, and the last rename wins with the same content.
  const mine = `${file}.${process.pid}.part`
  writeFileSync(mine, image)
  renameSync(mine, file)
}

function readIfThere(file: string): Buffer<ArrayBuffer> | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
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
