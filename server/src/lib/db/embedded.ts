import path from 'node:path'
import { findBinaries } from './embedded/binaries.ts'
import { initialise, syncFiles } from './embedded/cluster.ts'
import { createKeeper, runningUrl } from './embedded/keeper.ts'
import { choosePlace, type Place } from './embedded/rights.ts'
import { openPostgres } from './postgres.ts'
import type { Database } from './types.ts'

export interface EmbeddedOptions {
  /** DATA_DIR: the cluster lies in its folder `postgres`. */
  readonly dataDir: string
  /** False: a power cut may lose everything. For tests. */
  readonly durable?: boolean
  /** True: PostgreSQL ends with this process, however that ends. For tests; a server is adopted by its successor. */
  readonly diesWithUs?: boolean
  readonly maxConnections?: number
  /** One line for the person who started us. */
  readonly tell?: (line: string) => void
  readonly onConnectionError?: (error: Error) => void
  readonly onEffectError?: (error: unknown) => void
  /** False: as on a machine that forbids user namespaces. */
  readonly namespaces?: boolean
  /** Where the cluster of `nobody` goes when DATA_DIR lies behind doors that are closed to it. */
  readonly elsewhere?: string
}

export interface EmbeddedServer {
  readonly url: string
  /** Ends PostgreSQL and waits until it is gone. */
  close(): Promise<void>
}

/** Ours: the pool's eight and the door's three, one that listens, one that says the cluster is taken. */
const POOL_CONNECTIONS = 8
/** A few more for a backup beside the server, and for what a killed process leaves behind for a moment. */
const MOST_CONNECTIONS = 16

/**
 * PostgreSQL of our own under DATA_DIR, started here, or adopted from a process that was killed.
 *
 * @throws EmbeddedDatabaseError with a sentence for the person, DatabaseInUseError while another process has it.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const server = await startEmbedded(options)
  const database = await openPostgres({
    url: server.url,
    maxConnections: POOL_CONNECTIONS,
    ...(options.onConnectionError ? { onConnectionError: options.onConnectionError } : {}),
    ...(options.onEffectError ? { onEffectError: options.onEffectError } : {}),
  })
  const closePool = database.close.bind(database)
  return Object.assign(database, {
    async close() {
      await closePool()
      await server.close()
    },
  })
}

/** The one that a server works with now, as a guest; else started for as long as it is needed. For backups. */
export async function reachEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const url = await runningUrl(placeOf(options))
  return url ? { url, close: async () => {} } : startEmbedded(options)
}

function placeOf(options: EmbeddedOptions): Place {
  return choosePlace({
    dataDir: path.resolve(options.dataDir),
    binaries: findBinaries(),
    tell: options.tell ?? (() => {}),
    ...(options.elsewhere ? { elsewhere: options.elsewhere } : {}),
    ...(options.namespaces === undefined ? {} : { namespaces: options.namespaces }),
  })
}

/** The server alone, for whoever brings connections of their own. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { durable = true, diesWithUs = false } = options
  const place = placeOf(options)
  const isNew = await initialise(place)
  const keeper = await createKeeper(place, {
    durable,
    diesWithUs,
    maxConnections: options.maxConnections ?? MOST_CONNECTIONS,
    onTrouble: options.onConnectionError ?? (() => {}),
  })
  await keeper.take()
  const synced = isNew && durable ? syncFiles(place).catch(options.onConnectionError ?? (() => {})) : null
  return {
    url: keeper.url,
    async close() {
      await synced
      await keeper.close()
    },
  }
}
