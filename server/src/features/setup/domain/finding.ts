/** What is asked, in the order in which a person mends it. */
export const CHECKS = [
  'settings',
  'database',
  'redis',
  'disk',
  'logs',
  'clock',
  'address',
  'whatsapp',
  'whatsapp_webhook',
  'mercadopago',
  'mercadopago_webhook',
  'feeds',
  'smtp',
  'imap',
  'alerts',
  'speech',
  'backups',
] as const
export type CheckName = (typeof CHECKS)[number]

/** `off`: this installation does not use it. Only `error` means that something is broken. */
export type Status = 'ok' | 'warning' | 'error' | 'off'

/** Every outcome of a check: how bad it is. Words for it stand in `words/`, one list a language. */
export const CODES = {
  check_silent: 'error',
  check_failed: 'error',
  settings_ok: 'ok',
  setting_wrong: 'error',
  setting_unknown: 'warning',
  database_ok: 'ok',
  database_not_made: 'ok',
  database_unreachable: 'error',
  database_silent: 'error',
  database_password: 'error',
  database_missing: 'error',
  database_crowded: 'error',
  database_failed: 'error',
  database_old: 'error',
  database_read_only: 'error',
  database_no_gist: 'error',
  schema_missing: 'warning',
  schema_pending: 'warning',
  schema_newer: 'error',
  schema_changed: 'error',
  redis_ok: 'ok',
  redis_off: 'off',
  redis_down: 'error',
  disk_ok: 'ok',
  disk_low: 'warning',
  disk_full: 'error',
  folder_closed: 'error',
  logs_none: 'off',
  clock_ok: 'ok',
  clock_unknown: 'off',
  clock_off: 'error',
  address_ok: 'ok',
  address_stopped: 'warning',
  address_dns: 'error',
  address_refused: 'error',
  address_silent: 'error',
  address_certificate: 'error',
  address_certificate_ends: 'warning',
  address_proxy: 'error',
  address_stranger: 'error',
  whatsapp_ok: 'ok',
  whatsapp_off: 'off',
  whatsapp_simulated: 'off',
  whatsapp_token: 'error',
  whatsapp_permission: 'error',
  whatsapp_phone: 'error',
  whatsapp_disconnected: 'error',
  whatsapp_quality: 'warning',
  whatsapp_unreachable: 'error',
  whatsapp_failed: 'error',
  whatsapp_door_ok: 'ok',
  whatsapp_door_closed: 'warning',
  whatsapp_verify_token: 'error',
  whatsapp_unsubscribed: 'error',
  whatsapp_elsewhere: 'error',
  whatsapp_business_unknown: 'warning',
  whatsapp_nobody_wrote: 'warning',
  mercadopago_ok: 'ok',
  mercadopago_off: 'off',
  mercadopago_simulated: 'off',
  mercadopago_token: 'error',
  mercadopago_unreachable: 'error',
  mercadopago_failed: 'error',
  mercadopago_test_account: 'error',
  mercadopago_real_account: 'warning',
  mercadopago_country: 'error',
  mercadopago_door_ok: 'ok',
  mercadopago_door_closed: 'warning',
  mercadopago_secret: 'error',
  mercadopago_forged: 'warning',
  mercadopago_nobody_told: 'warning',
  feeds_ok: 'ok',
  feeds_none: 'off',
  feeds_unknown: 'warning',
  feed_failed: 'error',
  feed_unreadable: 'error',
  smtp_ok: 'ok',
  smtp_off: 'off',
  smtp_login: 'error',
  smtp_unreachable: 'error',
  smtp_failed: 'error',
  imap_ok: 'ok',
  imap_off: 'off',
  imap_login: 'error',
  imap_folder: 'error',
  imap_unreachable: 'error',
  imap_failed: 'error',
  alerts_none: 'warning',
  alerts_push: 'ok',
  alerts_email: 'ok',
  alerts_slack: 'ok',
  alerts_slack_gone: 'error',
  alerts_slack_unreachable: 'error',
  alerts_whatsapp: 'ok',
  alerts_whatsapp_off: 'error',
  alerts_whatsapp_template: 'warning',
  speech_ok: 'ok',
  speech_off: 'off',
  speech_key: 'error',
  speech_unreachable: 'error',
  speech_failed: 'error',
  backups_ok: 'ok',
  backups_off: 'warning',
  backups_none: 'warning',
  backups_old: 'error',
} as const satisfies Readonly<Record<string, Status>>
export type Code = keyof typeof CODES

/** One outcome. `values` fill the gaps of its words: names and figures, never a secret and nothing of a guest. */
export interface Finding {
  readonly code: Code
  readonly values?: Readonly<Record<string, string>>
}

export function found(code: Code, values: Readonly<Record<string, string>> = {}): Finding {
  return { code, values }
}

export interface NamedFinding extends Finding {
  readonly check: CheckName
}

export function isBroken(findings: readonly Finding[]): boolean {
  return findings.some(({ code }) => CODES[code] === 'error')
}

/** What a person reads: what is the case, and what to do about it; nothing to do is null. */
type Says = readonly [says: string, advice: string | null]

export interface SetupWords {
  readonly checks: Readonly<Record<CheckName, string>>
  readonly status: Readonly<Record<Status, string>>
  readonly codes: Readonly<Record<Code, Says>>
}
