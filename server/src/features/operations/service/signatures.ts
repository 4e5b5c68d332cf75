import type { Clock, Instant } from '../../../lib/clock.ts'

interface SignatureCount {
  readonly provider: string
  readonly valid: number
  readonly invalid: number
  readonly lastInvalidAt: Instant | null
  readonly lastValidAt: Instant | null
}

/** What came in at the webhooks of this process since it started. Forged deliveries are not stored, only counted. */
export interface SignatureTally {
  note(provider: string, valid: boolean): void
  list(): SignatureCount[]
  lastValidAt(provider: string): Instant | null
}

export function signatureTally(clock: Clock, providers: readonly string[]): SignatureTally {
  const fresh = (provider: string): SignatureCount => ({
    provider,
    valid: 0,
    invalid: 0,
    lastInvalidAt: null,
    lastValidAt: null,
  })
  const counts = new Map(providers.map((provider) => [provider, fresh(provider)]))
  return {
    note(provider, valid) {
      const known = counts.get(provider) ?? fresh(provider)
      const now = clock.now()
      counts.set(
        provider,
        valid
          ? { ...known, valid: known.valid + 1, lastValidAt: now }
          : { ...known, invalid: known.invalid + 1, lastInvalidAt: now },
      )
    },
    list: () => [...counts.values()],
    lastValidAt: (provider) => counts.get(provider)?.lastValidAt ?? null,
  }
}
