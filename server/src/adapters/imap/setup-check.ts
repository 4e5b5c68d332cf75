import { type Finding, found } from '../../features/setup/domain/finding.ts'
import { troubleOf } from '../../lib/http/trouble.ts'
import { connectionOf, folderOf } from './mailbox.ts'

/** Signs in and opens the folder read-only, as a look into the mailbox does. */
export async function checkMailbox(url: string, timeoutMs: number): Promise<Finding> {
  const folder = folderOf(url)
  const { hostname: host } = new URL(url)
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    ...connectionOf(url),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    client.close()
    if (isRefused(error)) return found('imap_login')
    const { kind, detail } = troubleOf(error)
    return found(kind === 'other' ? 'imap_failed' : 'imap_unreachable', { host, detail })
  }
  try {
    await client.mailboxOpen(folder, { readOnly: true })
    return found('imap_ok', { folder })
  } catch {
    return found('imap_folder', { folder })
  } finally {
    await client.logout().catch(() => client.close())
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true
}
