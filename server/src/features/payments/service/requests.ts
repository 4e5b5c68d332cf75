import { addSeconds, type Instant, isBefore } from '../../../lib/clock.ts'
import { RunAgain } from '../../../lib/db/types.ts'
import type { ReservationId } from '../../../lib/ids.ts'
import { instantAt } from '../../../lib/local-date.ts'
import { inSeconds } from '../../../lib/queue/job.ts'
import { ALIVE, type Reservation, statusAt } from '../../reservations/domain/reservation.ts'
import { externalReference, linkTitle, type PaymentRequest, type RequestId } from '../domain/request.ts'
import { excludesCash } from '../domain/settings.ts'
import { closeRequestJob, openRequestJob } from '../jobs.ts'
import { requestRepository } from '../repository.ts'
import { accountOf, cabinsOf } from './account.ts'
import type { Work } from './deps.ts'
import { type Wish, wishOf } from './wish.ts'

/** Whoever booked outside a chat is given the link by the page that booked; the job is only the safety net. */
const SAFETY_NET_SECONDS = 20

/** How long the other of two cards may still be charged on a link that is only paid in part. */
const LINGER_SECONDS = 600

/** How the request comes about, besides what it asks. */
interface Manner {
  /** A request that was paid in part: its link takes the other card for a while. */
  readonly lingering?: RequestId
  /** The guest hears nothing of the new link: it only repairs what was asked for. */
  readonly silent?: boolean
}

/**
 * The request that asks for exactly this, made when there is none. Call it with the reservation locked, or while it is
 * being written.
 */
export async function ensureRequest(
  work: Work,
  reservation: Reservation,
  wish: Wish & Manner,
): Promise<PaymentRequest> {
  const { deps, tx } = work
  const repository = requestRepository(tx)
  const account = await accountOf(work, reservation)
  const payer = payerOf(work, account) ?? reservation
  const all = await repository.ofAccount(account.map((one) => one.id))
  const current = all.filter((one) => one.state === 'wanted' || one.state === 'open')
  const same = current.find((one) => one.reservationId === payer.id && asksFor(one, wish, deps.clock.now()))
  for (const other of current) {
    if (other !== same) await close(work, other, wish.lingering === other.id ? LINGER_SECONDS : 0)
  }
  if (same) {
    // The hold was given more time: the same link lives on.
    if (same.expiresAt && isBefore(same.expiresAt, wish.expiresAt)) await wake(work, same.id, reservation)
    return same
  }
  const attempt =
    Math.max(0, ...all.filter((one) => one.purpose === wish.purpose).map((one) => one.attempt)) + 1
  const request = await compose(work, { payer, account }, { ...wish, attempt })
  await repository.insert(request)
  await wake(work, request.id, reservation)
  return request
}

function asksFor(request: PaymentRequest, wish: Wish, now: Instant): boolean {
  // A hold that was given more time takes its link along, also one whose own time has passed meanwhile.
  const lives =
    request.purpose === 'deposit' || request.expiresAt === null || isBefore(now, request.expiresAt)
  return (
    lives &&
    request.purpose === wish.purpose &&
    request.amount === wish.amount &&
    request.terms.ledger_amount === wish.ledgerAmount
  )
}

/** In whose name a group is paid: the first cabin that still lives. */
function payerOf({ deps }: Work, account: readonly Reservation[]): Reservation | undefined {
  return account.find((one) => ALIVE.has(statusAt(one, deps.clock.now())))
}

async function compose(
  work: Work,
  of: { readonly payer: Reservation; readonly account: readonly Reservation[] },
  wish: Wish & Manner & { readonly attempt: number },
): Promise<PaymentRequest> {
  const { deps, tx } = work
  const reservation = of.payer
  const living = of.account.filter((one) => ALIVE.has(statusAt(one, deps.clock.now())))
  const now = deps.clock.now()
  const { cash } = await deps.settings(tx)
  const arrivalAt = instantAt(reservation.checkIn, await deps.checkInTime(tx), deps.zone)
  const holdEndsAt = wish.purpose === 'deposit' ? wish.expiresAt : null
  const noCash = excludesCash(cash, { now, holdEndsAt, arrivalAt, amount: wish.amount })
  const isAll = wish.purpose === 'deposit' && living.every((one) => one.terms.deposit === one.terms.total)
  const cabin = await cabinsOf(work, living)
  const { code, language, checkIn, checkOut } = reservation
  return {
    id: deps.ids.uuid<RequestId>(),
    reservationId: reservation.id,
    purpose: wish.purpose,
    attempt: wish.attempt,
    externalReference: externalReference({
      code,
      purpose: wish.purpose,
      attempt: wish.attempt,
      nonce: deps.ids.unambiguous(10),
    }),
    amount: wish.amount,
    currency: reservation.terms.currency,
    preferenceId: null,
    initPoint: null,
    collectorId: null,
    state: 'wanted',
    expiresAt: wish.expiresAt,
    terms: {
      title: linkTitle(language, { purpose: isAll ? 'total' : wish.purpose, cabin, code }),
      description: `${code}: ${checkIn} / ${checkOut}`,
      exclude_cash: noCash,
      coupon_deadline: noCash ? null : addSeconds(now, cash.couponDays * 86_400).toString(),
      ledger_amount: wish.ledgerAmount,
    },
    claimedUntil: null,
    announcedAt: wish.silent ? now : null,
    createdAt: now,
  }
}

async function wake({ deps, tx }: Work, requestId: RequestId, reservation: Reservation): Promise<void> {
  const seconds = reservation.conversationId ? 0 : SAFETY_NET_SECONDS
  await deps.jobs.enqueue(tx, inSeconds(seconds, openRequestJob), { requestId })
}

/**
 * Nothing more is to be paid with this link. One that the provider never heard of is simply over; one that lingers
 * takes a payment that has begun for so many seconds more, unless it is closed again meanwhile.
 */
export async function close({ deps, tx }: Work, request: PaymentRequest, lingerSeconds = 0): Promise<void> {
  const repository = requestRepository(tx)
  // Somebody may be opening it at this moment: decide by what is true now.
  const locked = await repository.lock(request.id)
  // Gathered before and not written yet: to pass over it would leave a link open for ever.
  if (!locked) throw new RunAgain(new Error(`Payment request ${request.id} is not written yet`))
  if (locked.state === 'closed') return
  const now = deps.clock.now()
  if (locked.state === 'closing') {
    if (locked.claimedUntil === null || lingerSeconds > 0) return
    await repository.release(locked.id)
    return deps.jobs.enqueue(tx, closeRequestJob, { requestId: locked.id })
  }
  const unheard = locked.state === 'wanted' && locked.claimedUntil === null
  await repository.setState(locked.id, unheard ? 'closed' : 'closing', now)
  if (unheard) return
  const lingers = lingerSeconds > 0 && locked.state === 'open'
  if (lingers) await repository.claim(locked.id, addSeconds(now, lingerSeconds))
  const seconds = lingers ? lingerSeconds : 0
  await deps.jobs.enqueue(tx, inSeconds(seconds, closeRequestJob), { requestId: locked.id })
}

export const balanceDueKey = (id: ReservationId) => `balance_due:${id}`

/** Nothing more is asked of this stay; what other cabins of its group still owe keeps a link of its own. */
export async function closeAll(work: Work, reservation: Reservation): Promise<void> {
  const { deps, tx } = work
  const account = await accountOf(work, reservation)
  // Told only where nobody can pay online.
  if (!deps.provider) for (const { id } of account) await deps.closeAlert(tx, balanceDueKey(id))
  const requests = await requestRepository(work.tx).ofAccount(account.map((one) => one.id))
  const wish = account.length > 1 ? await wishOf(work, reservation) : null
  const isOpen = (one: PaymentRequest) => one.state === 'wanted' || one.state === 'open'
  if (wish && requests.some((one) => isOpen(one) && one.purpose === wish.purpose)) {
    await ensureRequest(work, reservation, { ...wish, silent: wish.purpose === 'balance' })
    return
  }
  for (const request of requests) await close(work, request)
}
