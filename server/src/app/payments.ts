import { parseNotification } from '../adapters/mercado-pago/notification.ts'
import { type MoneyWord, notifyJob, tellMoneyJob } from '../features/conversations/jobs.ts'
import type { MessagingService } from '../features/messaging/service.ts'
import type { RaiseAlert } from '../features/notifications/domain/alert.ts'
import { paymentSettings } from '../features/payments/domain/settings.ts'
import type { PaymentRouteDeps } from '../features/payments/routes/shared.ts'
import type { PaymentDeps } from '../features/payments/service/deps.ts'
import { paymentService } from '../features/payments/service.ts'
import { followsRate } from '../features/reservations/domain/payment-due.ts'
import type { Reservation } from '../features/reservations/domain/reservation.ts'
import { presentEntry } from '../features/reservations/presenter.ts'
import type { Db } from '../lib/db/types.ts'
import type { Guards } from '../lib/http/actor.ts'
import type { Context } from './context.ts'
import type { Bookings, RecordAudit } from './reservations.ts'

const WEBHOOK = '/api/v1/webhooks/mercadopago'

export interface PaymentParts {
  readonly bookings: Bookings
  readonly alert: RaiseAlert
  readonly closeAlert: PaymentDeps['closeAlert']
  readonly audit: RecordAudit
  /** Asked late: the chat is wired after the money it speaks of. */
  readonly messaging: (tx: Db) => MessagingService
  /** Asked late as well: what platforms sold meanwhile. */
  readonly refreshCalendars?: NonNullable<PaymentDeps['refreshCalendars']>
  /** And the owner's telephone. */
  readonly proofCame?: NonNullable<PaymentDeps['proofCame']>
}

/** Payments, wired to cabins, stays, chat and provider. `payments(db)` is the service, and what the jobs call. */
export function wirePayments(context: Context, parts: PaymentParts) {
  const payments = paymentService(depsOf(context, parts))
  const { database: db, clock, zone } = context
  return {
    payments,
    routeDeps: (guards: Guards): PaymentRouteDeps => ({
      db,
      clock,
      zone,
      guards,
      payments,
      reservations: parts.bookings.reservations,
      ledger: async (tx, id) =>
        (await parts.bookings.reservations(tx).ledger(id)).map((entry) => presentEntry(entry, zone)),
    }),
  }
}

function depsOf(context: Context, parts: PaymentParts): PaymentDeps {
  const { clock, ids, queue, propertyId, zone, metrics, config } = context
  const { bookings } = parts
  const gateway = context.whatsapp?.gateway
  return {
    clock,
    ids,
    jobs: queue,
    propertyId,
    zone,
    baseUrl: config.http.baseUrl,
    // Signed webhooks only: without it every payment is also told in the legacy form, which proves nothing.
    notificationUrl: () => `${context.notificationOrigin()}${WEBHOOK}?source_news=webhooks`,
    provider: context.mercadoPago?.provider ?? null,
    liveMode: context.mercadoPago?.config.live ?? true,
    settings: async (db) => paymentSettings(await bookings.lodging(db).settings()),
    checkInTime: async (db) => (await bookings.lodging(db).settings()).check_in_time,
    reservations: bookings.reservations,
    ...(parts.refreshCalendars ? { refreshCalendars: parts.refreshCalendars } : {}),
    ...(parts.proofCame ? { proofCame: parts.proofCame } : {}),
    cabinName: async (db, id) => (await bookings.lodging(db).findAccommodation(id))?.name ?? '',
    rateToday: (db, reservation) => rateToday(bookings, db, reservation),
    parseNotification,
    onLinkReady: (tx, { id: reservationId }, key) =>
      queue.enqueue(tx, notifyJob, { reservationId, notice: 'hold_placed', key }),
    onBalanceDue: (tx, { id: reservationId }, key) =>
      queue.enqueue(tx, notifyJob, { reservationId, notice: 'balance', key }),
    tellElsewhere: (tx, { id: reservationId }, { body, button: link, key, isOwed }) => {
      const kind: MoneyWord['kind'] = isOwed ? 'money' : 'receipt'
      return queue.enqueue(tx, tellMoneyJob, { reservationId, kind, body, link, key })
    },
    messaging: parts.messaging,
    alert: parts.alert,
    closeAlert: parts.closeAlert,
    daysOff: async (db) => {
      const calendar = await bookings.house(db).holidays()
      return (date) => calendar.daysOff(Number(date.slice(0, 4))).has(date)
    },
    audit: parts.audit,
    downloadMedia: gateway ? (id) => gateway.downloadMedia(id) : null,
    media: context.media,
    metrics: {
      payment: (provider, status) => metrics.payments.inc({ provider, status }),
      late: (outcome) => metrics.paymentsLate.inc({ outcome }),
    },
  }
}

/** Only for balances that were quoted with the rate of their day; every other keeps the rate of its quote. */
async function rateToday(bookings: Bookings, db: Db, reservation: Reservation): Promise<string | null> {
  if (!followsRate(reservation.terms)) return null
  const plan = await bookings.pricing(db).ratePlan(reservation.accommodationId)
  return plan?.fx?.rate ?? null
}
