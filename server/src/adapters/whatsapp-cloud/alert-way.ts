import type { SendFailure, WhatsAppGateway } from '../../features/messaging/ports.ts'
import type { Message, TellFailure, TellOutcome, WayOut } from '../../features/notifications/ports.ts'

/** WhatsApp: 131047 re-engagement message, more than 24 hours since the recipient wrote. */
export const WINDOW_CLOSED = 131047

/** To be approved at Meta as a utility template with one parameter in its body: what happened. */
export const OWNER_TEMPLATE = 'tranquera_owner_alert'
const LANGUAGES = { es: 'es_AR', pt: 'pt_BR', en: 'en' } as const

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
  if (!message.asTemplate) return { type: 'text' as const, body: message.text }
  // A parameter holds no line breaks (WhatsApp: 132018).
  const body = [{ text: message.subject.replace(/\s+/g, ' ') }]
  return { type: 'template' as const, name: OWNER_TEMPLATE, language: LANGUAGES[message.language], body }
}

function reasonOf(failure: SendFailure): TellFailure {
  if (failure.code === WINDOW_CLOSED) return 'window_closed'
  return failure.kind === 'retry' ? 'retry' : 'refused'
}
