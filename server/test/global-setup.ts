import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/lib/db/embedded.ts'
import { migrate, readMigrations } from '../src/lib/db/migrate.ts'
import { openPostgres } from '../src/lib/db/postgres.ts'
import { sha256Hex, systemIds } from '../src/lib/ids.ts'
import { serverRoot } from '../src/lib/package-root.ts'
import { databaseUrl, onServer } from './test-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where databases for tests are made, and the one with all migrations that they are copied from. */
    testServer: { readonly url: string; readonly template: string }
  }
}

/** In memory where the system offers that. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const PREFIX = 'tranquera-test-'

/**
 * One server for the whole run, its own unless TEST_DATABASE_URL names another. Runs of several checkouts have nothing
 * in common; one that is killed takes its server with it, and its files are swept by the next.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env.TEST_DATABASE_URL ? null : await startOwn()
  const url = own?.url ?? process.env.TEST_DATABASE_URL ?? ''
  const migrations = readMigrations(path.join(serverRoot(), 'migrations'))
  const id = sha256Hex(`${systemIds.uuid()}`).slice(0, 12)
  const template = `tranquera_template_${id}`
  await onServer(url, `create database ${template}`)
  const database = await openPostgres({ url: databaseUrl(url, template), maxConnections: 1 })
  await migrate(database, migrations)
  await database.close()
  // Nobody may stand in it while it is copied, not even a vacuum.
  await onServer(url, `alter database ${template} allow_connections false`)
  project.provide('testServer', { url, template })
  return async () => {
    if (own) await own.close()
    else await onServer(url, `drop database ${template}`)
  }
}

async function startOwn(): Promise<{ readonly url: string; close(): Promise<void> }> {
  sweep()
  const folder = mkdtempSync(path.join(SCRATCH, PREFIX))
  writeFileSync(path.join(folder, 'owner'), String(process.pid))
  const dataDir = path.join(folder, 'data')
  mkdirSync(dataDir)
  const server = await startEmbedded({ dataDir, durable: false, diesWithUs: true, maxConnections: 200 })
  return {
    url: server.url,
    async close() {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What runs left that were killed. */
function sweep(): void {
  for (const name of readdirSync(SCRATCH).filter((one) => one.startsWith(PREFIX))) {
    const folder = path.join(SCRATCH, name)
    if (isAlive(numberIn(path.join(folder, 'owner')))) continue
    const postmaster = numberIn(path.join(folder, 'data/postgres/data/postmaster.pid'))
    // Where nothing told it that its run is over; its files go with the next sweep.
    if (isAlive(postmaster)) process.kill(postmaster, 'SIGINT')
    else rmSync(folder, { recursive: true, force: true })
  }
}

function numberIn(file: string): number {
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) || 0 : 0
}

function isAlive(pid: number): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
