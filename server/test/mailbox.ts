import type { IncomingMail } from '../src/features/channels/domain/lead.ts'
import { leadService } from '../src/features/channels/service/leads.ts'
import { receiveMail } from '../src/features/conversations/service/mail.ts'
import { understand } from '../src/features/language/domain/understand.ts'
import type { ChatWorld } from './chat-world.ts'

/** What the mailbox of the place holds; answers how many mails were taken. */
export async function collect(
  world: ChatWorld,
  mails: readonly (IncomingMail | undefined)[],
): Promise<number> {
  const { context, services } = world.app.running
  const { clock, ids, propertyId, queue, database } = context
  const leads = leadService({
    clock,
    ids,
    jobs: queue,
    propertyId,
    mailer: null,
    mailbox: {
      async collect(accepts, take) {
        let taken = 0
        for (const mail of mails) {
          if (!mail) continue
          const { from, subject, inReplyTo } = mail
          if (accepts({ sender: from.address, subject, inReplyTo }) && (await take(mail))) taken++
        }
        return taken
      },
      watch: () => ({ stop: async () => {} }),
    },
    understand: async (_db, at) => (text) => understand(text, { now: at, zone: context.zone }),
    place: async () => ({ name: 'Mallín', phone: null }),
    receiveMail: (tx, enquiry) =>
      receiveMail(
        {
          clock,
          ids,
          propertyId,
          alert: services.notifications.alert,
          closeAlert: services.notifications.closeAlert,
          metrics: { handedOver: (reason) => context.metrics.handovers.inc({ reason }) },
        },
        tx,
        enquiry,
      ),
    post: services.post,
    onIgnored: () => {},
  })(database)
  const taken = await leads.collect()
  await world.app.settle()
  return taken
}
