import { NOTHING_NOTED, type StayNotes } from '@tranquera/contracts/stay-notes'
import { addSeconds, type Instant } from '../../../lib/clock.ts'
import { type Db, isViolationOf, RunAgain } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ConversationId, GuestId, Id, ReservationId } from '../../../lib/ids.ts'
import { dateAt } from '../../../lib/local-date.ts'
import { type MinorUnits, percentOf } from '../../../lib/money.ts'
import type { TakeNights } from '../../occupancy/domain.ts'
import type { Override } from '../../pricing/domain/check-stay.ts'
import type { Quote, QuoteOutcome, QuoteRefusal, StayRequest } from '../../pricing/domain/quote.ts'
import type { QuoteId } from '../../pricing/domain/terms.ts'
import { agreedTotal } from '../domain/change-terms.ts'
import type { LedgerEntry } from '../domain/ledger.ts'
import {
  type BookingChannel,
  type Contact,
  type GroupId,
  notesIn,
  type Reservation,
  reservationCode,
} from '../domain/reservation.ts'
import { CODE_UNIQUE, reservationRepository } from '../repository.ts'
import type { ReservationDeps, Step } from './deps.ts'

export interface BookRequest extends Partial<StayNotes> {
  readonly stay: StayRequest
  readonly contact: Contact
  readonly channel: BookingChannel
  readonly language: Reservation['language']
  /** The quote the guest said yes to; without it, or when it no longer holds, the stay is priced anew. */
  readonly quoteId?: QuoteId | null
  readonly guestId?: GuestId | null
  readonly conversationId?: ConversationId | null
  readonly actor: Actor
  /** Confirmed at once: only the owner may (contract section 3, `POST /admin/reservations`). */
  readonly as: 'pre_reserved' | 'confirmed'
  readonly cause: string
  /** Rules that the owner sets aside for this stay. */
  readonly override?: readonly Override[]
  /** A total that was agreed with the guest, minor units. */
  readonly totalPrice?: MinorUnits
  /** The guest hears nothing of it: what an owner brings along was agreed elsewhere. */
  readonly isUntold?: boolean
}

export type BookResult =
  | { readonly ok: true; readonly reservation: Reservation }
  | { readonly ok: false; readonly reason: 'date_overlap' }
  | QuoteRefusal

/**
 * Prices the stay, takes its nights and writes the reservation, all or nothing. Who loses the nights loses the rest
 * with them, by rolling back.
 */
export async function book(deps: ReservationDeps, db: Db, request: BookRequest): Promise<BookResult> {
  const result = await inTransaction(deps, db, request)
  db.afterCommit(() => count(deps, request, result))
  return result
}

export function count(
  { metrics }: ReservationDeps,
  request: Pick<BookRequest, 'channel' | 'as'>,
  result: { readonly ok: boolean; readonly reason?: string },
): void {
  if (result.ok) {
    metrics.created(request.channel)
    if (request.as === 'confirmed') metrics.confirmed(request.channel)
  } else if (result.reason === 'date_overlap') metrics.overlapped(request.channel)
}

function inTransaction(deps: ReservationDeps, db: Db, request: BookRequest): Promise<BookResult> {
  return db.transaction(async (tx) => {
    const written = await writeStay({ deps, tx }, { request, own: ownOf(deps) })
    if (written.ok) await announce({ deps, tx }, { request, reservation: written.reservation })
    return written
  })
}

/** What a stay does not take from its request; cabins of a group share it. */
export interface OwnOf {
  readonly now: Instant
  readonly accessToken: string
  readonly groupId: GroupId | null
}

export function ownOf(deps: ReservationDeps, groupId: GroupId | null = null): OwnOf {
  return { now: deps.clock.now(), accessToken: deps.ids.token(), groupId }
}

/** Prices one stay, writes it with its nights or not at all; tells nobody. */
export async function writeStay(
  { deps, tx }: Step,
  of: { readonly request: BookRequest; readonly own: OwnOf },
): Promise<BookResult> {
  const { request } = of
  const quoted = await frozenQuote(deps, tx, request)
  if (!quoted.ok) return quoted
  const reservation = compose(deps, of, quoted.quote)
  const charge = chargeOf(deps, reservation, request.actor)
  const repository = reservationRepository(tx)
  const taken = await deps
    .occupancy(tx)
    .take(nightsOf(reservation), repository.insertions(deps.propertyId, reservation, charge))
    .catch(orWithAnotherCode)
  if (!taken.ok) return { ok: false, reason: 'date_overlap' }
  repository.learn(reservation, charge)
  await deps.audit(tx, {
    actor: request.actor,
    action: request.as === 'confirmed' ? 'reservation.confirmed' : 'reservation.held',
    entity: 'reservation',
    entityId: reservation.id,
    cause: request.cause,
    before: null,
    after: { status: reservation.status, check_in: reservation.checkIn, check_out: reservation.checkOut },
  })
  return { ok: true, reservation }
}

/** What the stay costs. A price agreed as nothing owes nothing. */
function chargeOf(deps: ReservationDeps, reservation: Reservation, actor: Actor): LedgerEntry | null {
  if (reservation.terms.total === 0) return null
  return {
    id: deps.ids.uuid<Id<'ledger-entry'>>(),
    kind: 'charge',
    method: null,
    amount: reservation.terms.total,
    currency: reservation.terms.currency,
    note: '',
    actorKind: actor.kind,
    actorId: actor.id,
    sourceKey: `charge:${reservation.id}`,
    reverses: null,
    createdAt: reservation.createdAt,
  }
}

/** Four characters a day give 280,000 codes: a clash is rare, and everything is simply done again with another. */
function orWithAnotherCode(error: unknown): never {
  throw isViolationOf(error, CODE_UNIQUE) ? new RunAgain(error) : error
}

/** Tells whoever listens that the stay is there. */
export function announce(
  { deps, tx }: Step,
  of: {
    readonly request: Pick<BookRequest, 'as' | 'isUntold'>
    readonly reservation: Reservation
    readonly isSpokenFor?: boolean
  },
): Promise<void> {
  const isSpokenFor = (of.isSpokenFor ?? false) || (of.request.isUntold ?? false)
  const told = { reservationId: of.reservation.id, isSpokenFor }
  return deps.emit(
    tx,
    of.request.as === 'confirmed'
      ? { type: 'reservation.confirmed', revived: false, ...told }
      : { type: 'reservation.held', ...told },
  )
}

async function frozenQuote(deps: ReservationDeps, tx: Db, request: BookRequest): Promise<QuoteOutcome> {
  const quotes = deps.quotes(tx)
  const known = request.quoteId ? await quotes.findValid(request.quoteId, request.stay) : undefined
  const { override = [], totalPrice } = request
  const quoted = known
    ? ({ ok: true, quote: known } as const)
    : await quotes.quote(request.stay, request.language, { override })
  if (!quoted.ok || totalPrice === undefined) return quoted
  const terms = agreedTotal(quoted.quote.terms, { total: totalPrice, note: 'agreed price' })
  const deposit = percentOf(totalPrice, terms.policy.deposit_percent)
  return { ok: true, quote: { ...quoted.quote, terms: { ...terms, deposit } } }
}

function compose(
  deps: ReservationDeps,
  { request, own }: { readonly request: BookRequest; readonly own: OwnOf },
  { stay, terms }: Quote,
): Reservation {
  const { now, accessToken, groupId } = own
  return {
    id: deps.ids.uuid<ReservationId>(),
    code: reservationCode(dateAt(now, deps.zone), deps.ids.unambiguous(4)),
    accommodationId: stay.accommodationId,
    groupId,
    guestId: request.guestId ?? null,
    conversationId: request.conversationId ?? null,
    status: request.as,
    checkIn: stay.checkIn,
    checkOut: stay.checkOut,
    party: stay.party,
    extras: stay.extras ?? [],
    payBy: stay.payBy ?? null,
    contact: request.contact,
    language: request.language,
    channel: request.channel,
    terms,
    expiresAt: request.as === 'pre_reserved' ? addSeconds(now, deps.hold.ttlSeconds) : null,
    holdExtensions: 0,
    accessToken,
    ...NOTHING_NOTED,
    ...notesIn(request),
    frozenReason: null,
    createdAt: now,
    updatedAt: now,
  }
}

function nightsOf(reservation: Reservation): TakeNights {
  const { accommodationId, checkIn, checkOut, id: reservationId, expiresAt } = reservation
  return expiresAt
    ? { kind: 'hold', accommodationId, checkIn, checkOut, reservationId, expiresAt }
    : { kind: 'reservation', accommodationId, checkIn, checkOut, reservationId }
}
