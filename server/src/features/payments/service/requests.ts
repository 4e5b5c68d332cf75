import { addSeconds, type Instant, isBefore } from '../../../lib/clock.ts'
import { RunAgain } from '../../../lib/db/types.ts'
import { addDays, dateAt, instantAt } from '../../../lib/local-date.ts'
import { inSeconds } from '../../../lib/queue/job.ts'
import { paymentDue } from '../../reservations/domain/payment-due.ts'
import { type Reservation, type ReservationStatus, statusAt } from '../../reservations/domain/reservation.ts'
import { atDayRate, type DayRate } from '../domain/day-rate.ts'
import {
  externalReference,
  linkTitle,
  type PaymentRequest,
  type Purpose,
  type RequestId,
} from '../domain/request.ts'
import { excludesCash } from '../domain/settings.ts'
import { closeRequestJob, openRequestJob } from '../jobs.ts'
import { requestRepository } from '../repository.ts'
import { accountOf, cabinsOf } from './account.ts'
import type { Work } from './deps.ts'
import { netBalance } from './give-back.ts'

/** Whoever booked outside a chat is given the link by the page that booked; the job is only the safety net. */
const SAFETY_NET_SECONDS = 20
/** How long the other of two cards may still be charged on a link that is only paid in part. */
const LINGER_SECONDS = 600
/** Guests pay what they owe until they leave; a balance link dies at noon of that day. */
const LAST_HOUR = '12:00'

/** Who may still pay by link; a hold whose second has passed may not. */
const PAYABLE: ReadonlySet<ReservationStatus> = new Set(['pre_reserved', 'confirmed', 'checked_in'])

export interface Wish {
  readonly purpose: Purpose
  /** What the provider charges. */
  readonly amount: number
  /** What of the ledger that pays, when the balance takes the rate of its day; null when it is the same. */
  readonly ledgerAmount: number | null
  readonly expiresAt: Instant
}

/** How the request comes about, besides what it asks. */
interface Manner {
  /** A request that was paid in part: its link takes the other card for a while. */
  readonly lingering?: RequestId
  /** The guest hears nothing of the new link: it only repairs what was asked for. */
  readonly silent?: boolean
}

/** What this stay, with the cabins that were booked with it, is to pay online now; null when nothing is. */
export async function wishOf(work: Work, reservation: Reservation): Promise<Wish | null> {
  if (reservation.groupId === null) return wishOfOne(work, reservation)
  const account = await accountOf(work, reservation)
  const wishes: Wish[] = []
  for (const stay of account) {
    const wish = await wishOfOne(work, stay)
    if (wish) wishes.push(wish)
  }
  return together(wishes)
}

/** Deposits before balances: cabins of one group are held and paid together. */
function together(wishes: readonly Wish[]): Wish | null {
  const purpose = wishes.some((one) => one.purpose === 'deposit') ? 'deposit' : 'balance'
  const asked = wishes.filter((one) => one.purpose === purpose)
  const [first] = asked
  if (!first) return null
  const sum = (of: (one: Wish) => number) => asked.reduce((all, one) => all + of(one), 0)
  const isRated = asked.some((one) => one.ledgerAmount !== null)
  return {
    purpose,
    amount: sum((one) => one.amount),
    ledgerAmount: isRated ? sum((one) => one.ledgerAmount ?? one.amount) : null,
    expiresAt: asked.reduce(
      (least, one) => (isBefore(one.expiresAt, least) ? one.expiresAt : least),
      first.expiresAt,
    ),
  }
}

async function wishOfOne(work: Work, reservation: Reservation): Promise<Wish | null> {
  const { deps } = work
  const status = statusAt(reservation, deps.clock.now())
  if (!PAYABLE.has(status)) return null
  const due = paymentDue(reservation, await netBalance(work, reservation.id))
  if (!due) return null
  if (due.purpose === 'deposit')
    return reservation.expiresAt
      ? { purpose: 'deposit', amount: due.amount, ledgerAmount: null, expiresAt: reservation.expiresAt }
      : null
  if (reservation.frozenReason) return null
  const lastMoment = instantAt(reservation.checkOut, LAST_HOUR, deps.zone)
  if (!isBefore(deps.clock.now(), lastMoment)) return null
  const rated = await ratedBalance(work, reservation, due.amount)
  return rated
    ? { ...rated, expiresAt: isBefore(rated.expiresAt, lastMoment) ? rated.expiresAt : lastMoment }
    : { purpose: 'balance', amount: due.amount, ledgerAmount: null, expiresAt: lastMoment }
}

/** Today's rate beside the agreed one, for balances that follow it; null for every other stay. */
export async function dayRateOf({ deps, tx }: Work, reservation: Reservation): Promise<DayRate | null> {
  const today = await deps.rateToday(tx, reservation)
  const agreed = reservation.terms.fx?.rate
  return today !== null && agreed !== undefined ? { today, agreed } : null
}

/** A balance that takes the exchange rate of the day on which it is paid: its link ends with the day. */
async function ratedBalance({ deps, tx }: Work, reservation: Reservation, due: number): Promise<Wish | null> {
  const rate = await dayRateOf({ deps, tx }, reservation)
  if (!rate) return null
  const today = dateAt(deps.clock.now(), deps.zone)
  return {
    purpose: 'balance',
    amount: atDayRate(due, rate),
    ledgerAmount: due,
    expiresAt: instantAt(addDays(today, 1), '00:00', deps.zone),
  }
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
  return account.find((one) => PAYABLE.has(statusAt(one, deps.clock.now())))
}

async function compose(
  work: Work,
  of: { readonly payer: Reservation; readonly account: readonly Reservation[] },
  wish: Wish & Manner & { readonly attempt: number },
): Promise<PaymentRequest> {
  const { deps, tx } = work
  const reservation = of.payer
  const living = of.account.filter((one) => PAYABLE.has(statusAt(one, deps.clock.now())))
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

/** Nothing more is asked of this stay; what other cabins of its group still owe keeps a link of its own. */
export async function closeAll(work: Work, reservation: Reservation): Promise<void> {
  const account = await accountOf(work, reservation)
  const requests = await requestRepository(work.tx).ofAccount(account.map((one) => one.id))
  const wish = account.length > 1 ? await wishOf(work, reservation) : null
  const isOpen = (one: PaymentRequest) => one.state === 'wanted' || one.state === 'open'
  if (wish && requests.some((one) => isOpen(one) && one.purpose === wish.purpose)) {
    await ensureRequest(work, reservation, { ...wish, silent: wish.purpose === 'balance' })
    return
  }
  for (const request of requests) await close(work, request)
}
