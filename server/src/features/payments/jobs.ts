import { z } from 'zod'
import type { ConversationId } from '../../lib/ids.ts'
import {
  idOf,
  type JobAttempt,
  type JobDefinition,
  type JobRegistration,
  type NoPayload,
  noPayload,
  registration,
  scheduled,
} from '../../lib/queue/job.ts'
import type { ProofId, RefundId } from './domain/records.ts'
import type { RequestId } from './domain/request.ts'

/** Asks the provider for the link of a request. */
export const openRequestJob: JobDefinition<{ requestId: RequestId }> = {
  name: 'payments.open-request',
  schema: z.object({ requestId: idOf<RequestId>() }),
  retries: 8,
  retryDelaySeconds: 2,
  concurrency: 4,
  key: ({ requestId }) => requestId,
  lane: 'first',
}

/** Closes a link at the provider, so that nobody starts to pay what is no longer sold. */
export const closeRequestJob: JobDefinition<{ requestId: RequestId }> = {
  name: 'payments.close-request',
  schema: z.object({ requestId: idOf<RequestId>() }),
  retries: 10,
  retryDelaySeconds: 5,
  concurrency: 2,
  key: ({ requestId }) => requestId,
  lane: 'first',
}

/** Reads a payment back and does what it says, for as long as the provider does not answer. */
export const readPaymentJob: JobDefinition<{ paymentId: string }> = {
  name: 'payments.read-payment',
  schema: z.object({ paymentId: z.string().regex(/^\d{1,20}$/) }),
  retries: 14,
  retryDelaySeconds: 2,
  concurrency: 4,
  key: ({ paymentId }) => paymentId,
  lane: 'first',
}

export const readOrderJob: JobDefinition<{ orderId: string }> = {
  name: 'payments.read-order',
  schema: z.object({ orderId: z.string().regex(/^\d{1,20}$/) }),
  retries: 10,
  retryDelaySeconds: 2,
  key: ({ orderId }) => orderId,
  lane: 'first',
}

export const readChargebackJob: JobDefinition<{ chargebackId: string }> = {
  name: 'payments.read-chargeback',
  schema: z.object({ chargebackId: z.string().max(64) }),
  retries: 10,
  retryDelaySeconds: 5,
  key: ({ chargebackId }) => chargebackId,
  lane: 'first',
}

export const sendRefundJob: JobDefinition<{ refundId: RefundId }> = {
  name: 'payments.send-refund',
  schema: z.object({ refundId: idOf<RefundId>() }),
  retries: 14,
  retryDelaySeconds: 5,
  key: ({ refundId }) => refundId,
  lane: 'first',
}

/** Every JOB_RECONCILE_INTERVAL_SECONDS: what notifications lost is found by asking. */
export const reconcileJob: JobDefinition<NoPayload> = {
  name: 'payments.reconcile',
  schema: noPayload,
  retries: 0,
  retryDelaySeconds: 1,
}

/** Every hour or so: who arrives soon and owes something is sent a link. */
const askBalancesJob: JobDefinition<NoPayload> = {
  name: 'payments.ask-balances',
  schema: noPayload,
  retries: 2,
  retryDelaySeconds: 30,
}

export const fetchProofJob: JobDefinition<{ proofId: ProofId }> = {
  name: 'payments.fetch-proof',
  schema: z.object({ proofId: idOf<ProofId>() }),
  retries: 8,
  retryDelaySeconds: 2,
  key: ({ proofId }) => proofId,
  lane: 'first',
}

/**
 * Says something about money in the guest's chat. A job of its own, because whoever moves money holds the reservation
 * and a chat that is being answered holds the conversation: neither may wait for the other.
 */
export const tellGuestJob: JobDefinition<GuestWord> = {
  name: 'payments.tell-guest',
  schema: z.object({
    conversationId: idOf<ConversationId>(),
    body: z.string().min(1),
    button: z.object({ text: z.string(), url: z.string() }).nullable(),
    key: z.string(),
  }),
  retries: 10,
  retryDelaySeconds: 2,
  key: ({ key }) => key,
  lane: 'first',
}

export interface GuestWord {
  readonly conversationId: ConversationId
  readonly body: string
  /** Where the message leads, if anywhere. */
  readonly button: { readonly text: string; readonly url: string } | null
  /** The same thing is said once. */
  readonly key: string
}

/** What the handlers call; paymentService(deps)(database) is one. */
export interface PaymentWork {
  openRequest(id: RequestId): Promise<unknown>
  closeRequest(id: RequestId): Promise<void>
  readPayment(paymentId: string, attempt: JobAttempt): Promise<unknown>
  readOrder(orderId: string, attempt: JobAttempt): Promise<void>
  readChargeback(chargebackId: string, attempt: JobAttempt): Promise<void>
  sendRefund(id: RefundId): Promise<void>
  reconcile(): Promise<unknown>
  askBalances(): Promise<unknown>
  fetchProof(id: ProofId, attempt: JobAttempt): Promise<void>
  tellGuest(word: GuestWord): Promise<void>
}

const HOUR_SECONDS = 3600

/** `reconcileSeconds`: JOB_RECONCILE_INTERVAL_SECONDS. */
export function paymentJobs(
  work: PaymentWork,
  { reconcileSeconds }: { readonly reconcileSeconds: number },
): JobRegistration[] {
  return [
    registration(openRequestJob, ({ requestId }) => work.openRequest(requestId)),
    registration(closeRequestJob, ({ requestId }) => work.closeRequest(requestId)),
    registration(readPaymentJob, ({ paymentId }, job) => work.readPayment(paymentId, job)),
    registration(readOrderJob, ({ orderId }, job) => work.readOrder(orderId, job)),
    registration(readChargebackJob, ({ chargebackId }, job) => work.readChargeback(chargebackId, job)),
    registration(sendRefundJob, ({ refundId }) => work.sendRefund(refundId)),
    scheduled(reconcileJob, reconcileSeconds, () => work.reconcile()),
    scheduled(askBalancesJob, HOUR_SECONDS, () => work.askBalances()),
    registration(tellGuestJob, (word) => work.tellGuest(word)),
    registration(fetchProofJob, ({ proofId }, job) => work.fetchProof(proofId, job)),
  ]
}
