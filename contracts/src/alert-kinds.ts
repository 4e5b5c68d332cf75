/** Every kind the product raises; a section of docs/runbook.md each. Meta's own are `whatsapp_<topic>`. */
export const ALERT_KINDS = [
  'human_wanted',
  'whatsapp_not_delivered',
  'guest_not_reached',
  'message_late',
  'invoice_wanted',
  'question_unanswered',
  'waitlist_free',
  'whatsapp_account',
  'whatsapp_account_error',
  'whatsapp_unauthorized',
  'circuit_open',
  'mercado_pago_unauthorized',
  'payment_link_refused',
  'payment_refused',
  'payment_fraud_warning',
  'payment_charged_back',
  'payment_in_mediation',
  'payment_evidence',
  'payment_lost',
  'payment_revived_after_end',
  'payment_impossible_move',
  'payment_out_of_turn',
  'payment_late_returned',
  'payments_not_searched',
  'refund_by_hand',
  'refund_without_balance',
  'refund_outside',
  'refund_meaning',
  'refund_waits_for_bank',
  'payment_proof',
  'payment_proof_repeated',
  'payment_proof_unreadable',
  'balance_due',
  'security_deposit_held',
  'hold_ended_part_paid',
  'hold_bumped',
  'calendar_conflict',
  'calendar_held',
  'calendar_stale',
  'calendar_address_gone',
  'calendar_unreadable',
  'calendar_mirror',
  'calendar_not_read',
  'dead_letters',
  'queue_stuck',
  'rows_unsettled',
  'jobs_failing',
  'disk_low',
  'redis_down',
  'webhook_signatures',
  'webhook_silence',
  'backup_missed',
  'errors_many',
  'replies_slow',
  'certificate_ends',
  'clock_wrong',
  'test',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** What happened, and what to do. */
export type TitleAndAdvice = readonly [title: string, advice: string]
export type AlertWords = Readonly<Record<AlertKind, TitleAndAdvice>>
export interface FrameWords {
  readonly unknown: TitleAndAdvice
  readonly resolved: string
  readonly urgent: string
}

/** The kind under which it is filed: label of metrics, section of the runbook. */
export function knownKind(kind: string): AlertKind | 'other' {
  const known = ALERT_KINDS.find((one) => one === kind)
  if (known) return known
  return kind.startsWith('whatsapp_') ? 'whatsapp_account' : 'other'
}
