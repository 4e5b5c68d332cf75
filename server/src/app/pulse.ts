import type { Tally } from '../features/operations/domain/pulse.ts'
import { pulseService } from '../features/operations/service/pulse.ts'
import type { Metrics } from '../lib/metrics.ts'
import { keysOf } from '../lib/records.ts'
import type { Outside } from '../lib/resilience/outside.ts'
import type { Context } from './context.ts'

/** Asked by machines, and by a load balancer while we stop: their 503 is an answer, not an error. */
const NOT_COUNTED = new Set(['/api/v1/healthz', '/api/v1/readyz', '/metrics'])
/** What the owner was promised, in seconds: buckets of `message_reply_seconds`. */
const PROMISED = { text: 3, tap: 3, audio: 15 } as const

/** How this process is doing, wired: from the metrics it counts anyway. */
export function wirePulse(context: Context, instance: string, email: Pick<Outside, 'circuit'>) {
  const { clock, metrics, config, whatsapp, mercadoPago } = context
  return pulseService({
    clock,
    instance,
    tally: () => tallyOf(metrics),
    circuits: () => ({
      ...(whatsapp ? { whatsapp: whatsapp.circuit() } : {}),
      ...(mercadoPago ? { mercadopago: mercadoPago.circuit() } : {}),
      ...(config.smtp ? { email: email.circuit() } : {}),
    }),
    keys: () => {
      const verdict = whatsapp?.keyVerdict()
      return verdict ? { whatsapp: verdict } : {}
    },
  })
}

async function tallyOf(metrics: Metrics): Promise<Tally> {
  const [requests, replies, forged] = await Promise.all([
    metrics.httpRequests.get(),
    metrics.messageReply.get(),
    metrics.webhookSignatureInvalid.get(),
  ])
  const counted = requests.values.filter(({ labels }) => !NOT_COUNTED.has(String(labels.route)))
  const said = (kind: string, le: number | string) =>
    replies.values.find(({ labels }) => labels.kind === kind && bucketOf(labels) === String(le))?.value ?? 0
  const kinds = keysOf(PROMISED)
  const all = sum(kinds.map((kind) => said(kind, '+Inf')))
  return {
    requests: sum(counted.map(({ value }) => value)),
    errors: sum(counted.filter(({ labels }) => Number(labels.status) >= 500).map(({ value }) => value)),
    replies: all,
    slowReplies: all - sum(kinds.map((kind) => said(kind, PROMISED[kind]))),
    forged: sum(forged.values.map(({ value }) => value)),
  }
}

/** prom-client types the labels it was given, not the one it adds. */
function bucketOf(labels: object): string {
  return 'le' in labels ? String(labels.le) : ''
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
