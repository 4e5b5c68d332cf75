import type { Clock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import type { Metrics } from '../metrics.ts'
import { clientKey } from './client-address.ts'
import { type CounterStore, memoryCounterStore } from './counter-store.ts'

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

interface BlockedRow {
  readonly path: string
  readonly client_ip: string
  readonly count: number
}

export interface RateLimiter {
  readonly enabled: boolean
  readonly policies: RateLimitPolicies
  charge(request: ChargeRequest): Promise<Charge>
  /** What this process refused in the last 24 hours, most refused first. */
  blocked(): readonly BlockedRow[]
}

export interface RateLimiterOptions {
  readonly enabled: boolean
  readonly policies: RateLimitPolicies
  /** Shared between instances; null counts in this process alone. */
  readonly store: CounterStore | null
  readonly clock: Clock
  readonly metrics: Metrics
  readonly logger: Logger
}

/** Contract section 4: the label keeps this many addresses, the rest are `other`. */
const MOST_ADDRESSES = 50
const DAY_SECONDS = 24 * 60 * 60
const MOST_BLOCKED_ROWS = 1000

export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const local = memoryCounterStore(options.clock)
  const labelled = new Set<string>()
  const log = blockLog(options.clock)

  async function count(key: string, windowSeconds: number) {
    if (!options.store) return local.increment(key, windowSeconds)
    try {
      return await options.store.increment(key, windowSeconds)
    } catch (error) {
      options.metrics.rateLimitStoreErrors.inc()
      options.logger.warn({ err: error }, 'rate_limit_store_failed')
      return local.increment(key, windowSeconds)
    }
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
    async charge(request) {
      const { limit, windowSeconds } = options.policies[request.policy]
      if (!options.enabled) {
        return {
          policy: request.policy,
          limit,
          remaining: limit,
          resetSeconds: windowSeconds,
          blocked: false,
        }
      }
      const key = `${request.policy}:${request.route}:${clientKey(request.ip)}`
      const { hits, resetSeconds } = await count(key, windowSeconds)
      const blocked = hits > limit
      if (blocked) noteBlocked(request, hits)
      return { policy: request.policy, limit, remaining: Math.max(0, limit - hits), resetSeconds, blocked }
    },
    blocked: () => log.rows(),
  }
}

/** Counts per hour, so that a day can fall off the end. */
function blockLog(clock: Clock) {
  const counts = new Map<string, { path: string; client_ip: string; hour: number; count: number }>()
  const hourNow = () => Math.floor(clock.now().epochMilliseconds / 3_600_000)
  return {
    add(path: string, client_ip: string): void {
      const hour = hourNow()
      const key = `${hour} ${path} ${client_ip}`
      const known = counts.get(key)
      if (known) known.count++
      else if (counts.size < MOST_BLOCKED_ROWS) counts.set(key, { path, client_ip, hour, count: 1 })
      for (const [old, row] of counts) {
        if (row.hour > hour - DAY_SECONDS / 3600) break
        counts.delete(old)
      }
    },
    rows(): BlockedRow[] {
      const oldest = hourNow() - DAY_SECONDS / 3600
      const sums = new Map<string, { path: string; client_ip: string; count: number }>()
      for (const { path, client_ip, hour, count } of counts.values()) {
        if (hour <= oldest) continue
        const key = `${path} ${client_ip}`
        const sum = sums.get(key) ?? { path, client_ip, count: 0 }
        sum.count += count
        sums.set(key, sum)
      }
      return [...sums.values()].sort((a, b) => b.count - a.count)
    },
  }
}
