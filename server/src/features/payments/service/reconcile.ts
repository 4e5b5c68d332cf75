import { addSeconds } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import { closeRequestJob, fetchProofJob, openRequestJob, sendRefundJob } from '../jobs.ts'
import type { PaymentProvider, PaymentSearch } from '../ports.ts'
import { proofRepository } from '../repository/proofs.ts'
import { refundRepository } from '../repository/refunds.ts'
import { paymentRepository, requestRepository } from '../repository.ts'
import type { PaymentDeps } from './deps.ts'
import { enqueueReads } from './read-payment.ts'

/** Contract, issue of the reconciler: open links and everything that changed in the last three days. */
const WINDOW_SECONDS = 72 * 3600
/** A coupon lives 30 days at most (Mercado Pago); a dispute may last longer and is notified. */
const UNDECIDED_SECONDS = 45 * 86_400
/** A receipt is fetched within seconds; later its job is lost. */
const PROOF_SECONDS = 1800
const BATCH = 200
const MOST_PAGES = 40

export interface Reconciled {
  readonly asked: number
  readonly found: number
  /** The provider did not answer, so the rest waits for the next round. */
  readonly interrupted: boolean
}

/** Handler of `payments.reconcile`: whatever notification or job was lost, asking finds it. */
export async function reconcile(deps: PaymentDeps, db: Db): Promise<Reconciled> {
  await wakeUnfinished(deps, db)
  const { provider } = deps
  if (!provider) return { asked: 0, found: 0, interrupted: false }
  const now = deps.clock.now()
  const since = addSeconds(now, -WINDOW_SECONDS)
  const searches: PaymentSearch[] = [{ since, until: now }]
  for (const request of await requestRepository(db).listToAsk(since, BATCH)) {
    searches.push({ externalReference: request.externalReference })
  }
  const changed = new Set<string>()
  let interrupted = false
  for (const search of searches) {
    const found = await searchAll(provider, search)
    for (const paymentId of await news(db, found.payments)) changed.add(paymentId)
    if (!found.complete) {
      interrupted = true
      break
    }
  }
  const undecided = await paymentRepository(db).listUndecided(addSeconds(now, -UNDECIDED_SECONDS), BATCH)
  for (const payment of undecided) changed.add(payment.paymentId)
  await enqueueReads(deps, db, [...changed])
  return { asked: searches.length, found: changed.size, interrupted }
}

async function searchAll(
  provider: PaymentProvider,
  search: PaymentSearch,
): Promise<{ payments: ProviderPayment[]; complete: boolean }> {
  const payments: ProviderPayment[] = []
  let offset: number | undefined = 0
  for (let page = 0; offset !== undefined && page < MOST_PAGES; page++) {
    const found = await provider.searchPayments({ ...search, offset })
    if (!found.ok) return { payments, complete: false }
    payments.push(...found.payments)
    offset = found.nextOffset
  }
  return { payments, complete: true }
}

/** Those that name a link of ours and say something newer than what we remember. */
async function news(db: Db, payments: readonly ProviderPayment[]): Promise<string[]> {
  if (payments.length === 0) return []
  const references = payments.flatMap((payment) => payment.externalReference ?? [])
  const ours = await requestRepository(db).knownReferences(references)
  const known = new Map(
    (await paymentRepository(db).listByIds(payments.map((payment) => payment.id))).map((one) => [
      one.paymentId,
      one,
    ]),
  )
  return payments
    .filter((payment) => payment.externalReference !== null && ours.has(payment.externalReference))
    .filter((payment) => {
      const stored = known.get(payment.id)
      return !stored || stored.dateLastUpdated.epochMilliseconds !== payment.dateLastUpdated.epochMilliseconds
    })
    .map((payment) => payment.id)
}

/** Rows whose job ended as a dead letter, or died with its process. */
async function wakeUnfinished(deps: PaymentDeps, db: Db): Promise<void> {
  const now = deps.clock.now()
  await db.transaction(async (tx) => {
    const requests = requestRepository(tx)
    for (const { id } of await requests.listToProlong(BATCH)) {
      await deps.jobs.enqueue(tx, openRequestJob, { requestId: id })
    }
    // Opening decides what to do with a link whose time has passed: it closes it.
    for (const { id } of await requests.listOverdue(now, BATCH)) {
      await deps.jobs.enqueue(tx, openRequestJob, { requestId: id })
    }
    for (const { id } of await requests.listUnsettled('wanted', now, BATCH)) {
      await deps.jobs.enqueue(tx, openRequestJob, { requestId: id })
    }
    for (const { id } of await requests.listUnsettled('closing', now, BATCH)) {
      await deps.jobs.enqueue(tx, closeRequestJob, { requestId: id })
    }
    for (const { id } of await refundRepository(tx).listOpen(now, BATCH)) {
      await deps.jobs.enqueue(tx, sendRefundJob, { refundId: id })
    }
    const stale = addSeconds(now, -PROOF_SECONDS)
    for (const { id } of await proofRepository(tx).listWanted(stale, BATCH)) {
      await deps.jobs.enqueue(tx, fetchProofJob, { proofId: id })
    }
  })
}
