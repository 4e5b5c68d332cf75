import { useQuery } from '@tanstack/react-query'
import type { SettingsBody, SettingsView, settingsViewSchema } from '@tranquera/contracts/settings'
import { askAdmin, PANEL, put } from '../../../lib/admin.ts'

export type OwnSettings = SettingsView
export type CancellationPolicy = OwnSettings['cancellation_policy']

export function useSettings() {
  return useQuery({
    queryKey: [PANEL, 'settings'],
    queryFn: askSettings,
  })
}

export function askSettings() {
  return askAdmin<typeof settingsViewSchema>('/settings')
}

/** Keys that are left out keep their value. */
export function saveSettings(settings: SettingsBody) {
  return askAdmin<typeof settingsViewSchema>('/settings', put(settings))
}

/** Three that most owners can take as they are. */
export const POLICIES = {
  flexible: [{ days_before: 3, refund_percent: 100 }],
  moderate: [
    { days_before: 14, refund_percent: 100 },
    { days_before: 7, refund_percent: 50 },
  ],
  strict: [{ days_before: 30, refund_percent: 50 }],
} satisfies Record<string, CancellationPolicy>

export type PolicyName = keyof typeof POLICIES

export const POLICY_NAMES = ['flexible', 'moderate', 'strict'] as const satisfies readonly PolicyName[]

/** Which of the ready-made ones this is; undefined when it is the owner's own. */
export function policyName(policy: CancellationPolicy): PolicyName | undefined {
  const same = JSON.stringify(policy)
  return POLICY_NAMES.find((name) => JSON.stringify(POLICIES[name]) === same)
}
