import type { ChannelService } from '../features/channels/service.ts'
import { type Notice, notifyJob } from '../features/conversations/jobs.ts'
import type { NoticeKind } from '../features/conversations/service/notice-words.ts'
import { CANCELLED_BY_GUEST } from '../features/conversations/service/notices.ts'
import type { PaymentService } from '../features/payments/service.ts'
import type { ReservationEvent } from '../features/reservations/domain/events.ts'
import { lookJob } from '../features/waitlist/jobs.ts'
import type { Db } from '../lib/db/types.ts'
import type { ReservationId } from '../lib/ids.ts'
import type { Context } from './context.ts'
import type { EmitReservationEvent } from './reservations.ts'

/** Whose services hear of a reservation's life, each within the transaction in which it happened. */
export interface Listeners {
  readonly money: (
    tx: Db,
  ) => Pick<
    PaymentService,
    | 'requestDeposit'
    | 'confirmed'
    | 'closeRequests'
    | 'refund'
    | 'reopened'
    | 'reprice'
    | 'stayEnded'
    | 'changed'
  >
  readonly channels: (tx: Db) => Pick<ChannelService, 'nightsHeld' | 'nightsFreed'>
}

/**
 * Who hears of what. Everything here runs inside the transaction in which it happened, so it only writes rows and
 * enqueues jobs. The listeners are wired after the services they listen to, hence the late binding.
 */
export function reservationListeners(context: Context, late: () => Listeners): EmitReservationEvent {
  const notice = (tx: Db, reservationId: ReservationId, what: NoticeKind) =>
    tell(tx, { reservationId, notice: what, key: what })
  /** What may be told more than once has the moment for its key. */
  const keyOfNow = (what: NoticeKind) => `${what}:${context.clock.now().epochMilliseconds}`
  const noticeOfNow = (tx: Db, reservationId: ReservationId, what: NoticeKind) =>
    tell(tx, { reservationId, notice: what, key: keyOfNow(what) })
  const tell = (tx: Db, told: Notice) => context.queue.enqueue(tx, notifyJob, told)

  /** Who waits for nights looks again whenever some were freed. */
  const freed = (tx: Db) => context.queue.enqueue(tx, lookJob, {})

  return async (tx, event) => {
    const money = late().money(tx)
    const channels = late().channels(tx)
    const id = event.reservationId
    switch (event.type) {
      case 'reservation.held':
        await channels.nightsHeld(id)
        return event.isSpokenFor ? undefined : money.requestDeposit(id)
      case 'reservation.confirmed':
        await money.confirmed(id, !event.isSpokenFor)
        return event.isSpokenFor ? undefined : notice(tx, id, 'confirmed')
      case 'reservation.expired':
        await money.closeRequests(id)
        await channels.nightsFreed(id)
        await freed(tx)
        return event.isSpokenFor ? undefined : notice(tx, id, 'hold_expired')
      case 'reservation.hold_extended':
        await money.reprice(id)
        return noticeOfNow(tx, id, 'hold_extended')
      case 'reservation.reminder_due':
        tx.afterCommit(() => context.metrics.remindersSent.inc({ channel: 'whatsapp' }))
        return noticeOfNow(tx, id, 'hold_reminder')
      case 'reservation.cancelled':
        return cancelled(tx, event)
      case 'reservation.changed':
        await money.changed(id, event.refundDue)
        await channels.nightsFreed(id)
        await freed(tx)
        return event.isTold ? noticeOfNow(tx, id, 'changed') : undefined
      case 'reservation.no_show':
        await money.stayEnded(id)
        await freed(tx)
        return channels.nightsFreed(id)
      case 'reservation.reopened':
        if (event.from !== 'cancelled') return undefined
        await money.reopened(id)
        // Who was told that it is cancelled hears that it stands.
        return noticeOfNow(tx, id, 'confirmed')
      case 'reservation.checked_in':
        return undefined
      case 'reservation.completed':
        return money.stayEnded(id)
    }
  }

  async function cancelled(
    tx: Db,
    event: Extract<ReservationEvent, { type: 'reservation.cancelled' }>,
  ): Promise<void> {
    const money = late().money(tx)
    const channels = late().channels(tx)
    await money.closeRequests(event.reservationId)
    if (event.refundDue > 0) await money.refund(event.reservationId, event.refundDue)
    // The cabins that were booked with it may be paid enough without it.
    if (!event.isSpokenFor) await money.reprice(event.reservationId)
    await money.stayEnded(event.reservationId)
    if (event.cause !== 'bumped') await channels.nightsFreed(event.reservationId)
    await freed(tx)
    // In the chat the guest is answered at once; only what others did has to be told.
    const refund = event.refundDue + (event.othersRefund ?? 0)
    if (event.cause !== 'bumped' && !event.isSpokenFor)
      await tell(tx, {
        reservationId: event.reservationId,
        notice: 'cancelled',
        key: event.cause === 'guest' ? CANCELLED_BY_GUEST : keyOfNow('cancelled'),
        ...(refund > 0 ? { refund } : {}),
      })
    if (event.cause === 'bumped') await notice(tx, event.reservationId, 'bumped')
  }
}
