import { parseNotification } from '../adapters/mercado-pago/notification.ts'
import { verifyMercadoPagoSignature } from '../adapters/mercado-pago/signature.ts'
import { WINDOW_CLOSED } from '../adapters/whatsapp-cloud/alert-way.ts'
import { parseWhatsAppBytes } from '../adapters/whatsapp-cloud/inbound.ts'
import { answerHandshake, verifyWhatsAppSignature } from '../adapters/whatsapp-cloud/signature.ts'
import { accountAlert, accountErrorAlerts } from '../features/inbox/domain/account-alerts.ts'
import type { WhatsAppEvent, WhatsAppStatusEvent } from '../features/inbox/domain.ts'
import type { MercadoPagoDoor, WhatsAppDoor } from '../features/inbox/routes.ts'
import { inboxService } from '../features/inbox/service.ts'
import type { RaiseAlert } from '../features/notifications/domain/alert.ts'
import type { BellService } from '../features/notifications/service/bell.ts'
import type { PaymentService } from '../features/payments/service.ts'
import type { Db } from '../lib/db/types.ts'
import { currentTraceId } from '../lib/logging/trace.ts'
import type { Context } from './context.ts'
import type { Chat } from './conversations.ts'
import { doorKeeper } from './inbox-door.ts'

export interface InboxParts {
  readonly chat: Chat
  readonly alert: RaiseAlert
  /** Hears of alerts that WhatsApp took and did not deliver. */
  readonly ringer: (tx: Db) => Pick<BellService, 'notDelivered'>
  /** In the event's transaction: only notes what has to be read back. */
  readonly payments: (tx: Db) => Pick<PaymentService, 'processNotification'>
}

/** Everything that comes in unasked: made durable first, understood afterwards. */
export function wireInbox(context: Context, parts: InboxParts) {
  const { clock, queue } = context
  return inboxService({
    clock,
    jobs: queue,
    look: doorKeeper({ clock, chat: parts.chat, phoneId: context.whatsapp?.config.phoneId ?? null }),
    currentTraceId,
    readers: {
      whatsapp: ({ body, receivedAt }) =>
        parseWhatsAppBytes(body).map(
          (event) => (tx: Db) => receiveWhatsApp({ context, parts }, tx, { event, receivedAt }),
        ),
      mercado_pago: (event) => [(tx) => parts.payments(tx).processNotification(event)],
    },
    partsWith: ({ body }, words) =>
      parseWhatsAppBytes(body).map((event) => {
        const said = JSON.stringify(event)
        return words.some((word) => said.includes(word))
      }),
  })
}

async function receiveWhatsApp(
  { context, parts }: { readonly context: Context; readonly parts: InboxParts },
  tx: Db,
  {
    event,
    receivedAt,
  }: { readonly event: WhatsAppEvent; readonly receivedAt: ReturnType<Context['clock']['now']> },
): Promise<void> {
  // One address may serve several numbers: what was written to another one is not for us.
  const number = 'phoneNumberId' in event ? event.phoneNumberId : null
  if (number !== null && number !== context.whatsapp?.config.phoneId) return
  const { chat, alert } = parts
  switch (event.kind) {
    case 'message':
      return chat.conversations(tx).receive(event, receivedAt)
    case 'status':
      if (event.status === 'failed') await alertNotDelivered(parts, tx, event)
      return chat.messaging(tx).recordStatus(event)
    case 'identity_changed':
      return chat.conversations(tx).moveGuest(event)
    case 'account_alert':
      if (event.template) await chat.messaging(tx).templateJudged(event.template)
      // An approval is good news, and good news rings nobody.
      if (event.template && event.severity === 'info') return
      return alert(tx, accountAlert(event))
    case 'host_replied':
      return chat.conversations(tx).hostReplied(event)
    case 'value_errors':
      for (const note of accountErrorAlerts(event)) await alert(tx, note)
      return undefined
    case 'unknown':
      // The bytes stay in webhook_events; a line is enough to find them.
      context.logger.warn({ kind: event.kind }, 'whatsapp_event_not_understood')
      return undefined
    case 'marketing_preference':
      return undefined // the product sends no marketing
  }
}

function alertNotDelivered({ ringer }: InboxParts, tx: Db, event: WhatsAppStatusEvent): Promise<void> {
  const [error] = event.errors
  return ringer(tx).notDelivered({
    providerId: event.messageId,
    isWindowClosed: error?.code === WINDOW_CLOSED,
    detail: error?.title ?? 'not delivered',
  })
}

/** Null when the channel is off. */
export function whatsappDoor(context: Context): WhatsAppDoor | null {
  const { whatsapp } = context
  if (!whatsapp) return null
  const { appSecret, verifyToken } = whatsapp.config
  return {
    verify: (body, signature) => verifyWhatsAppSignature(body, signature, appSecret),
    handshake: (query) => answerHandshake(new URLSearchParams({ ...query }).toString(), verifyToken) ?? null,
  }
}

export function mercadoPagoDoor(context: Context): MercadoPagoDoor | null {
  const { mercadoPago } = context
  if (!mercadoPago) return null
  return {
    judge(query, headers, body) {
      const { hint, isLegacy, signedId } = parseNotification(query, readJson(body))
      const topic = hint.kind === 'ignored' ? hint.topic : hint.kind
      const known = hint.kind !== 'ignored'
      // The legacy form carries no signature that can be checked; it only ever causes a read.
      if (isLegacy) return { verdict: 'hint', topic, known }
      const verdict = verifyMercadoPagoSignature({
        signatureHeader: headers['x-signature'],
        requestId: headers['x-request-id'],
        dataId: signedId,
        secrets: [mercadoPago.config.webhookSecret],
      })
      return { verdict: verdict.ok ? 'genuine' : 'forged', topic, known }
    },
  }
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return undefined
  }
}
