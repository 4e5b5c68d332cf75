import { type Clock, type Instant, secondsBetween } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Ids, PropertyId } from '../../lib/ids.ts'
import { type Jobs, OutsideError } from '../../lib/queue/job.ts'
import { type GuestMail, type GuestMailId, mailNamed, messageNameOf } from './domain.ts'
import { sendMailJob } from './jobs.ts'
import type { Attachment, GuestMailer } from './ports.ts'
import { postRepository } from './repository.ts'

/** A server that takes nothing for a day will not take it in time: somebody has to tell the guest another way. */
const GIVE_UP_SECONDS = 24 * 3600

export interface PostDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly jobs: Jobs
  readonly propertyId: PropertyId
  /** Null without SMTP_URL. */
  readonly mailer: GuestMailer | null
  /** What goes with it: the voucher, the calendar entry. */
  readonly attach: (db: Db, mail: GuestMail) => Promise<readonly Attachment[]>
  /** The mail server took it. */
  readonly sent: (tx: Db, mail: GuestMail) => Promise<void>
  /** It did not reach its reader, and never will. */
  readonly failed: (tx: Db, mail: GuestMail, detail: string) => Promise<void>
}

export type NewMail = Pick<
  GuestMail,
  | 'dedupeKey'
  | 'reservationId'
  | 'messageId'
  | 'kind'
  | 'language'
  | 'toAddress'
  | 'subject'
  | 'body'
  | 'thread'
>

/** Mails to guests: written in the transaction that means them, sent afterwards, watched for their return. */
export function postService(deps: PostDeps) {
  return (db: Db) => ({
    isOn: deps.mailer !== null,

    write(mail: NewMail): Promise<void> {
      return db.transaction(async (tx) => {
        const repository = postRepository(tx, deps.propertyId)
        if (await repository.isWritten(mail.dedupeKey)) return
        const id = deps.ids.uuid<GuestMailId>()
        const createdAt = deps.clock.now()
        await repository.insert({ ...mail, id, status: 'queued', detail: null, createdAt, sentAt: null })
        await deps.jobs.enqueue(tx, sendMailJob, { mailId: id })
      })
    },

    /** Handler of `post.send-mail`. */
    send: (id: GuestMailId) => send(deps, db, id),

    /** The mail system reports that a mail came back. False when it is none of ours. */
    returned(report: { readonly messageIds: readonly string[]; readonly detail: string }): Promise<boolean> {
      return db.transaction(async (tx) => {
        const ids = report.messageIds.flatMap((one) => mailNamed(one) ?? [])
        const [id] = ids
        const mail = id && (await postRepository(tx, deps.propertyId).lock(id))
        if (!mail) return false
        // A report that comes twice tells nobody twice.
        if (mail.status === 'sent')
          await fail({ deps, tx }, mail, { status: 'bounced', detail: report.detail })
        return true
      })
    },

    forget: (before: Instant) => postRepository(db, deps.propertyId).forget(before),
    forgetGuest: (of: Parameters<ReturnType<typeof postRepository>['forgetGuest']>[0]) =>
      postRepository(db, deps.propertyId).forgetGuest(of),
  })
}

export type PostService = ReturnType<ReturnType<typeof postService>>

async function send(deps: PostDeps, db: Db, id: GuestMailId): Promise<void> {
  const mail = await postRepository(db, deps.propertyId).find(id)
  if (!deps.mailer || mail?.status !== 'queued') return
  const outcome = await deps.mailer.send({
    to: mail.toAddress,
    subject: mail.subject,
    text: mail.body,
    messageName: messageNameOf(id),
    thread: mail.thread,
    attachments: await deps.attach(db, mail),
    automatic: mail.kind !== 'reply',
  })
  const now = deps.clock.now()
  const isLate = secondsBetween(mail.createdAt, now) > GIVE_UP_SECONDS
  if (!outcome.ok && outcome.reason === 'retry' && !isLate) throw new OutsideError(outcome.detail)
  await db.transaction(async (tx) => {
    const current = await postRepository(tx, deps.propertyId).lock(id)
    if (current?.status !== 'queued') return
    if (outcome.ok) {
      await postRepository(tx, deps.propertyId).mark(id, { status: 'sent', detail: null, sentAt: now })
      await deps.sent(tx, current)
      return
    }
    const status = outcome.reason === 'refused' ? 'refused' : 'failed'
    await fail({ deps, tx }, current, { status, detail: outcome.detail })
  })
}

async function fail(
  { deps, tx }: { readonly deps: PostDeps; readonly tx: Db },
  mail: GuestMail,
  why: { readonly status: 'refused' | 'bounced' | 'failed'; readonly detail: string },
): Promise<void> {
  await postRepository(tx, deps.propertyId).mark(mail.id, { ...why, sentAt: null })
  await deps.failed(tx, mail, why.detail)
}
