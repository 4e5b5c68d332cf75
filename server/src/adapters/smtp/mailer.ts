import nodemailer from 'nodemailer'
import type { Mailer } from '../../features/channels/ports.ts'

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

/** Plain text mails; the pool is nodemailer's default of none, because there are few. */
export function createMailer(options: MailerOptions): Mailer {
  const transport = nodemailer.createTransport(options.url, { from: options.from })
  Object.assign(transport.options, { connectionTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS })
  return {
    async send({ to, subject, text, inReplyTo, messageId }) {
      await transport.sendMail({
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
