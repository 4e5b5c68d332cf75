import { z } from 'zod'
import type { WhatsAppAccountEvent } from '../../features/inbox/domain.ts'

type Severity = WhatsAppAccountEvent['severity']

/** Changes about the account and not about a guest. Other fields are stored raw. */
const TOPICS = new Set([
  'account_update',
  'account_alerts',
  'account_review_update',
  'business_capability_update',
  'business_username_updates',
  'message_template_quality_update',
  'message_template_status_update',
  'payment_configuration_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'template_category_update',
])

const view = z.looseObject({
  event: z.string().nullish(),
  decision: z.string().nullish(),
  reason: z.string().nullish(),
  message_template_name: z.string().nullish(),
  message_template_language: z.string().nullish(),
  new_quality_score: z.string().nullish(),
  new_category: z.string().nullish(),
  alert_severity: z.string().nullish(),
  restriction_info: z.array(z.looseObject({ restriction_type: z.string().nullish() })).nullish(),
  ban_info: z.looseObject({ waba_ban_state: z.string().nullish() }).nullish(),
})

/** Undefined for a field that is no account matter. */
export function accountEvent(field: string, value: unknown): WhatsAppAccountEvent | undefined {
  if (!TOPICS.has(field)) return undefined
  const seen = view.safeParse(value).data ?? {}
  const parts = [
    seen.event,
    seen.decision,
    seen.message_template_name,
    seen.new_quality_score,
    seen.new_category,
    seen.ban_info?.waba_ban_state,
    ...(seen.restriction_info ?? []).map((one) => one.restriction_type),
    seen.reason === 'NONE' ? null : seen.reason,
  ]
  const words = parts.filter((part): part is string => typeof part === 'string' && part !== '')
  return {
    kind: 'account_alert',
    topic: field,
    severity: severityOf(field, words),
    summary: words.join(' ') || field,
    ...(field === 'message_template_status_update' ? verdict(seen) : {}),
  }
}

function verdict(seen: z.infer<typeof view>): Pick<WhatsAppAccountEvent, 'template'> {
  const { message_template_name: name, message_template_language: language, event, reason } = seen
  if (!name || !language || !event) return {}
  return { template: { name, language, status: event, reason: reason === 'NONE' ? null : (reason ?? null) } }
}

const CRITICAL =
  /^(ACCOUNT_RESTRICTION|ACCOUNT_VIOLATION|DISABLED_UPDATE|ACCOUNT_DELETED|DISABLE|ACCOUNT_OFFBOARDED)$/
const WARNING = /^(PAUSED|DISABLED|REJECTED|FLAGGED|LIMIT_EXCEEDED|LOCKED|RED|YELLOW|DOWNGRADE|DECLINED)$/

function severityOf(field: string, words: readonly string[]): Severity {
  if (words.includes('REINSTATE')) return 'info'
  if (words.some((word) => CRITICAL.test(word))) return 'critical'
  if (field === 'template_category_update' || field === 'account_alerts' || field === 'security')
    return 'warning'
  return words.some((word) => WARNING.test(word)) ? 'warning' : 'info'
}
