import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { createMailer } from '../src/adapters/smtp/mailer.ts'
import { answerLeadJob } from '../src/features/channels/jobs.ts'
import type { Mailbox } from '../src/features/channels/ports.ts'
import { leadService } from '../src/features/channels/service/leads.ts'
import { receiveMail } from '../src/features/conversations/service/mail.ts'
import { understand } from '../src/features/language/domain/understand.ts'
import { manualClock } from '../src/lib/clock.ts'
import { type PropertyId, systemIds } from '../src/lib/ids.ts'
import { registration } from '../src/lib/queue/job.ts'
import { createJobQueue } from '../src/lib/queue/queue.ts'
import { portOf } from './loopback.ts'
import { openTestDatabase } from './test-database.ts'

const ZONE = 'America/Argentina/Buenos_Aires'

/** Enquiries from a mailbox of the test's own, answered through a mail server on loopback. */
export async function startLeadsWorld(mailbox: Mailbox) {
  const clock = manualClock('2026-12-01T13:00:00Z')
  const database = await openTestDatabase()
  const propertyId = systemIds.uuid<PropertyId>()
  await database.query('insert into properties (id, name) values ($1, $2)', [propertyId, 'Mallín'])
  const queue = createJobQueue(database, {
    runInTrace: (_id, work) => work(),
    currentTraceId: () => null,
    onOutcome: () => {},
    onError: () => {},
  })
  const sent: ParsedMail[] = []
  const post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        sent.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve))
  const port = portOf(post.server)
  const shared = { clock, ids: systemIds, propertyId }
  const ignored: string[] = []
  const leads = leadService({
    ...shared,
    jobs: queue,
    mailbox,
    mailer: createMailer({
      url: `smtp://127.0.0.1:${port}`,
      from: 'hola@mallin.example',
      domain: 'mallin.example',
    }),
    understand: async (_db, at) => (text) => understand(text, { now: at, zone: ZONE }),
    place: async () => ({ name: 'Cabañas del Mallín', phone: '5492944000147' }),
    receiveMail: (tx, enquiry) =>
      receiveMail(
        {
          ...shared,
          alert: async () => {},
          closeAlert: async () => {},
          metrics: { handedOver: () => {} },
        },
        tx,
        enquiry,
      ),
    post: () => ({ returned: async () => false }),
    onIgnored: (platform) => ignored.push(platform),
  })(database)
  queue.register(registration(answerLeadJob, ({ leadId }) => leads.answer(leadId)))
  await queue.start({ work: true })
  return {
    database,
    leads,
    sent,
    ignored,
    settle: () => queue.idle(),
    async conversations() {
      const { rows } = await database.query(
        `select c.channel, c.status, c.unread, c.language, g.name, g.email, m.text, m.status as message_status
           from conversations c join guests g on g.id = c.guest_id join messages m on m.conversation_id = c.id
          order by m.seq`,
      )
      return rows
    },
    async close() {
      await queue.stop()
      await new Promise<void>((resolve) => post.close(resolve))
      await database.close()
    },
  }
}
