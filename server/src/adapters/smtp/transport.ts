import type { Transporter } from 'nodemailer'

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
