import { channelJobs, leadJobs } from '../features/channels/jobs.ts'
import { conversationJobs } from '../features/conversations/jobs.ts'
import { inboxJobs } from '../features/inbox/jobs.ts'
import { messagingJobs } from '../features/messaging/jobs.ts'
import { notificationJobs } from '../features/notifications/jobs.ts'
import { backupJobs, operationsJobs } from '../features/operations/jobs.ts'
import { paymentJobs } from '../features/payments/jobs.ts'
import { postJobs } from '../features/post/jobs.ts'
import { reservationJobs } from '../features/reservations/jobs.ts'
import { staffJobs } from '../features/staff/jobs.ts'
import { waitlistJobs } from '../features/waitlist/jobs.ts'
import { secondsBetween } from '../lib/clock.ts'
import type { JobRegistration } from '../lib/queue/job.ts'
import type { Context } from './context.ts'
import type { Services } from './services.ts'

/** The table of contents of everything that happens without anybody asking. */
export function jobsOf(context: Context, services: Services): JobRegistration[] {
  const { database: db, config } = context
  const { inbox, chat, bookings, money, calendars, leads, notifications, watch, backups } = services
  return [
    ...inboxJobs(inbox(db)),
    ...conversationJobs(chat.conversations(db)),
    ...messagingJobs(chat.messaging(db)),
    ...reservationJobs(bookings.reservations(db), {
      expirationSeconds: config.jobs.expirationSeconds,
      timed: (work) => observeExpiry(context, work),
    }),
    ...paymentJobs(money.payments(db), { reconcileSeconds: config.jobs.reconcileSeconds }),
    ...channelJobs(calendars.channels(db), { intervalSeconds: config.jobs.icalSeconds }),
    ...(leads ? leadJobs(leads.leads(db)) : []),
    ...postJobs(services.post(db)),
    ...staffJobs(services.passwords(db)),
    ...waitlistJobs(chat.waitlist(db)),
    ...(backups ? backupJobs(backups) : []),
    ...notificationJobs(notifications.bell(db)),
    ...operationsJobs({
      forget: () => watch.patrol(db).forget(),
      async lookAround() {
        await watch.patrol(db).lookAround()
        await notifications.bell(db).ring()
      },
    }),
  ]
}

async function observeExpiry({ clock, metrics }: Context, work: () => Promise<void>): Promise<void> {
  const start = clock.now()
  await work()
  metrics.expiryJobDuration.observe(secondsBetween(start, clock.now()))
}
