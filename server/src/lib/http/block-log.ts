import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Clock } from '../clock.ts'

export interface BlockedRow {
  readonly path: string
  readonly client_ip: string
  readonly count: number
}

/** Who was refused in the last 24 hours, by route pattern and address. */
export interface BlockLog {
  add(path: string, clientIp: string): void
  /** Most refused first. */
  rows(): Promise<readonly BlockedRow[]>
}

const HOURS = 24
const MOST_ROWS = 1000
const HOUR_MS = 3_600_000

/** Counts per hour, so that a day can fall off the end. */
export function memoryBlockLog(clock: Clock): BlockLog {
  const counts = new Map<string, { path: string; client_ip: string; hour: number; count: number }>()
  return {
    add(path, client_ip) {
      const hour = hourOf(clock)
      const key = `${hour} ${path} ${client_ip}`
      const known = counts.get(key)
      if (known) known.count++
      else if (counts.size < MOST_ROWS) counts.set(key, { path, client_ip, hour, count: 1 })
      for (const [old, row] of counts) {
        if (row.hour > hour - HOURS) break
        counts.delete(old)
      }
    },
    async rows() {
      const oldest = hourOf(clock) - HOURS
      return summed([...counts.values()].filter(({ hour }) => hour > oldest))
    },
  }
}

/** Beyond so many different rows an hour only those that are there go on counting. */
const ADD = `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 or redis.call('HLEN', KEYS[1]) < tonumber(ARGV[2]) then
  redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
  redis.call('EXPIRE', KEYS[1], ARGV[3])
end
return 0`

/** Shared by all instances; while Redis is away each shows its own. */
export function redisBlockLog(redis: Redis, clock: Clock): BlockLog {
  const alone = memoryBlockLog(clock)
  const keyOf = (hour: number) => `tranquera:blocked:${hour}`
  return {
    add(path, clientIp) {
      alone.add(path, clientIp)
      const field = JSON.stringify([path, clientIp])
      const keptSeconds = ((HOURS + 1) * HOUR_MS) / 1000
      redis.eval(ADD, 1, keyOf(hourOf(clock)), field, MOST_ROWS, keptSeconds).catch(() => undefined)
    },
    async rows() {
      const now = hourOf(clock)
      const hours = Array.from({ length: HOURS }, (_, back) => redis.hgetall(keyOf(now - back)))
      try {
        const found = (await Promise.all(hours)).flatMap((fields) => Object.entries(fields))
        return summed(found.map(([field, count]) => ({ ...partsOf(field), count: Number(count) })))
      } catch {
        return alone.rows()
      }
    },
  }
}

const fieldSchema = z.tuple([z.string(), z.string()])

function partsOf(field: string): { path: string; client_ip: string } {
  const [path, client_ip] = fieldSchema.parse(JSON.parse(field))
  return { path, client_ip }
}

function hourOf(clock: Clock): number {
  return Math.floor(clock.now().epochMilliseconds / HOUR_MS)
}

function summed(counts: readonly BlockedRow[]): BlockedRow[] {
  const sums = new Map<string, { path: string; client_ip: string; count: number }>()
  for (const { path, client_ip, count } of counts) {
    const key = `${path} ${client_ip}`
    const sum = sums.get(key) ?? { path, client_ip, count: 0 }
    sum.count += count
    sums.set(key, sum)
  }
  return [...sums.values()].sort((a, b) => b.count - a.count)
}
