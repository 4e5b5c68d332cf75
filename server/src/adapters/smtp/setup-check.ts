import { type Finding, found } from '../../features/setup/domain/finding.ts'
import { smtpTransport } from './transport.ts'

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
