import type { Clock } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { type ConversationId, type Ids, type PropertyId, sha256Hex } from '../../../lib/ids.ts'
import type { Jobs } from '../../../lib/queue/job.ts'
import type { MailEnquiry } from '../../conversations/service/mail.ts'
import type { Understanding } from '../../language/domain.ts'
import type { PostService } from '../../post/service.ts'
import { type IncomingMail, type LeadId, mayBeLead, readLead } from '../domain/lead.ts'
import { leadAnswer } from '../domain/lead-words.ts'
import { platformOfMail } from '../domain/platforms.ts'
import { answerLeadJob } from '../jobs.ts'
import type { Mailbox, Mailer } from '../ports.ts'
import { type LeadRow, leadRepository } from '../repository/leads.ts'

export interface LeadDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly jobs: Jobs
  readonly propertyId: PropertyId
  readonly mailbox: Mailbox
  /** Null: enquiries only appear in the inbox. */
  readonly mailer: Mailer | null
  /** As written at `at`. */
  readonly understand: (db: Db, at: IncomingMail['receivedAt']) => Promise<(text: string) => Understanding>
  /** Name and WhatsApp number (digits) of the property. */
  readonly place: (db: Db) => Promise<{ readonly name: string; readonly phone: string | null }>
  readonly receiveMail: (tx: Db, enquiry: MailEnquiry) => Promise<ConversationId>
  /** Hears of mails to guests that came back. */
  readonly post: (db: Db) => Pick<PostService, 'returned'>
  readonly onIgnored: (platform: string) => void
}

/** Enquiries that platforms send by mail. */
export function leadService(deps: LeadDeps) {
  return (db: Db) => ({
    /** Takes what is unseen; a mail is marked seen only after its lead is committed. Answers how many. */
    collect(): Promise<number> {
      return deps.mailbox.collect(mayBeLead, (mail) =>
        mail.returned ? deps.post(db).returned(mail.returned) : take(deps, db, mail),
      )
    },

    /** Handler of `channels.answer-lead`. A second try after a lost answer carries the same Message-ID. */
    async answer(id: LeadId): Promise<void> {
      const lead = await leadRepository(db, deps.propertyId).find(id)
      if (!lead?.replyTo || lead.answeredAt || !deps.mailer) return
      const { reading } = lead
      const place = await deps.place(db)
      const { checkIn, checkOut, language, guestName } = reading
      const stay = checkIn && checkOut ? { checkIn, checkOut } : null
      const words = {
        language,
        subject: lead.subject,
        place: place.name,
        guestName,
        stay,
        phone: place.phone,
      }
      await deps.mailer.send({
        ...leadAnswer(words),
        to: lead.replyTo,
        inReplyTo: /\s/.test(lead.messageKey) ? null : lead.messageKey,
        messageId: `lead-${lead.id}`,
      })
      await leadRepository(db, deps.propertyId).markAnswered(id, deps.clock.now())
    },
  })
}

/** False when the mail is none of ours. */
async function take(deps: LeadDeps, db: Db, mail: IncomingMail): Promise<boolean> {
  const lead = readLead(mail, await deps.understand(db, mail.receivedAt))
  if (!lead) {
    const platform = platformOfMail(mail.from.address)
    if (platform) deps.onIgnored(platform)
    return false
  }
  const { reading, platform, kind, replyTo } = lead
  const messageKey = mail.messageId || sha256Hex(`${mail.from.address}\n${mail.subject}\n${mail.text}`)
  const row: Omit<LeadRow, 'conversationId' | 'answeredAt'> = {
    id: deps.ids.uuid<LeadId>(),
    messageKey,
    platform,
    kind,
    subject: mail.subject.slice(0, 300),
    reading,
    replyTo,
    receivedAt: mail.receivedAt,
  }
  await db.transaction(async (tx) => {
    const repository = leadRepository(tx, deps.propertyId)
    if (!(await repository.insert(row, deps.clock.now()))) return
    const conversationId = await deps.receiveMail(tx, {
      key: messageKey,
      guestName: reading.guestName,
      phone: reading.phone,
      email: reading.email ?? replyTo,
      language: reading.language,
      text: `${mail.subject}\n\n${reading.message}`,
      understanding: { platform, kind, ...reading },
      at: mail.receivedAt,
    })
    await repository.setConversation(row.id, conversationId)
    // Who goes on writing, and who fills in a form twice, knows that we have it.
    const isKnown = platform === 'mail' || (await repository.isAnswered(replyTo, row))
    if (kind === 'enquiry' && replyTo && deps.mailer && !isKnown)
      await deps.jobs.enqueue(tx, answerLeadJob, { leadId: row.id })
  })
  return true
}
