/** What came of asking for a newer version, as the panel says it. */
type VersionOutcome = 'newer' | 'newest' | 'nothing_published' | 'no_address' | 'no_answer'

export interface VersionFound {
  readonly outcome: VersionOutcome
  /** Null where nobody could say. */
  readonly newest: string | null
}

/** `published` is null where nobody answered. Versions are `1.2.3`. */
export function judgeVersions(current: string, published: readonly string[] | null): VersionFound {
  if (published === null) return { outcome: 'no_answer', newest: null }
  const newest = [...published].sort(compareVersions).at(-1)
  if (newest === undefined) return { outcome: 'nothing_published', newest: null }
  return { outcome: compareVersions(newest, current) > 0 ? 'newer' : 'newest', newest }
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (let place = 0; place < 3; place++) {
    const difference = (left?.[place] ?? 0) - (right?.[place] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * Where the versions of a checkout come from, as an address that may be asked without signing in: `git@host:path` is
 * asked at https, and what stands before an @ stays here. Null where it has no origin, or one on a disk.
 */
export function originOf(gitConfig: string): string | null {
  const [, url = ''] = /\[remote "origin"\][^[]*?\n\s*url\s*=\s*(\S+)/.exec(gitConfig) ?? []
  const [, host, path] = /^(?:ssh:\/\/)?(?:[\w.-]+@)?([\w.-]+\.[a-z]+)[:/](?!\/)(.+)$/i.exec(url) ?? []
  if (host && path && !url.startsWith('http')) return `https://${host}/${path}`
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return null
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  return bare.href
}
