import { type Notice, notifyJob } from '../features/conversations/jobs.ts'
import { CANCELLED_BY_GUEST, type NoticeKind } from '../features/conversations/service/notices.ts'
import type { ReservationEvent } from '../features/reservations/domain/events.ts'
import { lookJob } from '../features/waitlist/jobs.ts'
import type { Db } from '../lib/db/types.ts'
import type { ReservationId } from '../lib/ids.ts'
import type { Context } from './context.ts'
import type { EmitReservationEvent } from './reservations.ts'

/** What the money side does about a reservation's life; null while no provider is configured. */
export interface MoneyListener {
  requestDeposit(tx: Db, reservationId: ReservationId): Promise<void>
  closeRequests(tx: Db, reservationId: ReservationId): Promise<void>
  refund(tx: Db, reservationId: ReservationId, amount: number): Promise<void>
  /** A hold lives longer: its link does too. */
  reprice(tx: Db, reservationId: ReservationId): Promise<void>
  /** The guests have left, or never come: what is held of theirs is to go back. */
  stayEnded(tx: Db, reservationId: ReservationId): Promise<void>
  /** Dates, cabin, guests or price changed: what is asked for changes too, and so much goes back. */
  changed(tx: Db, reservationId: ReservationId, refundDue: number): Promise<void>
}

export interface ChannelListener {
  /** Somebody is about to pay: what platforms sold meanwhile is read before the money comes. */
  nightsHeld?(tx: Db, reservationId: ReservationId): Promise<void>
  /** Nights were freed: imported stays that waited for them may take them now. */
  nightsFreed(tx: Db, reservationId: ReservationId): Promise<void>
}

export interface Listeners {
  readonly money: MoneyListener
  readonly channels: ChannelListener
}

/**
 * Who hears of what. Everything here runs inside the transaction in which it happened, so it only writes rows and
 * enqueues jobs. The listeners are wired after the services they listen to, hence the late binding.
 */
export function reservationListeners(context: Context, late: () => Listeners): EmitReservationEvent {
  const notice = (tx: Db, reservationId: ReservationId, what: NoticeKind) =>
    tell(tx, { reservationId, notice: what, key: what })
  /** What may be told more than once has the moment for its key. */
  const noticeOfNow = (tx: Db, reservationId: ReservationId, what: NoticeKind) =>
    tell(tx, { reservationId, notice: what, key: `${what}:${context.clock.now().epochMilliseconds}` })
  const tell = (tx: Db, told: Notice) => context.queue.enqueue(tx, notifyJob, told)

  /** Who waits for nights looks again whenever some were freed. */
  const freed = (tx: Db) => context.queue.enqueue(tx, lookJob, {})

  return async (tx, event) => {
    const { money, channels } = late()
    const id = event.reservationId
    switch (event.type) {
      case 'reservation.held':
        await channels.nightsHeld?.(tx, id)
        return event.isSpokenFor ? undefined : money.requestDeposit(tx, id)
      case 'reservation.confirmed':
        await money.closeRequests(tx, id)
        return event.isSpokenFor ? undefined : notice(tx, id, 'confirmed')
      case 'reservation.expired':
        await money.closeRequests(tx, id)
        await channels.nightsFreed(tx, id)
        await freed(tx)
        return event.isSpokenFor ? undefined : notice(tx, id, 'hold_expired')
      case 'reservation.hold_extended':
        await money.reprice(tx, id)
        return noticeOfNow(tx, id, 'hold_extended')
      case 'reservation.reminder_due':
        tx.afterCommit(() => context.metrics.remindersSent.inc({ channel: 'whatsapp' }))
        return noticeOfNow(tx, id, 'hold_reminder')
      case 'reservation.cancelled':
        return cancelled(tx, event)
      case 'reservation.changed':
        await money.changed(tx, id, event.refundDue)
        await channels.nightsFreed(tx, id)
        await freed(tx)
        return event.isTold ? noticeOfNow(tx, id, 'changed') : undefined
      case 'reservation.no_show':
        await money.stayEnded(tx, id)
        await freed(tx)
        return channels.nightsFreed(tx, id)
      case 'reservation.checked_in':
      case 'reservation.reopened':
        return undefined
      case 'reservation.completed':
        return money.stayEnded(tx, id)
    }
  }

  async function cancelled(
    tx: Db,
    event: Extract<ReservationEvent, { type: 'reservation.cancelled' }>,
  ): Promise<void> {
    const { money, channels } = late()
    await money.closeRequests(tx, event.reservationId)
    if (event.refundDue > 0) await money.refund(tx, event.reservationId, event.refundDue)
    // The cabins that were booked with it may be paid enough without it.
    if (!event.isSpokenFor) await money.reprice(tx, event.reservationId)
    await money.stayEnded(tx, event.reservationId)
    if (event.cause !== 'bumped') await channels.nightsFreed(tx, event.reservationId)
    await freed(tx)
    // In the chat the guest is answered at once; only what others did has to be told.
    const refund = event.refundDue + (event.othersRefund ?? 0)
    if (event.cause !== 'bumped' && !event.isSpokenFor)
      await tell(tx, {
        reservationId: event.reservationId,
        notice: 'cancelled',
        key: event.cause === 'guest' ? CANCELLED_BY_GUEST : 'cancelled',
        ...(refund > 0 ? { refund } : {}),
      })
    if (event.cause === 'bumped') await notice(tx, event.reservationId, 'bumped')
  }
}
