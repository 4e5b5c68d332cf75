import type { SendFailure, WhatsAppGateway } from '../features/messaging/ports.ts'
import type { PaymentProvider, ProviderResult } from '../features/payments/ports.ts'
import type { Metrics } from '../lib/metrics.ts'
import { createOutside, type Outside } from '../lib/resilience/outside.ts'

/** Between two tries of a service that failed several times in a row. */
const OPEN_MS = 10_000
const RETRY_AFTER_SECONDS = OPEN_MS / 1000
/** The clients give up by themselves before; this only ends what they could not. */
const CALL_DEADLINE_MS = 12_000
const MEDIA_DEADLINE_MS = 36_000
/** One message may be several calls: its picture goes up first, a long text goes out in parts. */
const SEND_DEADLINE_MS = 90_000
const GAUGE = { closed: 0, half_open: 1, open: 2 } as const

/** The policy towards one outside service, with its metrics. */
export function outsideService(service: string, metrics: Metrics): Outside {
  return createOutside({
    service,
    failuresToOpen: 5,
    openMs: OPEN_MS,
    retries: 2,
    retryDelayMs: 200,
    elapsed: () => performance.now(),
    metrics: {
      duration: (label, seconds) => metrics.externalCallDuration.observe({ service: label }, seconds),
      retried: (label) => metrics.externalCallRetries.inc({ service: label }),
      circuit: (label, circuit) => metrics.circuitState.set({ service: label }, GAUGE[circuit]),
    },
  })
}

/** WhatsApp's codes for a fault of its own; the other retryable ones are limits of ours and say nothing about it. */
const WHATSAPP_FAULTS = new Set([1, 2, 131000, 131016, 133004])

type WhatsAppAnswer = {
  readonly ok: boolean
  readonly kind?: string
  readonly code?: number | null
}

/** WhatsApp behind its circuit. Messages are never repeated here: the outbox decides about that. */
export function guardedGateway(gateway: WhatsAppGateway, outside: Outside): WhatsAppGateway {
  const failed = (answer: WhatsAppAnswer) =>
    !answer.ok &&
    (answer.kind === 'ambiguous' ||
      (answer.kind === 'retry' && (answer.code === null || WHATSAPP_FAULTS.has(answer.code ?? 0))))
  const notSent = (): SendFailure => ({
    ok: false,
    kind: 'retry',
    code: null,
    detail: 'WhatsApp has been failing; not called',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  })
  const undecided = (): SendFailure => ({
    ok: false,
    kind: 'ambiguous',
    code: null,
    detail: 'no answer in time',
  })
  const write = <Answer extends WhatsAppAnswer>(
    work: () => Promise<Answer | SendFailure>,
    deadlineMs: number,
  ) =>
    outside.call<Answer | SendFailure>({
      work,
      deadlineMs,
      isFailure: failed,
      mayRepeat: () => false,
      whenOpen: notSent,
      whenLate: undecided,
    })
  const harmless = <Answer extends WhatsAppAnswer>(
    work: () => Promise<Answer | SendFailure>,
    deadlineMs: number,
  ) =>
    outside.call<Answer | SendFailure>({
      work,
      deadlineMs,
      isFailure: failed,
      mayRepeat: () => true,
      whenOpen: notSent,
      whenLate: notSent,
    })
  return {
    fit: (content) => gateway.fit(content),
    send: (recipient, content, options) =>
      write(() => gateway.send(recipient, content, options), SEND_DEADLINE_MS),
    markRead: (messageId, options) =>
      write<{ readonly ok: true }>(() => gateway.markRead(messageId, options), CALL_DEADLINE_MS),
    uploadMedia: (bytes, mime, filename) =>
      harmless(() => gateway.uploadMedia(bytes, mime, filename), MEDIA_DEADLINE_MS),
    downloadMedia: (mediaId) =>
      outside.call({
        work: () => gateway.downloadMedia(mediaId),
        deadlineMs: MEDIA_DEADLINE_MS,
        isFailure: failed,
        mayRepeat: () => true,
        whenOpen: () => ({
          ok: false,
          kind: 'retry',
          code: null,
          detail: 'WhatsApp has been failing; not called',
        }),
        whenLate: () => ({ ok: false, kind: 'retry', code: null, detail: 'no answer in time' }),
      }),
    listTemplates: (businessId) => harmless(() => gateway.listTemplates(businessId), CALL_DEADLINE_MS),
    submitTemplate: (businessId, definition) =>
      write<{ readonly ok: true }>(() => gateway.submitTemplate(businessId, definition), CALL_DEADLINE_MS),
    describeNumber: () => harmless(() => gateway.describeNumber(), CALL_DEADLINE_MS),
  }
}

/** Mercado Pago behind its circuit: what only reads is repeated at once, what writes is left to its job. */
export function guardedProvider(provider: PaymentProvider, outside: Outside): PaymentProvider {
  const call = <Ok extends object>(
    work: () => Promise<ProviderResult<Ok>>,
    kind: 'read' | 'write',
  ): Promise<ProviderResult<Ok>> =>
    outside.call<ProviderResult<Ok>>({
      work,
      deadlineMs: CALL_DEADLINE_MS,
      isFailure: (answer) => !answer.ok && (answer.reason === 'unavailable' || answer.reason === 'ambiguous'),
      // Who names a time to come again is not asked before.
      mayRepeat: (answer) =>
        kind === 'read' &&
        !answer.ok &&
        answer.reason === 'unavailable' &&
        answer.retryAfterSeconds === undefined,
      whenOpen: () => ({
        ok: false,
        reason: 'unavailable',
        message: 'Mercado Pago has been failing; not called',
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      }),
      whenLate: () => ({
        ok: false,
        reason: kind === 'read' ? 'unavailable' : 'ambiguous',
        message: 'no answer in time',
      }),
    })
  return {
    createPreference: (request) => call(() => provider.createPreference(request), 'write'),
    closePreference: (id, now) => call(() => provider.closePreference(id, now), 'write'),
    getPayment: (id) => call(() => provider.getPayment(id), 'read'),
    searchPayments: (search) => call(() => provider.searchPayments(search), 'read'),
    createRefund: (request) => call(() => provider.createRefund(request), 'write'),
    listRefunds: (id) => call(() => provider.listRefunds(id), 'read'),
    cancelPayment: (id) => call(() => provider.cancelPayment(id), 'write'),
    getMerchantOrder: (id) => call(() => provider.getMerchantOrder(id), 'read'),
    getChargeback: (id) => call(() => provider.getChargeback(id), 'read'),
    whoAmI: () => call(() => provider.whoAmI(), 'read'),
  }
}
