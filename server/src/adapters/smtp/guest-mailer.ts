import type { GuestMailer, MailOutcome } from '../../features/post/ports.ts'
import type { Outside } from '../../lib/resilience/outside.ts'
import { detailOf, isFinal } from './mailer.ts'
import { smtpTransport } from './transport.ts'

const TIMEOUT_MS = 20_000
const DEADLINE_MS = 45_000

/** Mails to guests, with what goes with them, behind the circuit of the mail server. */
export function createGuestMailer(options: {
  readonly url: string
  readonly from: string
  /** Of the Message-IDs made here. */
  readonly domain: string
  readonly outside: Outside
}): GuestMailer {
  const transport = smtpTransport({ ...options, timeoutMs: TIMEOUT_MS })

  async function post(mail: Parameters<GuestMailer['send']>[0]): Promise<MailOutcome> {
    const { to, subject, text, thread } = mail
    const last = thread.at(-1)
    try {
      await (await transport()).sendMail({
        to,
        subject,
        text,
        messageId: `<${mail.messageName}@${options.domain}>`,
        ...(mail.automatic ? { headers: { 'Auto-Submitted': 'auto-generated' } } : {}),
        ...(last ? { inReplyTo: `<${last}>`, references: thread.map((one) => `<${one}>`) } : {}),
        attachments: mail.attachments.map(({ filename, mime, bytes }) => ({
          filename,
          contentType: mime,
          content: Buffer.from(bytes),
        })),
      })
      return { ok: true }
    } catch (error) {
      return { ok: false, reason: isFinal(error) ? 'refused' : 'retry', detail: detailOf(error) }
    }
  }

  return {
    send: (mail) =>
      options.outside.call<MailOutcome>({
        work: () => post(mail),
        deadlineMs: DEADLINE_MS,
        isFailure: (answer) => !answer.ok && answer.reason === 'retry',
        mayRepeat: () => false,
        whenOpen: () => ({ ok: false, reason: 'retry', detail: 'it has been failing; not called' }),
        whenLate: () => ({ ok: false, reason: 'retry', detail: 'no answer in time' }),
      }),
  }
}
