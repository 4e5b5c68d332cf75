/** PostgreSQL for one small machine: memory and processes first, nothing written that nobody reads. */
export interface ClusterSettings {
  readonly socketFolder: string | null
  readonly port: number
  readonly maxConnections: number
  /** False: a power cut may lose everything. For tests. */
  readonly durable: boolean
}

/** `-c name=value` for every setting that is not PostgreSQL's own. */
export function settingArguments(settings: ClusterSettings): string[] {
  const { socketFolder, port, maxConnections, durable } = settings
  const chosen: Readonly<Record<string, string | number>> = {
    listen_addresses: socketFolder === null ? '127.0.0.1' : '',
    unix_socket_directories: socketFolder ?? '',
    unix_socket_permissions: '0700',
    port,
    max_connections: maxConnections,
    superuser_reserved_connections: 0,
    reserved_connections: 0,
    shared_buffers: '24MB',
    wal_buffers: '1MB',
    maintenance_work_mem: '32MB',
    huge_pages: 'off',
    jit: 'off',
    // Its workers would be three processes more for reads that a small database has in memory anyway.
    io_method: 'sync',
    max_worker_processes: 2,
    max_parallel_workers_per_gather: 0,
    max_logical_replication_workers: 0,
    autovacuum_max_workers: 1,
    // Nobody copies the log of a small house; backups are logical (docs/decisions/0002).
    wal_level: 'minimal',
    max_wal_senders: 0,
    min_wal_size: '32MB',
    max_wal_size: '256MB',
    bgwriter_delay: '1s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Errors of statements carry what guests wrote, and the server tells of them itself.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
