import { AsyncLocalStorage } from 'node:async_hooks'
import type { Ids } from '../ids.ts'

const storage = new AsyncLocalStorage<string>()

/** The trace of the request or job this code runs in; null outside of both. */
export function currentTraceId(): string | null {
  return storage.getStore() ?? null
}

/** Runs `work` so that everything it starts, however late, sees this trace id. */
export function runInTrace<T>(traceId: string | null, work: () => T): T {
  return traceId === null ? work() : storage.run(traceId, work)
}

const OWN_FORM = /^[A-Za-z0-9_.-]{8,64}$/
// W3C Trace Context: version-trace-parent-flags; an all-zero trace id is invalid.
const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/

/** The caller's trace when it is well-formed (a log line must not be forgeable through it), else a new one. */
export function traceIdFrom(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  ids: Ids,
): string {
  const own = headers['x-trace-id']
  if (typeof own === 'string' && OWN_FORM.test(own)) return own
  const parent = headers.traceparent
  const found = typeof parent === 'string' ? TRACEPARENT.exec(parent)?.[1] : undefined
  return found ?? ids.uuid().replaceAll('-', '')
}
