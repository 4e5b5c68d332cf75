/** Why a payment was refused, as far as the one who pays can do something about it. */
export type RejectionCause =
  | 'funds'
  | 'data'
  | 'bank'
  | 'card'
  | 'attempts'
  | 'twice'
  | 'instalments'
  | 'safety'

/** Mercado Pago's `status_detail` of a rejected payment. */
const CAUSES: Readonly<Record<string, RejectionCause>> = {
  cc_rejected_insufficient_amount: 'funds',
  cc_amount_rate_limit_exceeded: 'funds',
  insufficient_amount: 'funds',
  cc_rejected_bad_filled_card_number: 'data',
  cc_rejected_bad_filled_date: 'data',
  cc_rejected_bad_filled_security_code: 'data',
  cc_rejected_bad_filled_other: 'data',
  cc_rejected_call_for_authorize: 'bank',
  rejected_by_bank: 'bank',
  cc_rejected_card_disabled: 'card',
  cc_rejected_card_error: 'card',
  cc_rejected_card_type_not_allowed: 'card',
  cc_rejected_max_attempts: 'attempts',
  cc_rejected_duplicated_payment: 'twice',
  cc_rejected_invalid_installments: 'instalments',
  cc_rejected_high_risk: 'safety',
  cc_rejected_blacklist: 'safety',
  rejected_high_risk: 'safety',
}

/** Null where nothing is known that would help. */
export function rejectionCause(statusDetail: string): RejectionCause | null {
  return CAUSES[statusDetail] ?? null
}
