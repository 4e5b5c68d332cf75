import type { ProviderPayment } from './provider-payment.ts'

/** How a charge-back ends: `settled` took the money from the owner, `reimbursed` gave it back. */
const ENDED: ReadonlySet<string> = new Set(['settled', 'reimbursed'])

/** Whether the bank or a mediation is still deciding whose money this is. */
export function isDisputed(payment: Pick<ProviderPayment, 'status' | 'statusDetail'>): boolean {
  if (payment.status === 'in_mediation') return true
  return payment.status === 'charged_back' && !ENDED.has(payment.statusDetail)
}
