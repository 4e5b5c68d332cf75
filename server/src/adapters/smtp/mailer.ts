import type { Mailer } from '../../features/channels/ports.ts'
import type { TellOutcome, WayOut } from '../../features/notifications/ports.ts'
import { smtpTransport } from './transport.ts'

export interface MailerOptions {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string
  readonly from: string
  /** Of the Message-IDs made here. */
  readonly domain: string
  /** RFC 3834: another robot must not answer. Default: an answer to somebody's mail. */
  readonly automatic?: 'auto-replied' | 'auto-generated'
}

const TIMEOUT_MS = 20_000

/** Plain text mails. */
export function createMailer(options: MailerOptions): Mailer {
  const transport = smtpTransport({ ...options, timeoutMs: TIMEOUT_MS })
  return {
    async send({ to, subject, text, inReplyTo, messageId }) {
      await (await transport()).sendMail({
        to,
        subject,
        text,
        messageId: `<${messageId}@${options.domain}>`,
        headers: { 'Auto-Submitted': options.automatic ?? 'auto-replied' },
        ...(inReplyTo ? { inReplyTo: `<${inReplyTo}>`, references: `<${inReplyTo}>` } : {}),
      })
    },
  }
}

/** Of nodemailer: what the server said about the recipient or about the mail itself. */
const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA'])
/** RFC 4954: the account has to sign in (530), or in a safer way (534, 538), or its password is not taken (535). */
const ABOUT_THE_ACCOUNT = new Set([530, 534, 535, 538])

/**
 * 5xx of the server is final (RFC 5321, 4.2.1) when it is about this mail or its reader; one about our account is a
 * broken way, which somebody repairs. Anything else is tried again.
 */
export function isFinal(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error)) return false
  const code = Number(error.responseCode)
  const command = 'command' in error ? String(error.command) : ''
  return code >= 500 && !ABOUT_THE_ACCOUNT.has(code) && ABOUT_THE_MAIL.has(command)
}

/** The server's answer; never the whole error, which may name the account. */
export function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return 'mail failed'
  const response = 'response' in error && typeof error.response === 'string' ? error.response : undefined
  return (response ?? ('code' in error ? String(error.code) : error.name)).slice(0, 200)
}

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
