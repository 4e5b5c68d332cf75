import { isIPv6 } from 'node:net'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import type { Metrics } from '../metrics.ts'
import { type BlockedRow, type BlockLog, memoryBlockLog } from './block-log.ts'
import { type Count, type CounterStore, memoryCounterStore } from './counter-store.ts'

export const POLICY_NAMES = [
  'default',
  'login',
  'public_reads',
  'public_writes',
  'webhooks',
  'uploads',
] as const
export type PolicyName = (typeof POLICY_NAMES)[number]

export interface RateLimitPolicy {
  /** Requests per window, counted for each client (see `clientKey`) and route. */
  readonly limit: number
  readonly windowSeconds: number
}

export type RateLimitPolicies = Readonly<Record<PolicyName, RateLimitPolicy>>
/** What the operator set for one policy; the rest follows from the default one. */
export type PolicySettings = Readonly<
  Partial<
    Record<PolicyName, { readonly limit?: number | undefined; readonly windowSeconds?: number | undefined }>
  >
>

/** The policies that follow from the default one; `docs/policies.md` gives the reason of each number. */
export function policiesFrom(standard: RateLimitPolicy, own: PolicySettings = {}): RateLimitPolicies {
  const policy = (name: PolicyName, limit: number): RateLimitPolicy => ({
    limit: own[name]?.limit ?? limit,
    windowSeconds: own[name]?.windowSeconds ?? standard.windowSeconds,
  })
  const third = Math.ceil(standard.limit / 3)
  return {
    default: standard,
    login: policy('login', Math.max(10, third)),
    public_reads: policy('public_reads', standard.limit),
    public_writes: policy('public_writes', standard.limit),
    webhooks: policy('webhooks', standard.limit),
    uploads: policy('uploads', Math.max(10, third)),
  }
}

export interface Charge {
  readonly policy: PolicyName
  readonly limit: number
  readonly remaining: number
  readonly resetSeconds: number
  readonly blocked: boolean
}

interface ChargeRequest {
  readonly policy: PolicyName
  /** Route pattern. */
  readonly route: string
  readonly ip: string
}

export interface RateLimiter {
  readonly enabled: boolean
  readonly policies: RateLimitPolicies
  /** At once where this process counts by itself. */
  charge(request: ChargeRequest): Charge | Promise<Charge>
  /** Refused by a count of its own, such as the failures of an account: told like every other. */
  noteBlocked(request: ChargeRequest, hits: number): void
  /** What was refused in the last 24 hours, by every instance that shares the log; most refused first. */
  blocked(): Promise<readonly BlockedRow[]>
}

export interface RateLimiterOptions {
  readonly enabled: boolean
  readonly policies: RateLimitPolicies
  /** Shared between instances; null counts in this process alone. */
  readonly store: CounterStore | null
  /** Default: of this process. */
  readonly blockLog?: BlockLog
  readonly clock: Clock
  readonly metrics: Metrics
  readonly logger: Logger
}

/** Contract section 4: the label keeps this many addresses, the rest are `other`. */
const MOST_ADDRESSES = 50

export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const local = memoryCounterStore(options.clock)
  const labelled = new Set<string>()
  const log = options.blockLog ?? memoryBlockLog(options.clock)

  async function countShared(store: CounterStore, key: string, windowSeconds: number): Promise<Count> {
    try {
      return await store.increment(key, windowSeconds)
    } catch (error) {
      options.metrics.rateLimitStoreErrors.inc()
      options.logger.warn({ err: error }, 'rate_limit_store_failed')
      return local.increment(key, windowSeconds)
    }
  }

  function counted(request: ChargeRequest, { hits, resetSeconds }: Count): Charge {
    const { policy } = request
    const { limit } = options.policies[policy]
    const blocked = hits > limit
    if (blocked) noteBlocked(request, hits)
    return { policy, limit, remaining: Math.max(0, limit - hits), resetSeconds, blocked }
  }

  function noteBlocked(request: ChargeRequest, hits: number): void {
    const client = clientKey(request.ip)
    if (labelled.size < MOST_ADDRESSES) labelled.add(client)
    const client_ip = labelled.has(client) ? client : 'other'
    options.metrics.rateLimitBlocked.inc({ path: request.route, client_ip })
    options.logger.warn(
      { ip: request.ip, route: request.route, policy: request.policy, count: hits },
      'rate_limited',
    )
    log.add(request.route, client)
  }

  return {
    enabled: options.enabled,
    policies: options.policies,
    charge(request) {
      const { policy } = request
      const { limit, windowSeconds } = options.policies[policy]
      if (!options.enabled) {
        return { policy, limit, remaining: limit, resetSeconds: windowSeconds, blocked: false }
      }
      const key = `${policy}:${request.route}:${clientKey(request.ip)}`
      if (!options.store) return counted(request, local.increment(key, windowSeconds))
      return countShared(options.store, key, windowSeconds).then((count) => counted(request, count))
    },
    noteBlocked,
    blocked: () => log.rows(),
  }
}

/**
 * Under which name a client is counted: an IPv4 address by itself, IPv6 by its /64, because one line of a provider
 * holds that many addresses (RFC 6177) and could otherwise use a new one for each request.
 */
export function clientKey(ip: string): string {
  const bare = ip.replace(/%.*$/, '')
  if (!isIPv6(bare)) return bare
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (mapped) return mapped
  const [head = '', tail = ''] = bare.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const missing = bare.includes('::') ? 8 - left.length - right.length : 0
  const groups = [...left, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...right]
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}
