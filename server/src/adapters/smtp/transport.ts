import type { Transporter } from 'nodemailer'
import { type Finding, found } from '../../features/setup/domain/finding.ts'

export interface TransportOptions {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string
  readonly from?: string
  /** For connecting, for the greeting and between two words of the server. */
  readonly timeoutMs: number
}

/**
 * A way to the mail server, opened with the first mail: its library stays out of the memory of who sends none. The pool
 * is nodemailer's default of none, because mails are few.
 */
export function smtpTransport(options: TransportOptions): () => Promise<Transporter> {
  let opened: Promise<Transporter> | undefined
  return () => {
    opened ??= open(options)
    return opened
  }
}

async function open({ url, from, timeoutMs }: TransportOptions): Promise<Transporter> {
  const { default: nodemailer } = await import('nodemailer')
  const patience = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs }
  return nodemailer.createTransport({ url, ...patience }, from === undefined ? {} : { from })
}

const UNREACHABLE = new Set(['ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ESOCKET', 'ECONNREFUSED', 'ENOTFOUND'])

/** Connects and signs in as for a mail, and sends none. */
export async function checkMailer(url: string, timeoutMs: number): Promise<Finding> {
  const transport = await smtpTransport({ url, timeoutMs })()
  const { hostname: host } = new URL(url)
  try {
    await transport.verify()
    return found('smtp_ok')
  } catch (error) {
    // The code alone: the message may name the account.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'EAUTH' || code === 'ENOAUTH') return found('smtp_login')
    return found(UNREACHABLE.has(code) ? 'smtp_unreachable' : 'smtp_failed', { host, detail: code })
  } finally {
    transport.close()
  }
}
