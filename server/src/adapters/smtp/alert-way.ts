import type { TellOutcome, WayOut } from '../../features/notifications/ports.ts'
import { createMailer, type MailerOptions } from './mailer.ts'

/** Alerts by mail. 5xx of the server is final (RFC 5321, 4.2.1), anything else is tried again. */
export function createMailWay(options: MailerOptions): WayOut {
  const mailer = createMailer({ ...options, automatic: 'auto-generated' })
  return {
    async tell(recipient, { id, subject, text }): Promise<TellOutcome> {
      try {
        await mailer.send({ to: recipient, subject, text, messageId: `alert-${id}`, inReplyTo: null })
        return { ok: true, providerId: null }
      } catch (error) {
        return { ok: false, reason: isFinal(error) ? 'refused' : 'retry', detail: detailOf(error) }
      }
    },
  }
}

function isFinal(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  return code >= 500
}

/** The server's answer; never the whole error, which may name the account. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return 'mail failed'
  const response = 'response' in error && typeof error.response === 'string' ? error.response : undefined
  return (response ?? ('code' in error ? String(error.code) : error.name)).slice(0, 200)
}
