import { type Settings, settingsSchema } from '@tranquera/contracts/settings'

export type { Settings } from '@tranquera/contracts/settings'

/** Stored settings with every default filled in. A key that no longer reads falls back to its default. */
export function parseSettings(stored: unknown): Settings {
  const whole = settingsSchema.safeParse(stored)
  if (whole.success) return whole.data
  const bad = new Set(whole.error.issues.map((issue) => issue.path[0]))
  const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : []
  return settingsSchema.parse(Object.fromEntries(entries.filter(([key]) => !bad.has(key))))
}
