/** How sign-ins are slowed down; docs/policies.md gives the reason of each number. */
export const LOGIN_LIMITS = {
  /** Contract section 3: 5 failures a minute per IP and account. */
  mostFailures: 5,
  windowMs: 60_000,
  /** One account from many addresses: from here on each failure makes everybody wait, twice as long as before. */
  freeFailures: 10,
  /** Long enough that guessing is hopeless (96 tries a day), short enough that nobody is locked out of the day. */
  longestWaitMs: 900_000,
  /** An account that nobody tried for so long starts anew. */
  forgottenMs: 24 * 60 * 60 * 1000,
} as const

/** The same account however it is written. */
export function accountName(email: string): string {
  return email.trim().toLowerCase()
}

/** How long the next try of an account waits after so many failures in a row. */
export function waitAfterMs(failures: number): number {
  const beyond = failures - LOGIN_LIMITS.freeFailures
  return beyond > 0 ? Math.min(2 ** beyond * 1000, LOGIN_LIMITS.longestWaitMs) : 0
}
