import type { ProviderPayment } from '../../src/features/payments/domain/provider-payment.ts'
import { toInstant } from '../../src/lib/clock.ts'

/** A deposit of $ 55.500 that nothing is wrong with. */
export function approvedPayment(differing: Partial<ProviderPayment> = {}): ProviderPayment {
  return {
    id: '1064001605',
    status: 'approved',
    statusDetail: 'accredited',
    liveMode: true,
    dateCreated: toInstant('2026-12-01T10:12:40.000-04:00'),
    dateApproved: toInstant('2026-12-01T10:12:42.000-04:00'),
    dateLastUpdated: toInstant('2026-12-01T10:12:42.000-04:00'),
    dateOfExpiration: null,
    externalReference: 'RES261124K7QF-a1',
    transactionAmount: 5_550_000,
    transactionAmountRefunded: 0,
    totalPaidAmount: 5_550_000,
    netReceivedAmount: 5_200_905,
    feeAmount: 349_095,
    currency: 'ARS',
    collectorId: '202809963',
    paymentMethodId: 'visa',
    paymentTypeId: 'credit_card',
    payerEmail: 'ana@example.com',
    merchantOrderId: '29900492508',
    refunds: [],
    externalResourceUrl: null,
    metadata: {},
    ...differing,
  }
}
