import { addSeconds, isBefore, toInstant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { ALIVE, type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import type { PaymentRequest, RequestId } from '../domain/request.ts'
import { closeRequestJob } from '../jobs.ts'
import type { PaymentProvider, PreferenceRequest, ProviderFailure } from '../ports.ts'
import { paymentRepository } from '../repository/payments.ts'
import { requestRepository } from '../repository.ts'
import { type PaymentDeps, TryAgainError, type Work } from './deps.ts'
import { endRefusal, REFUSAL_KEYS } from './refusals.ts'
import { close } from './requests.ts'

/** Longer than the provider's client waits, so that two never ask at once. */
export const CLAIM_SECONDS = 30

export type OpenResult =
  | { readonly ok: true; readonly initPoint: string }
  | { readonly ok: false; readonly reason: 'over' | 'busy' | 'unavailable' | 'refused' }

/** Gets the link of a request from the provider: claim, commit, call, record. */
export async function openRequest(deps: PaymentDeps, db: Db, id: RequestId): Promise<OpenResult> {
  const { provider } = deps
  if (!provider) return { ok: false, reason: 'unavailable' }
  const claimed = await db.transaction((tx) => claim({ deps, tx }, id))
  if (!claimed.ok) return claimed.known ? { ok: true, initPoint: claimed.known } : claimed
  const { request, reservation, prolong } = claimed
  if (prolong) return prolongLink({ deps, db, provider }, request, reservation)
  const made = await provider.createPreference(preferenceOf(deps, request, reservation))
  if (made.ok) await endRefusal(deps, db, 'link')
  return db.transaction(async (tx): Promise<OpenResult> => {
    if (!made.ok) return recordFailure({ deps, tx }, { request, reservation, failure: made })
    const repository = requestRepository(tx)
    const now = await repository.lock(id)
    if (!now) return { ok: false, reason: 'over' }
    const wanted = now.state === 'wanted' || now.state === 'open'
    await repository.recordLink(id, { ...made, state: wanted ? 'open' : 'closing' })
    if (!wanted) {
      await deps.jobs.enqueue(tx, closeRequestJob, { requestId: id })
      return { ok: false, reason: 'over' }
    }
    await announce({ deps, tx }, { ...now, initPoint: made.initPoint }, reservation)
    return { ok: true, initPoint: made.initPoint }
  })
}

type Claim =
  | { ok: true; request: PaymentRequest; reservation: Reservation; prolong: boolean }
  | { ok: false; reason: 'over' | 'busy'; known?: string }

async function claim({ deps, tx }: Work, id: RequestId): Promise<Claim> {
  const repository = requestRepository(tx)
  const request = await repository.lock(id)
  if (!request || request.state === 'closing' || request.state === 'closed')
    return { ok: false, reason: 'over' }
  const reservation = await deps.reservations(tx).getById(request.reservationId)
  const now = deps.clock.now()
  const prolong = request.state === 'open' && needsProlonging(request, reservation)
  const status = statusAt(reservation, now)
  const alive = ALIVE.has(status)
  const ended = request.expiresAt !== null && !isBefore(now, request.expiresAt)
  if (!alive || (ended && !prolong)) {
    await close({ deps, tx }, request)
    return { ok: false, reason: 'over' }
  }
  if (request.state === 'open' && !prolong) {
    return { ok: false, reason: 'over', ...(request.initPoint ? { known: request.initPoint } : {}) }
  }
  if (request.claimedUntil && isBefore(now, request.claimedUntil)) return { ok: false, reason: 'busy' }
  await repository.claim(id, addSeconds(now, CLAIM_SECONDS))
  return { ok: true, request, reservation, prolong }
}

export function needsProlonging(request: PaymentRequest, reservation: Reservation): boolean {
  const { expiresAt } = reservation
  if (request.purpose !== 'deposit' || !expiresAt || !request.expiresAt) return false
  return isBefore(request.expiresAt, expiresAt)
}

export function preferenceOf(
  deps: PaymentDeps,
  request: PaymentRequest,
  reservation: Reservation,
): PreferenceRequest {
  const { terms } = request
  const back = `${deps.baseUrl}/r/${reservation.code}?token=${reservation.accessToken}`
  const [name, ...rest] = reservation.contact.name.split(' ')
  return {
    externalReference: request.externalReference,
    title: terms.title,
    description: terms.description,
    amount: request.amount,
    currency: request.currency,
    notificationUrl: deps.notificationUrl(),
    backUrls: { success: back, pending: back, failure: back },
    expiresFrom: request.createdAt,
    expiresTo: request.expiresAt ?? addSeconds(request.createdAt, 30 * 86_400),
    ...(terms.coupon_deadline ? { couponDeadline: toInstant(terms.coupon_deadline) } : {}),
    excludeCash: terms.exclude_cash,
    // A card in review would outlive a hold of half an hour.
    binaryMode: request.purpose === 'deposit',
    payer: {
      ...(name ? { name } : {}),
      ...(rest.length > 0 ? { surname: rest.join(' ') } : {}),
      ...(reservation.contact.email ? { email: reservation.contact.email } : {}),
    },
    metadata: { reservation_code: reservation.code, purpose: request.purpose },
  }
}

export async function recordFailure(
  { deps, tx }: Work,
  failed: { request: PaymentRequest; reservation: Reservation; failure: ProviderFailure },
): Promise<OpenResult> {
  const { request, reservation, failure } = failed
  // The guest is not kept waiting for a provider: how to pay by transfer can be told at once.
  if (request.purpose === 'deposit') await deps.onLinkReady(tx, reservation, 'hold_placed')
  // A claim that has ended says that the provider may know a link that we do not: closing has to ask for it.
  const unheard = failure.reason !== 'ambiguous' && request.claimedUntil === null
  if (unheard) await requestRepository(tx).release(request.id)
  else await requestRepository(tx).claim(request.id, deps.clock.now())
  if (failure.reason === 'rejected' || failure.reason === 'unauthorized') {
    await deps.alert(tx, {
      kind: 'payment_link_refused',
      severity: 'critical',
      summary:
        `Mercado Pago refused the payment link of ${reservation.code}: ${failure.message}. Guests cannot ` +
        'pay online until this is repaired.',
      about: reservation.code,
      entity: 'reservation',
      entityId: reservation.id,
      dedupeKey: REFUSAL_KEYS.link,
    })
    return { ok: false, reason: 'refused' }
  }
  return { ok: false, reason: 'unavailable' }
}

async function announce(
  { deps, tx }: Work,
  request: PaymentRequest,
  reservation: Reservation,
): Promise<void> {
  if (!(await requestRepository(tx).markAnnounced(request.id, deps.clock.now()))) return
  if (request.purpose === 'deposit') return deps.onLinkReady(tx, reservation, `hold_placed:${request.id}`)
  await tellBalance({ deps, tx }, { request, reservation, once: `balance:${request.id}` })
}

/** The balance is due, with its link. */
export async function tellBalance(
  { deps, tx }: Work,
  told: { readonly request: PaymentRequest; readonly reservation: Reservation; readonly once: string },
): Promise<void> {
  const { request, reservation, once } = told
  if (request.initPoint) await deps.onBalanceDue(tx, reservation, once)
}

interface Line {
  readonly deps: PaymentDeps
  readonly db: Db
  readonly provider: PaymentProvider
}

/** The hold lives longer than its link: the same link is given the same end. */
async function prolongLink(
  line: Line,
  request: PaymentRequest,
  reservation: Reservation,
): Promise<OpenResult> {
  const { deps, db, provider } = line
  const until = reservation.expiresAt
  if (!until || !request.preferenceId || !request.initPoint) return { ok: false, reason: 'over' }
  // One second later nobody can start to pay.
  const moved = await provider.closePreference(request.preferenceId, addSeconds(until, 1))
  return db.transaction(async (tx): Promise<OpenResult> => {
    const repository = requestRepository(tx)
    await repository.release(request.id)
    if (!moved.ok) return { ok: false, reason: 'unavailable' }
    await repository.setEnd(request.id, until)
    // It was closed meanwhile, and our call has opened it again.
    const now = await repository.lock(request.id)
    if (now && now.state !== 'open') {
      await repository.setState(request.id, 'closing', deps.clock.now())
      await deps.jobs.enqueue(tx, closeRequestJob, { requestId: request.id })
    }
    return { ok: true, initPoint: request.initPoint ?? '' }
  })
}

/** Handler of `payments.close-request`: no new payment can start, and a coupon nobody paid is taken back. */
export async function closeRequest(deps: PaymentDeps, db: Db, id: RequestId): Promise<void> {
  const { provider } = deps
  const request = await requestRepository(db).find(id)
  if (!provider || !request || request.state !== 'closing') return
  const now = deps.clock.now()
  if (request.claimedUntil && isBefore(now, request.claimedUntil)) {
    throw new TryAgainError(`Request ${id} is being opened`)
  }
  const preferenceId = request.preferenceId ?? (await lostPreference({ deps, db, provider }, request))
  if (preferenceId) {
    const closed = await provider.closePreference(preferenceId, now)
    if (!closed.ok && closed.reason !== 'not_found' && closed.reason !== 'rejected') {
      throw new TryAgainError(`Preference ${preferenceId} is not closed: ${closed.reason}`)
    }
  }
  await takeBackCoupons({ deps, db, provider }, request)
  await requestRepository(db).setState(id, 'closed', now)
}

/** Of a hold that still lives, a coupon is the guest's way to pay, whatever became of its link. */
async function takeBackCoupons({ deps, db, provider }: Line, request: PaymentRequest): Promise<void> {
  const reservation = await deps.reservations(db).getById(request.reservationId)
  if (statusAt(reservation, deps.clock.now()) === 'pre_reserved') return
  for (const payment of await paymentRepository(db).ofRequest(request.id)) {
    if (payment.status !== 'pending' || payment.paymentType !== 'ticket') continue
    const cancelled = await provider.cancelPayment(payment.paymentId)
    if (!cancelled.ok && (cancelled.reason === 'unavailable' || cancelled.reason === 'ambiguous')) {
      throw new TryAgainError(`Coupon ${payment.paymentId} is not cancelled: ${cancelled.reason}`)
    }
  }
}

/** Asking again with the same terms names the link whose answer was lost. Null when there is none to close. */
async function lostPreference({ deps, db, provider }: Line, request: PaymentRequest): Promise<string | null> {
  const reservation = await deps.reservations(db).getById(request.reservationId)
  const found = await provider.createPreference(preferenceOf(deps, request, reservation))
  if (found.ok) {
    await requestRepository(db).recordLink(request.id, { ...found, state: 'closing' })
    return found.preferenceId
  }
  if (found.reason === 'rejected' || found.reason === 'not_found') return null
  throw new TryAgainError(`The link of request ${request.id} is not known yet: ${found.reason}`)
}
