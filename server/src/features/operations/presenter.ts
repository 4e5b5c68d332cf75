import type { HealthView } from '@tranquera/contracts/operations'
import { formatInstant, type Instant } from '../../lib/clock.ts'
import type { ChannelFacts, Check, HealthReport } from './domain/health-facts.ts'

export function presentHealth(report: HealthReport, shown: { version: string; zone: string }): HealthView {
  const { database, redis, disk, memory, ical, queue, backup, runtime, ...channels } = report.checks
  const channel = (facts: Check & ChannelFacts) => ({
    ...verdict(facts),
    configured: facts.configured,
    circuit: facts.circuit,
    last_event_at: optional(facts.lastEventAt, shown.zone),
  })
  return {
    status: report.status,
    timestamp: formatInstant(report.at, shown.zone),
    version: shown.version,
    checks: {
      database: {
        ...verdict(database),
        latency_ms: database.latencyMs,
        writable: database.writable,
        pool: database.pool,
      },
      redis: { ...verdict(redis), latency_ms: redis.latencyMs },
      disk: { ...verdict(disk), free_percent: disk.freePercent },
      memory: { ...verdict(memory), rss_mb: memory.rssMb, heap_used_percent: memory.heapUsedPercent },
      ical: {
        ...verdict(ical),
        age_minutes: ical.ageMinutes,
        feeds: ical.feeds,
        failing: ical.failing,
      },
      whatsapp: channel(channels.whatsapp),
      mercadopago: channel(channels.mercadopago),
      speech: channel(channels.speech),
      email: channel(channels.email),
      queue: {
        ...verdict(queue),
        waiting: queue.facts?.waiting ?? null,
        oldest_seconds: queue.facts?.oldestSeconds ?? null,
        dead_letters: queue.facts?.deadLetters ?? null,
        unsettled_oldest_seconds: queue.facts?.unsettledOldestSeconds ?? null,
      },
      backup: {
        ...verdict(backup),
        last_success_at: optional(backup.lastSuccessAt, shown.zone),
        age_hours: backup.ageHours,
      },
      runtime: {
        ...verdict(runtime),
        node: runtime.node,
        uptime_s: runtime.uptimeSeconds,
        event_loop_p99_ms: runtime.eventLoopP99Ms,
        instance: runtime.instance,
      },
    },
  }
}

function verdict(check: Check) {
  return { status: check.status, ...(check.detail ? { detail: check.detail } : {}) }
}

export function optional(at: Instant | null, zone: string): string | null {
  return at ? formatInstant(at, zone) : null
}
