import type { SetupReport, setupReportSchema } from '@tranquera/contracts/setup'
import { askAdmin, post } from '../../../lib/admin.ts'
import type { Language } from '../../../lib/i18n.ts'

export type SetupCheck = SetupReport['checks'][number]

/** Asks every part of the installation whether it works; the sentences come in the panel's language. */
export function checkSetup(language: Language) {
  return askAdmin<typeof setupReportSchema>(
    '/setup/check',
    post({ language: language === 'en' ? 'en' : 'es' }),
  )
}

const ORDER: readonly SetupCheck['status'][] = ['error', 'warning', 'ok', 'off']

/** What wants a person first; otherwise in the order in which one mends it. */
export function byUrgency(checks: readonly SetupCheck[]): SetupCheck[] {
  return [...checks].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
}
