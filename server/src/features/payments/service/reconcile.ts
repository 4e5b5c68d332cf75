import { addSeconds, type Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ProviderPayment } from '../domain/provider-payment.ts'
import { closeRequestJob, fetchProofJob, openRequestJob, sendRefundJob } from '../jobs.ts'
import type { PaymentProvider, PaymentSearch, ProviderFailure } from '../ports.ts'
import { paymentRepository } from '../repository/payments.ts'
import { proofRepository } from '../repository/proofs.ts'
import { reconcilerRepository } from '../repository/reconciler.ts'
import { refundRepository } from '../repository/refunds.ts'
import { requestRepository } from '../repository.ts'
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
/** So many searches without any answer, one after another, end the round. */
const MOST_SILENT = 5
/** So many failed rounds in a row are told to the owner. */
const FAILURES_TOLD = 3

export interface Reconciled {
  readonly asked: number
  readonly found: number
  /** Some search failed; the next round asks again. */
  readonly interrupted: boolean
}

/** Handler of `payments.reconcile`: whatever notification or job was lost, asking finds it. */
export async function reconcile(deps: PaymentDeps, db: Db): Promise<Reconciled> {
  await wakeUnfinished(deps, db)
  const { provider } = deps
  if (!provider) return { asked: 0, found: 0, interrupted: false }
  const now = deps.clock.now()
  const since = addSeconds(now, -WINDOW_SECONDS)
  const line = { deps, db, provider }
  const changed = new Set<string>()
  const window = await searchAll(provider, { since, until: now })
  for (const paymentId of await news(db, window.payments)) changed.add(paymentId)
  await noteRound(line, { search: 'window', failure: window.failure })
  const references = await searchReferences(line, since)
  for (const paymentId of references.found) changed.add(paymentId)
  const undecided = await paymentRepository(db).listUndecided(addSeconds(now, -UNDECIDED_SECONDS), BATCH)
  for (const payment of undecided) changed.add(payment.paymentId)
  await enqueueReads(deps, db, [...changed])
  const interrupted = window.failure !== null || references.failures > 0
  return { asked: 1 + references.asked, found: changed.size, interrupted }
}

interface Line {
  readonly deps: PaymentDeps
  readonly db: Db
  readonly provider: PaymentProvider
}

/** One by one, open holds first: one reference that fails keeps no other from being asked about. */
async function searchReferences({ deps, db, provider }: Line, since: Instant) {
  const found: string[] = []
  let asked = 0
  let failures = 0
  let silent = 0
  let failure: ProviderFailure | null = null
  for (const { externalReference } of await requestRepository(db).listToAsk(since, BATCH)) {
    // Nobody answers at all: the next round asks, instead of waiting here for every one of them.
    if (silent >= MOST_SILENT) break
    asked++
    const one = await searchAll(provider, { externalReference })
    found.push(...(await news(db, one.payments)))
    if (one.failure) failures++
    silent = one.failure && !isRefusal(one.failure) ? silent + 1 : 0
    failure = one.failure ?? failure
  }
  // Round by round: a reference that fails among others that answer is counted, and told when it stays so.
  if (asked > 0) await noteRound({ deps, db, provider }, { search: 'reference', failure })
  return { found, asked, failures }
}

function isRefusal(failure: ProviderFailure): boolean {
  return failure.reason === 'rejected' || failure.reason === 'not_found'
}

/** Counts a failed search; three rounds in a row are told to the owner, the first good one ends the note. */
async function noteRound(
  { deps, db }: Line,
  of: { readonly search: 'window' | 'reference'; readonly failure: ProviderFailure | null },
): Promise<void> {
  const key = `reconciler_failing:${of.search}`
  const error = of.failure && describe(of.failure)
  if (error) deps.metrics.payment('mercado_pago', 'search_failed')
  await db.transaction(async (tx) => {
    const row = await reconcilerRepository(tx).record({ search: of.search, error, at: deps.clock.now() })
    if (!error) {
      if (row.wasFailing) await deps.closeAlert(tx, key)
      return
    }
    if (row.failures < FAILURES_TOLD) return
    await deps.alert(tx, {
      kind: 'payments_not_searched',
      severity: 'warning',
      summary:
        `Mercado Pago has refused or not answered the search for payments ${row.failures} times in a row ` +
        `(${error}). Notifications still count, and open holds are asked about one by one; look at its ` +
        'status page and at the credentials.',
      entity: 'channel',
      entityId: 'mercado_pago',
      dedupeKey: key,
    })
  })
}

function describe(failure: ProviderFailure): string {
  return failure.reason === 'not_found'
    ? failure.reason
    : `${failure.reason}: ${failure.message}`.slice(0, 200)
}

async function searchAll(
  provider: PaymentProvider,
  search: PaymentSearch,
): Promise<{ payments: ProviderPayment[]; failure: ProviderFailure | null }> {
  const payments: ProviderPayment[] = []
  let offset: number | undefined = 0
  for (let page = 0; offset !== undefined && page < MOST_PAGES; page++) {
    const found = await provider.searchPayments({ ...search, offset })
    if (!found.ok) return { payments, failure: found }
    payments.push(...found.payments)
    offset = found.nextOffset
  }
  return { payments, failure: null }
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
