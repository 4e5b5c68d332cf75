import type { AlertNote } from '../../notifications/domain/alert.ts'
import type { WhatsAppAccountEvent, WhatsAppErrorsEvent } from '../domain.ts'

const CHANNEL = { entity: 'channel', entityId: 'whatsapp' } as const

/** What WhatsApp says of the account, a template or the number, for whoever looks after it. */
export function accountAlert({ topic, severity, summary }: WhatsAppAccountEvent): AlertNote {
  return {
    kind: `whatsapp_${topic}`,
    severity,
    summary,
    ...CHANNEL,
    dedupeKey: `whatsapp:${topic}:${summary}`,
  }
}

/** WhatsApp complains about the account itself: nothing may go out until a person has looked. */
export function accountErrorAlerts({ errors }: WhatsAppErrorsEvent): AlertNote[] {
  return errors.map(({ code, title, detail }) => ({
    kind: 'whatsapp_account_error',
    severity: 'critical',
    summary: `WhatsApp reports a problem of the account: ${detail ?? title}${code === null ? '' : ` (${code})`}.`,
    ...CHANNEL,
    dedupeKey: `whatsapp:account:${code ?? title}`,
  }))
}
