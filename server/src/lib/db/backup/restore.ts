import { createReadStream } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { sha256Hex } from '../../ids.ts'
import { INSTALLATION_LOCKS } from '../locks.ts'
import { type Migration, SCHEMA_MIGRATIONS } from '../migrate.ts'
import { connectAlone } from '../session.ts'
import { BackupError, type Manifest, newer, readManifest } from './manifest.ts'

export interface RestoreOrder {
  /** Of the database that is filled. */
  readonly url: string
  readonly folder: string
  /** DATA_DIR: media and keys go there. Null restores the database alone. */
  readonly dataDir: string | null
  /** Those of this version: the backup's are among them, and the others run at the next start. */
  readonly migrations: readonly Migration[]
  /** True replaces what is there. */
  readonly force?: boolean
  /** The same installation moves to another engine: nobody has to sign in again. */
  readonly keepsSessions?: boolean
}

/**
 * Fills a database from a backup in one transaction: it has all of it afterwards, or what it had before.
 *
 * @throws BackupError when the backup is damaged or newer, the database is not empty, or somebody works with it.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Manifest> {
  const manifest = await readManifest(order.folder)
  const schema = migrationsOf(manifest, order)
  const client = await connectAlone(order.url)
  try {
    await refuseWhenUsed(client)
    await client.query('begin')
    if (!(await isEmpty(client))) {
      if (!order.force) {
        throw new BackupError('The database is not empty. Say --force to replace everything in it.')
      }
      await clear(client)
    }
    await client.query(SCHEMA_MIGRATIONS)
    for (const { sql } of schema) await client.query(sql)
    await makeJobsOf01(client, manifest)
    // Migrations may have written rows of their own.
    await client.query(`truncate ${manifest.tables.map(({ table }) => table).join(', ')} cascade`)
    const filled = manifest.tables.filter(({ table }) => order.keepsSessions || !LEFT_EMPTY.has(table))
    for (const table of filled) await fill(client, table, order.folder)
    for (const { name, value } of manifest.sequences) {
      await client.query('select setval($1::regclass, $2::bigint)', [name, value])
    }
    // Files first: one that cannot be written must leave the database what it was. One too many does no harm.
    if (order.dataDir) await bringFiles(manifest, order.folder, order.dataDir)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
  return manifest
}

function migrationsOf(manifest: Manifest, order: RestoreOrder): Migration[] {
  const known = new Map(order.migrations.map((migration) => [migration.name, migration]))
  return manifest.migrations.map(({ name, sha256 }) => {
    const migration = known.get(name)
    if (!migration) throw newer(order.folder)
    if (sha256Hex(migration.sql) !== sha256) {
      throw new BackupError(
        `The backup in ${order.folder} was made with another text of the migration ${name}.`,
      )
    }
    return migration
  })
}

/**
 * Whoever was signed in then must sign in again: a lost telephone was locked out by ending its session. And on another
 * machine no backup has been missed yet.
 */
const LEFT_EMPTY = new Set(['sessions', 'backup_watches'].flatMap((table) => [table, `public.${table}`]))

/** Every running server shares this lock; alone, we keep it until we are done. */
async function refuseWhenUsed(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [
    INSTALLATION_LOCKS.presence,
  ])
  if (rows[0]?.alone !== true) throw new BackupError('A server works with this database. Stop it first.')
}

/** Nothing of ours is in it. */
export async function isEmptyDatabase(url: string): Promise<boolean> {
  const client = await connectAlone(url)
  try {
    return await isEmpty(client)
  } finally {
    await client.end()
  }
}

async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p') limit 1`,
  )
  return rowCount === 0
}

async function clear(client: pg.Client): Promise<void> {
  await client.query('drop schema if exists pgboss cascade')
  await client.query('drop schema public cascade')
  await client.query('create schema public')
}

/**
 * Where a backup of 0.1 has its waiting jobs: the table of pg-boss 10 without what only its program needs. The
 * migration that made the queue our own moves them and drops it.
 */
const JOBS_OF_01 = `
  create schema pgboss;
  create table pgboss.job (
    id uuid, name text, priority integer, data jsonb, state text, retry_limit integer, retry_count integer,
    retry_delay integer, retry_backoff boolean, start_after timestamptz, started_on timestamptz, singleton_key text,
    singleton_on timestamp, expire_in interval, created_on timestamptz, completed_on timestamptz,
    keep_until timestamptz, output jsonb, dead_letter text, policy text
  )`

async function makeJobsOf01(client: pg.Client, { tables }: Manifest): Promise<void> {
  if (tables.some(({ table }) => table === 'pgboss.job')) await client.query(JOBS_OF_01)
}

async function fill(
  client: pg.Client,
  { table, columns, file }: Manifest['tables'][number],
  folder: string,
): Promise<void> {
  // A row that comes back is nothing new: nobody is told, nothing is worked out again.
  await client.query(`alter table ${table} disable trigger user`)
  const rows = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`))
  await pipeline(createReadStream(path.join(folder, file)), createGunzip(), rows)
  await client.query(`alter table ${table} enable trigger user`)
}

async function bringFiles({ files }: Manifest, folder: string, dataDir: string): Promise<void> {
  for (const { file } of files) {
    const target = path.join(dataDir, path.relative('files', file))
    await mkdir(path.dirname(target), { recursive: true })
    await copyFile(path.join(folder, file), target)
  }
}
