import type { TellOutcome, WayOut } from '../../features/notifications/ports.ts'
import { createMailer, detailOf, isFinal, type MailerOptions } from './mailer.ts'

/** Alerts by mail. */
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
