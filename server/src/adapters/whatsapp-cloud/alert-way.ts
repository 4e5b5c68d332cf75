import { windowContent } from '../../features/messaging/domain/window-templates.ts'
import type { SendFailure, WhatsAppGateway } from '../../features/messaging/ports.ts'
import type { Message, TellFailure, TellOutcome, WayOut } from '../../features/notifications/ports.ts'

/** WhatsApp: 131047 re-engagement message, more than 24 hours since the recipient wrote. */
export const WINDOW_CLOSED = 131047

/** Alerts to the owner's own phone: text while the window is open, the approved template otherwise. */
export function createWhatsAppWay(gateway: WhatsAppGateway): WayOut {
  return {
    async tell(recipient, message): Promise<TellOutcome> {
      const waId = recipient.replace(/\D/g, '')
      const correlationId = `alert:${message.id}`
      const sent = await gateway.send({ waId, bsuid: null }, contentOf(message), { correlationId })
      if (sent.ok) return { ok: true, providerId: sent.messageId }
      return { ok: false, reason: reasonOf(sent), detail: sent.detail }
    },
  }
}

function contentOf(message: Message) {
  const { text: body, buttons, subject, language } = message
  if (message.asTemplate) return windowContent('owner_alert', language, [subject])
  return buttons.length > 0
    ? { type: 'buttons' as const, body, buttons: [...buttons] }
    : { type: 'text' as const, body }
}

function reasonOf(failure: SendFailure): TellFailure {
  if (failure.code === WINDOW_CLOSED) return 'window_closed'
  return failure.kind === 'retry' ? 'retry' : 'refused'
}
