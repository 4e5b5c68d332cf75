import { speechService } from '../features/speech/service.ts'
import { createGuards } from '../features/staff/policy.ts'
import { auditService } from '../features/staff/service/audit.ts'
import { csrfTokenOf } from '../features/staff/service.ts'
import { memoryBlockLog, redisBlockLog } from '../lib/http/block-log.ts'
import { redisCounterStore } from '../lib/http/counter-store.ts'
import { createRateLimiter } from '../lib/http/rate-limiter.ts'
import { currentTraceId } from '../lib/logging/trace.ts'
import { wireBackups } from './backups.ts'
import { wireChannels } from './channels.ts'
import { wireCleaning } from './cleaning.ts'
import type { Context } from './context.ts'
import { wireConversations } from './conversations.ts'
import { wireInbox } from './inbox.ts'
import { wireLeads } from './leads.ts'
import { type Listeners, reservationListeners } from './listeners.ts'
import { wireNotifications } from './notifications.ts'
import { wireOperations } from './operations.ts'
import { wirePayments } from './payments.ts'
import { wirePost } from './post.ts'
import { type RecordAudit, wireReservations } from './reservations.ts'
import { wirePanelSetup } from './setup-doors.ts'
import { wireStaff } from './staff.ts'

/** Every feature, wired to those it needs. Listeners are told late: what they listen to is wired before them. */
export function wireServices(context: Context) {
  const { clock, jwtSecret, database, redis } = context
  const audit = auditService({ clock, currentTraceId })
  const recordAudit: RecordAudit = (tx, entry) => audit(tx).record(entry)
  const limiter = createRateLimiter({
    enabled: context.config.rateLimit.enabled,
    policies: context.config.rateLimit.policies,
    store: redis ? redisCounterStore(redis) : null,
    blockLog: redis ? redisBlockLog(redis, clock) : memoryBlockLog(clock),
    clock,
    metrics: context.metrics,
    logger: context.logger,
  })

  let listeners: Listeners | undefined
  const emit = reservationListeners(context, () => {
    if (!listeners) throw new Error('A reservation moved before its listeners were wired')
    return listeners
  })
  const bookings = wireReservations(context, {
    audit: recordAudit,
    emit,
    promisedBack: (tx, id) => money.payments(tx).promisedBack(id),
  })
  const backups = wireBackups(context)
  const cleaning = wireCleaning(context, { bookings, audit: recordAudit })
  const notifications = wireNotifications(context, {
    audit: recordAudit,
    onWhatsApp: (db, alert, to) => chat.conversations(db).offerToTake(alert, to),
    saidInChat: (db, alert, to) =>
      chat.conversations(db).isToldToOwner({ kind: alert.kind, at: alert.createdAt, ...to }),
  })
  const { alert, closeAlert, restateAlert } = notifications
  const watch = wireOperations(context, {
    redis,
    limiter,
    audit: recordAudit,
    notifications,
    cleaning: cleaning.cleaning,
    backups,
  })
  const money = wirePayments(context, {
    bookings,
    alert,
    closeAlert,
    audit: recordAudit,
    messaging: (tx) => chat.messaging(tx),
    refreshCalendars: (id) => calendars.refreshStale(id),
    proofCame: (tx, proof) => chat.conversations(tx).proofCame(proof),
  })
  const speech = speechService({
    recogniser: context.speech?.recogniser ?? null,
    decoder: context.audioDecoder,
    minConfidence: context.config.audio.minConfidence,
  })
  const post = wirePost(context, {
    bookings,
    email: notifications.email,
    conversations: (tx) => chat.conversations(tx),
  })
  const calendars = wireChannels(context, { bookings, alert, closeAlert, restateAlert, audit: recordAudit })
  const chat = wireConversations(context, {
    bookings,
    alert,
    closeAlert,
    audit: recordAudit,
    payments: money.payments,
    calendars: calendars.channels,
    today: watch.today,
    speech,
    post,
  })
  listeners = { money: money.payments, channels: calendars.channels }

  const { staff, ...people } = wireStaff(context, {
    audit,
    redis,
    placeName: async (db) => (await bookings.lodging(db).property()).name,
  })
  const csrf = (id: Parameters<typeof csrfTokenOf>[1]) => csrfTokenOf({ jwtSecret }, id)
  const inbox = wireInbox(context, {
    chat,
    alert,
    ringer: notifications.bell,
    payments: money.payments,
  })
  const guards = createGuards({ db: database, staff, csrfTokenOf: csrf })
  watch.late({
    guards,
    inbox,
    staff,
    reservations: bookings.reservations,
    conversations: chat.conversations,
    post,
    messaging: chat.messaging,
    answers: chat.answers,
    waitlist: chat.waitlist,
    payments: money.payments,
    feeds: (db) => calendars.channels(db).feeds.list(),
    refreshCalendars: (db) => calendars.channels(db).refreshMetrics(),
  })
  return {
    audit,
    recordAudit,
    backups,
    bookings,
    cleaning,
    notifications,
    watch,
    setup: wirePanelSetup(context, watch.signatures),
    money,
    calendars,
    speech,
    post,
    leads: wireLeads(context, { bookings, post, alert, closeAlert }),
    chat,
    inbox,
    limiter,
    redis,
    staff,
    ...people,
    csrfTokenOf: csrf,
    guards,
  }
}

export type Services = ReturnType<typeof wireServices>
