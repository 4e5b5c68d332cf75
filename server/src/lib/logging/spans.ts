import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { sha256Hex } from '../ids.ts'
import { currentTraceId } from './trace.ts'

export type SpanKind = 'server' | 'internal' | 'client'
export type SpanAttributes = Readonly<Record<string, string | number>>

/** One piece of work with its length. Names and attributes are route patterns, jobs, services: nothing of a guest. */
export interface Span {
  readonly name: string
  readonly kind: SpanKind
  /** 32 hexadecimal digits; that of the log lines where they carry one. */
  readonly traceId: string
  /** 16 hexadecimal digits. */
  readonly spanId: string
  readonly parentId: string | null
  /** Milliseconds since 1970, with fractions. */
  readonly startMs: number
  readonly endMs: number
  readonly attributes: SpanAttributes
  readonly failed: boolean
}

export type SpanSink = (span: Span) => void
export type OpenSpan = Omit<Span, 'endMs' | 'attributes' | 'failed'>

const scope = new AsyncLocalStorage<OpenSpan>()
let sink: SpanSink | null = null

/** As with the API of OpenTelemetry, there is one listener a process. Null: nobody listens, and nothing is measured. */
export function sendSpansTo(next: SpanSink | null): void {
  sink = next
}

/** Null when nobody listens. */
export function openSpan(name: string, kind: SpanKind): OpenSpan | null {
  if (!sink) return null
  const parent = scope.getStore()
  const own = currentTraceId()
  return {
    name,
    kind,
    traceId: parent?.traceId ?? (own === null ? randomBytes(16).toString('hex') : hexTraceId(own)),
    spanId: randomBytes(8).toString('hex'),
    parentId: parent?.spanId ?? null,
    startMs: now(),
  }
}

/** A caller may name its trace in a form of its own. */
function hexTraceId(traceId: string): string {
  return /^[0-9a-f]{32}$/.test(traceId) ? traceId : sha256Hex(traceId).slice(0, 32)
}

/** What `work` starts stands below the span. */
export function withinSpan<T>(span: OpenSpan | null, work: () => T): T {
  return span ? scope.run(span, work) : work()
}

export function closeSpan(
  span: OpenSpan | null,
  end: { readonly attributes: SpanAttributes; readonly failed: boolean; readonly name?: string },
): void {
  if (span) sink?.({ ...span, ...end, endMs: now() })
}

/** Work as one span; `isFailure` tells of answers that are failures by value. */
export async function inSpan<T>(
  of: { readonly name: string; readonly kind: SpanKind; readonly attributes: SpanAttributes },
  work: () => Promise<T>,
  isFailure: (answer: T) => boolean = () => false,
): Promise<T> {
  const span = openSpan(of.name, of.kind)
  if (!span) return work()
  let failed = true
  try {
    const answer = await withinSpan(span, work)
    failed = isFailure(answer)
    return answer
  } finally {
    closeSpan(span, { attributes: of.attributes, failed })
  }
}

function now(): number {
  return performance.timeOrigin + performance.now()
}
