import type { SendFailure, WhatsAppGateway } from '../../features/messaging/ports.ts'
import type { Outside } from '../../lib/resilience/outside.ts'

/** The client gives up by itself before; these only end what it could not. */
const CALL_DEADLINE_MS = 12_000
const MEDIA_DEADLINE_MS = 36_000
/** One message may be several calls: its picture goes up first, a long text goes out in parts. */
const SEND_DEADLINE_MS = 90_000

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
    retryAfterSeconds: outside.retryAfterSeconds,
  })
  const undecided = (): SendFailure => ({
    ok: false,
    kind: 'ambiguous',
    code: null,
    detail: 'no answer in time',
  })
  const calling =
    ({ mayRepeat, whenLate }: { readonly mayRepeat: boolean; readonly whenLate: () => SendFailure }) =>
    <Answer extends WhatsAppAnswer>(work: () => Promise<Answer | SendFailure>, deadlineMs: number) =>
      outside.call<Answer | SendFailure>({
        work,
        deadlineMs,
        isFailure: failed,
        mayRepeat: () => mayRepeat,
        whenOpen: notSent,
        whenLate,
      })
  const write = calling({ mayRepeat: false, whenLate: undecided })
  const harmless = calling({ mayRepeat: true, whenLate: notSent })
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
