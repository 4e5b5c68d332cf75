import { z } from 'zod'
import type { ConversationId } from '../../lib/ids.ts'
import type { JobDefinition, JobHandler } from '../../lib/queue/queue.ts'
import type { ProofId, RefundId } from './domain/records.ts'
import type { RequestId } from './domain/request.ts'

const branded = <Brand extends string>() => z.string().transform((id) => id as Brand)
const nothing = z.object({}) as z.ZodType<Record<string, never>>

/** Asks the provider for the link of a request. */
export const openRequestJob: JobDefinition<{ requestId: RequestId }> = {
  name: 'payments.open-request',
  schema: z.object({ requestId: branded<RequestId>() }),
  retries: 8,
  retryDelaySeconds: 2,
  concurrency: 4,
}

/** Closes a link at the provider, so that nobody starts to pay what is no longer sold. */
export const closeRequestJob: JobDefinition<{ requestId: RequestId }> = {
  name: 'payments.close-request',
  schema: z.object({ requestId: branded<RequestId>() }),
  retries: 10,
  retryDelaySeconds: 5,
  concurrency: 2,
}

/** Reads a payment back and does what it says. The retries span hours: nothing may be lost while the provider is down. */
export const readPaymentJob: JobDefinition<{ paymentId: string }> = {
  name: 'payments.read-payment',
  schema: z.object({ paymentId: z.string().regex(/^\d{1,20}$/) }),
  retries: 14,
  retryDelaySeconds: 2,
  concurrency: 4,
}

export const readOrderJob: JobDefinition<{ orderId: string }> = {
  name: 'payments.read-order',
  schema: z.object({ orderId: z.string().regex(/^\d{1,20}$/) }),
  retries: 10,
  retryDelaySeconds: 2,
}

export const readChargebackJob: JobDefinition<{ chargebackId: string }> = {
  name: 'payments.read-chargeback',
  schema: z.object({ chargebackId: z.string().max(64) }),
  retries: 10,
  retryDelaySeconds: 5,
}

export const sendRefundJob: JobDefinition<{ refundId: RefundId }> = {
  name: 'payments.send-refund',
  schema: z.object({ refundId: branded<RefundId>() }),
  retries: 14,
  retryDelaySeconds: 5,
}

/** Every JOB_RECONCILE_INTERVAL_SECONDS: what notifications lost is found by asking. */
export const reconcileJob: JobDefinition<Record<string, never>> = {
  name: 'payments.reconcile',
  schema: nothing,
  retries: 0,
  retryDelaySeconds: 1,
}

/** Every hour or so: who arrives soon and owes something is sent a link. */
export const askBalancesJob: JobDefinition<Record<string, never>> = {
  name: 'payments.ask-balances',
  schema: nothing,
  retries: 2,
  retryDelaySeconds: 30,
}

export const fetchProofJob: JobDefinition<{ proofId: ProofId }> = {
  name: 'payments.fetch-proof',
  schema: z.object({ proofId: branded<ProofId>() }),
  retries: 8,
  retryDelaySeconds: 2,
}

/**
 * Says something about money in the guest's chat. A job of its own, because whoever moves money holds the reservation
 * and a chat that is being answered holds the conversation: neither may wait for the other.
 */
export const tellGuestJob: JobDefinition<GuestWord> = {
  name: 'payments.tell-guest',
  schema: z.object({
    conversationId: branded<ConversationId>(),
    body: z.string().min(1),
    button: z.object({ text: z.string(), url: z.string() }).nullable(),
    key: z.string(),
  }),
  retries: 10,
  retryDelaySeconds: 2,
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
  readPayment(paymentId: string, attempt: { readonly attempt: number }): Promise<unknown>
  readOrder(orderId: string, attempt: { readonly attempt: number }): Promise<void>
  readChargeback(chargebackId: string, attempt: { readonly attempt: number }): Promise<void>
  sendRefund(id: RefundId): Promise<void>
  reconcile(): Promise<unknown>
  askBalances(): Promise<unknown>
  fetchProof(id: ProofId, attempt: { readonly lastTry: boolean }): Promise<void>
  tellGuest(word: GuestWord): Promise<void>
}

type Register = <Payload>(job: JobDefinition<Payload>, handler: JobHandler<Payload>) => void

/** Registers every job of the feature; only the intervals of reconcile and ask-balances are the caller's. */
export function registerPaymentJobs(register: Register, work: PaymentWork): void {
  register(openRequestJob, async ({ requestId }) => void (await work.openRequest(requestId)))
  register(closeRequestJob, ({ requestId }) => work.closeRequest(requestId))
  register(readPaymentJob, async ({ paymentId }, job) => void (await work.readPayment(paymentId, job)))
  register(readOrderJob, ({ orderId }, job) => work.readOrder(orderId, job))
  register(readChargebackJob, ({ chargebackId }, job) => work.readChargeback(chargebackId, job))
  register(sendRefundJob, ({ refundId }) => work.sendRefund(refundId))
  register(reconcileJob, async () => void (await work.reconcile()))
  register(askBalancesJob, async () => void (await work.askBalances()))
  register(tellGuestJob, (word) => work.tellGuest(word))
  register(fetchProofJob, ({ proofId }, job) => work.fetchProof(proofId, job))
}
