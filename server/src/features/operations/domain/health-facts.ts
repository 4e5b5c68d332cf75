import type { Instant } from '../../../lib/clock.ts'

export type CheckStatus = 'ok' | 'slow' | 'warning' | 'error' | 'disabled'

export type HealthStatus = 'healthy' | 'degraded' | 'unhealthy'

export type Circuit = 'closed' | 'half_open' | 'open'

export interface Check {
  readonly status: CheckStatus
  /** A word or two for a person; never an address or a secret, because anybody may read the health. */
  readonly detail?: string
}

export interface PoolFacts {
  readonly total: number
  readonly idle: number
  readonly waiting: number
}

export interface DatabaseFacts {
  /** False on a standby, after a failover to one that only reads, and where its disk is full. */
  readonly writable: boolean
}

/** Of the disk with the least room. */
export interface DiskFacts {
  readonly freePercent: number
  readonly of: 'data' | 'logs'
}

interface BackupFacts {
  readonly lastSuccessAt: Instant | null
  readonly ageHours: number | null
}

export interface FeedAge {
  /** Null when it was never read. */
  readonly lastSuccessAt: Instant | null
  readonly createdAt: Instant
  /** In a row. */
  readonly failures: number
}

export interface ChannelFacts {
  readonly configured: boolean
  readonly circuit: Circuit
  readonly lastEventAt: Instant | null
}

export interface QueueFacts {
  readonly waiting: number
  readonly oldestSeconds: number
  readonly deadLetters: number
  /** Failed at least twice and tried again. */
  readonly failing: number
  /** Taken by a worker and neither done nor let go. */
  readonly unsettledOldestSeconds: number
}

export interface MemoryFacts {
  readonly rssMb: number
  /** Of the heap's limit. */
  readonly heapUsedPercent: number
}

export interface RuntimeFacts {
  readonly node: string
  readonly uptimeSeconds: number
  readonly eventLoopP99Ms: number
  readonly instance: string
}

export interface HealthReport {
  readonly status: HealthStatus
  readonly at: Instant
  readonly checks: {
    readonly database: DatabaseVerdict & { readonly pool: PoolFacts }
    readonly redis: Check & { readonly latencyMs: number | null }
    readonly disk: Check & { readonly freePercent: number | null }
    readonly memory: Check & MemoryFacts
    readonly ical: Check & {
      readonly ageMinutes: number | null
      readonly feeds: number | null
      readonly failing: number | null
    }
    readonly whatsapp: Check & ChannelFacts
    readonly mercadopago: Check & ChannelFacts
    readonly speech: Check & ChannelFacts
    readonly email: Check & ChannelFacts
    readonly queue: Check & { readonly facts: QueueFacts | null }
    readonly backup: Check & BackupFacts
    readonly runtime: Check & RuntimeFacts
  }
}

export interface DatabaseVerdict extends Check {
  readonly latencyMs: number | null
  /** Null: it has not answered yet. */
  readonly writable: boolean | null
}
