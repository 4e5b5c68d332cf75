import { fstatSync } from 'node:fs'
import { mkdir, statfs } from 'node:fs/promises'
import { connect } from 'node:tls'
import { outsideTime } from '../adapters/public-address/address-check.ts'
import { isCertificateEnding, isClockOff } from '../features/operations/domain/bounds.ts'
import type { DiskFacts } from '../features/operations/domain/health-facts.ts'
import { type Clock, type Instant, instantFromMs, secondsBetween, systemClock } from '../lib/clock.ts'
import { systemTimer } from '../lib/probe.ts'
import type { Config } from './config.ts'

/** Percent of the disk on which a path lies that this process may still fill. */
export async function freePercent(path: string): Promise<number> {
  const { bavail, blocks } = await statfs(path)
  return (bavail / blocks) * 100
}

/** The lines go to standard output: where that is a file, its disk counts too. */
export function diskFacts(dataDir: string, ask: (path: string) => Promise<number>) {
  const log = logFile()
  return async (): Promise<DiskFacts> => {
    await mkdir(dataDir, { recursive: true })
    const data = await ask(dataDir)
    const logs = log ? await ask(log) : data
    return logs < data ? { freePercent: logs, of: 'logs' } : { freePercent: data, of: 'data' }
  }
}

function logFile(): string | null {
  try {
    return fstatSync(1).isFile() ? '/dev/stdout' : null
  } catch {
    return null // closed
  }
}

const ASK_AGAIN_SECONDS = 6 * 3600
const PATIENCE_MS = 5_000

/** What is well is asked again after six hours; what is not, or did not answer, the next time: it may be mended. */
function seldom<Value>(
  clock: Clock,
  ask: () => Promise<Value | null>,
  isWell: (value: Value) => boolean,
): () => Promise<Value | null> {
  let known: { readonly value: Value; readonly at: Instant; readonly elapsed: number } | undefined
  return async () => {
    const now = clock.now()
    const elapsed = systemTimer.elapsed()
    if (known) {
      const age = secondsBetween(known.at, now)
      // A clock that was turned meanwhile has gone another way than time.
      const isTurned = clock === systemClock && isClockOff(age - (elapsed - known.elapsed) / 1000)
      if (!isTurned && age >= 0 && age < ASK_AGAIN_SECONDS) return known.value
    }
    const value = await ask().catch(() => null)
    known = value !== null && isWell(value) ? { value, at: now, elapsed } : undefined
    return value
  }
}

/** When the certificate of the public address ends; null where it is not https or does not answer. */
export function certificateEnd(config: Config, clock: Clock): () => Promise<Instant | null> {
  const url = new URL(config.http.baseUrl)
  if (url.protocol !== 'https:') return async () => null
  return seldom(
    clock,
    () => askCertificate(url.hostname, Number(url.port) || 443),
    (endsAt) => !isCertificateEnding(endsAt, clock.now()),
  )
}

function askCertificate(host: string, port: number): Promise<Instant | null> {
  return new Promise((resolve, reject) => {
    // One that has ended must be read too.
    const socket = connect({ host, port, servername: host, rejectUnauthorized: false, timeout: PATIENCE_MS })
    socket.once('secureConnect', () => {
      const ends = Date.parse(socket.getPeerCertificate().valid_to)
      socket.destroy()
      resolve(Number.isNaN(ends) ? null : instantFromMs(ends))
    })
    socket.once('error', reject)
    socket.once('timeout', () => socket.destroy(new Error('no answer')))
  })
}

/** How much our clock is ahead of a provider's, by the date it answers with; null without a provider outside. */
export function clockAhead(config: Config, clock: Clock): () => Promise<number | null> {
  const provider = config.mercadoPago?.apiUrl ?? config.whatsapp?.apiUrl
  if (!provider) return async () => null
  const ask = async () => {
    const theirs = await outsideTime([new URL(provider).origin], PATIENCE_MS)
    return theirs && secondsBetween(theirs, clock.now())
  }
  return seldom(clock, ask, (ahead) => !isClockOff(ahead))
}
