import { createMailbox } from '../adapters/imap/mailbox.ts'
import { createMailer } from '../adapters/smtp/mailer.ts'
import { collectMailJob } from '../features/channels/jobs.ts'
import { type LeadDeps, leadService } from '../features/channels/service/leads.ts'
import { receiveMail } from '../features/conversations/service/mail.ts'
import { understand } from '../features/language/domain/understand.ts'
import type { CloseAlert, RaiseAlert } from '../features/notifications/domain/alert.ts'
import type { Context } from './context.ts'
import type { Bookings } from './reservations.ts'

/**
 * Enquiries by mail, wired; null without IMAP_URL. The jobs look into the mailbox again and again,
 * `watch()` also as soon as something arrives (in the process that works), `stop()` ends that.
 */
export function wireLeads(
  context: Context,
  parts: {
    readonly bookings: Bookings
    readonly post: LeadDeps['post']
    readonly alert: RaiseAlert
    readonly closeAlert: CloseAlert
  },
) {
  const { clock, ids, queue, propertyId, config, database, logger, metrics } = context
  if (!config.imap) return null
  const { bookings, post, alert, closeAlert } = parts
  const handedOver = (reason: string) => metrics.handovers.inc({ reason })
  const mailbox = createMailbox({
    url: config.imap.url,
    clock,
    onError: (error) => logger.warn({ err: error }, 'mailbox_failed'),
  })
  const leads = leadService({
    clock,
    ids,
    jobs: queue,
    propertyId,
    mailbox,
    mailer: config.smtp && createMailer({ ...config.smtp, domain: new URL(config.http.baseUrl).hostname }),
    understand: async (db, at) => {
      const house = await bookings.house(db).house()
      return (text) => understand(text, { ...house, now: at })
    },
    place: async (db) => {
      const { name, settings } = await bookings.lodging(db).property()
      return { name, phone: settings.contact_phone?.replace(/\D/g, '') || null }
    },
    receiveMail: (tx, enquiry) =>
      receiveMail({ clock, ids, propertyId, alert, closeAlert, metrics: { handedOver } }, tx, enquiry),
    post,
    onIgnored: (platform) => logger.info({ platform }, 'mail_without_enquiry'),
  })
  let watching: { stop(): Promise<void> } | undefined
  return {
    leads,
    watch(): void {
      watching ??= mailbox.watch(() => {
        queue
          .enqueue(database, collectMailJob, {})
          .catch((error) => logger.warn({ err: error }, 'mailbox_failed'))
      })
    },
    stop: async (): Promise<void> => watching?.stop(),
  }
}
