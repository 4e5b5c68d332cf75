import { codeOf } from '../../../lib/errors.ts'
import { type Finding, found } from '../domain/finding.ts'
import { judgeDatabase } from '../domain/judge.ts'
import type { DatabaseDoor } from '../ports.ts'
import { setupRepository } from '../repository.ts'

export async function checkDatabase(
  door: DatabaseDoor,
  migrations: readonly { readonly name: string; readonly sha256: string }[],
): Promise<readonly Finding[]> {
  const opened = await door()
  if ('finding' in opened) return [opened.finding]
  return judgeDatabase(await setupRepository(opened.db).facts(), migrations)
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
  'ENOENT',
])
const SILENT = new Set(['ETIMEDOUT'])
/** SQLSTATE: PostgreSQL, appendix A. */
const BY_STATE: Readonly<Record<string, 'database_password' | 'database_missing' | 'database_crowded'>> = {
  '28P01': 'database_password',
  '28000': 'database_password',
  '3D000': 'database_missing',
  '53300': 'database_crowded',
}

/** What a connection that failed means; `url` gives host and name, never user or password. */
export function databaseTrouble(error: unknown, url: string): Finding {
  const { host, pathname } = new URL(url)
  const values = { host: host || 'localhost', name: decodeURIComponent(pathname.slice(1)) }
  const code = codeOf(error) ?? ''
  if (UNREACHABLE.has(code)) return found('database_unreachable', values)
  const text = error instanceof Error ? error.message : ''
  if (SILENT.has(code) || /timeout/i.test(text)) return found('database_silent', values)
  return found(BY_STATE[code] ?? 'database_failed', { ...values, detail: code || 'unknown' })
}
