import { answerJob, notifyJob, sendVoucherJob } from '../features/conversations/jobs.ts'
import { processEventJob } from '../features/inbox/jobs.ts'
import { deliverJob, settleUnknownJob } from '../features/messaging/jobs.ts'
import { askBalancesJob, reconcileJob, registerPaymentJobs } from '../features/payments/jobs.ts'
import { expireHoldsJob } from '../features/reservations/jobs.ts'
import { secondsBetween } from '../lib/clock.ts'
import type { Context } from './context.ts'
import type { Services } from './services.ts'

const HOUR = 3600

/** The table of contents of everything that happens without anybody asking. */
export function registerJobs(context: Context, services: Services): void {
  const { queue, database, config, metrics, clock } = context
  queue.register(processEventJob, ({ eventId }) => services.inbox(database).process(eventId))
  queue.register(answerJob, ({ conversationId }) =>
    services.chat.conversations(database).answer(conversationId),
  )
  queue.register(notifyJob, (told) => services.chat.conversations(database).notify(told))
  queue.register(sendVoucherJob, (told) => services.chat.conversations(database).sendVoucher(told))
  queue.register(deliverJob, ({ conversationId }) =>
    services.chat.messaging(database).deliver(conversationId),
  )
  queue.register(settleUnknownJob, ({ outboxId }) =>
    services.chat.messaging(database).settleUnknown(outboxId),
  )
  queue.register(expireHoldsJob, async () => {
    const start = clock.now()
    await services.bookings.reservations(database).remindHolds()
    await services.bookings.reservations(database).expireHolds()
    metrics.expiryJobDuration.observe(secondsBetween(start, clock.now()))
  })
  queue.every(config.jobs.expirationSeconds, expireHoldsJob)

  registerPaymentJobs((job, handler) => queue.register(job, handler), services.money.payments(database))
  queue.every(config.jobs.reconcileSeconds, reconcileJob)
  queue.every(HOUR, askBalancesJob)

  services.watch.registerJobs()

  services.calendars.registerJobs()
  services.leads?.registerJobs()
}
