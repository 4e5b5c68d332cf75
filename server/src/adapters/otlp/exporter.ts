import { asError } from '../../lib/errors.ts'
import type { Span, SpanAttributes, SpanKind } from '../../lib/logging/spans.ts'

export interface ExporterOptions {
  /** OTEL_EXPORTER_OTLP_ENDPOINT: the collector's base address; `/v1/traces` is added. */
  readonly endpoint: string
  readonly serviceName: string
  readonly version: string
  /** This process among others. */
  readonly instance: string
  readonly onError: (error: Error) => void
  /** Between two deliveries. */
  readonly everyMs?: number
}

export interface SpanExporter {
  take(span: Span): void
  /** Resolves when what was taken so far has been delivered or given up. */
  flush(): Promise<void>
  close(): Promise<void>
}

const EVERY_MS = 2_000
const TIMEOUT_MS = 10_000
const MOST_A_DELIVERY = 512
/** A collector that is away costs this much memory and no more; what comes then is not kept. */
const MOST_WAITING = 4_096
/** OTLP (opentelemetry/proto/trace/v1): SpanKind and StatusCode. */
const KINDS: Readonly<Record<SpanKind, number>> = { internal: 1, server: 2, client: 3 }
const STATUS_ERROR = 2

/** Traces over OTLP/HTTP as JSON, in batches. A collector that fails loses spans and never disturbs the product. */
export function createSpanExporter(options: ExporterOptions): SpanExporter {
  const url = `${options.endpoint}/v1/traces`
  let waiting: Span[] = []
  let delivering: Promise<void> | undefined
  let isFailing = false
  const timer = setInterval(() => void flush(), options.everyMs ?? EVERY_MS)
  timer.unref()

  async function deliver(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_A_DELIVERY)
      waiting = waiting.slice(batch.length)
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(requestOf(batch, options)),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        })
        await response.arrayBuffer()
        if (!response.ok) throw new Error(`The collector answered ${response.status}`)
        isFailing = false
      } catch (error) {
        // Once for each time it goes away, not for each batch.
        if (!isFailing) options.onError(asError(error))
        isFailing = true
        return
      }
    }
  }

  function flush(): Promise<void> {
    delivering ??= deliver().finally(() => {
      delivering = undefined
    })
    return delivering
  }

  return {
    take(span) {
      if (waiting.length < MOST_WAITING) waiting.push(span)
      if (waiting.length >= MOST_A_DELIVERY) void flush()
    },
    async flush() {
      await flush()
      if (waiting.length > 0 && !isFailing) await flush()
    },
    async close() {
      clearInterval(timer)
      await flush()
      if (waiting.length > 0 && !isFailing) await flush()
    },
  }
}

function requestOf(spans: readonly Span[], { serviceName, version, instance }: ExporterOptions): object {
  const resource = {
    'service.name': serviceName,
    'service.version': version,
    'service.instance.id': instance,
  }
  return {
    resourceSpans: [
      {
        resource: { attributes: attributesOf(resource) },
        scopeSpans: [{ scope: { name: serviceName, version }, spans: spans.map(spanOf) }],
      },
    ],
  }
}

function spanOf(span: Span): object {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentId === null ? {} : { parentSpanId: span.parentId }),
    name: span.name,
    kind: KINDS[span.kind],
    startTimeUnixNano: nanoseconds(span.startMs),
    endTimeUnixNano: nanoseconds(span.endMs),
    attributes: attributesOf(span.attributes),
    status: span.failed ? { code: STATUS_ERROR } : {},
  }
}

/** A string: the number is beyond what JSON's readers count exactly. */
function nanoseconds(ms: number): string {
  return String(BigInt(Math.round(ms * 1000)) * 1000n)
}

function attributesOf(attributes: SpanAttributes): object[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(Math.round(value)) } : { stringValue: value },
  }))
}
