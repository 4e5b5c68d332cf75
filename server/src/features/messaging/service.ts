import { addSeconds, type Instant, secondsBetween } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { ConversationId, Ids } from '../../lib/ids.ts'
import { ComeBack, type Jobs, LEASE_SECONDS } from '../../lib/queue/job.ts'
import { advancesDelivery, type WhatsAppStatusEvent } from '../inbox/domain.ts'
import type { RaiseAlert } from '../notifications/domain/alert.ts'
import { isWindowClosed } from './domain/window.ts'
import { filledIn } from './domain/window-templates.ts'
import { deliverJob, settleUnknownJob } from './jobs.ts'
import {
  type OutboundContent,
  outboundContentSchema,
  type Recipient,
  type SendFailure,
  type WhatsAppGateway,
} from './ports.ts'
import { windowTemplateRepository } from './repository/window-templates.ts'
import { type MessageId, messagingRepository, type OutboxId, type OutboxRow } from './repository.ts'
import {
  listWindowTemplates,
  syncWindowTemplates,
  type WindowTemplateDeps,
} from './service/window-templates.ts'

/** WhatsApp's code for a free message outside the window. */
const WINDOW_CLOSED = 131047
/** WhatsApp reports `sent` within seconds; a lost answer without any status after this long was not sent. */
const SETTLE_SECONDS = 60
const MOST_ATTEMPTS = 8
const LONGEST_PAUSE_SECONDS = 300
/** A broken account (token, payment method) is repaired by a person: messages wait instead of being lost. */
const ALERT_RETRY_SECONDS = 300

export interface MessagingDeps extends WindowTemplateDeps {
  readonly ids: Ids
  readonly jobs: Jobs
  readonly currentTraceId: () => string | null
  readonly alert: RaiseAlert
  readonly metrics: {
    message(direction: 'in' | 'out', type: string, status: string): void
    replied(kind: string, seconds: number): void
  }
}

export interface Saying {
  readonly conversationId: ConversationId
  readonly content: OutboundContent
  /** The same thing is said once, however often its job runs. */
  readonly dedupeKey?: string
  /** The guest's message this answers. */
  readonly answers?: { readonly receivedAt: Instant; readonly kind: 'text' | 'audio' }
  /** Goes instead when the guest last wrote more than a day ago; without it the owner is told. */
  readonly outside?: Extract<OutboundContent, { type: 'template' }> | 'nothing' | undefined
}

/** What leaves for WhatsApp: written in the transaction that means it, sent afterwards, never twice on purpose. */
export function messagingService(deps: MessagingDeps) {
  return (db: Db) => ({
    say(saying: Saying): Promise<void> {
      return db.transaction(async (tx) => {
        const repository = messagingRepository(tx)
        if (saying.dedupeKey && (await repository.isSaid(saying.dedupeKey))) return
        await repository.insert({
          outboxId: deps.ids.uuid<OutboxId>(),
          messageId: deps.ids.uuid<MessageId>(),
          conversationId: saying.conversationId,
          type: saying.content.type,
          text: textOf(saying.content),
          content: saying.content,
          dedupeKey: saying.dedupeKey ?? null,
          answers: saying.answers ?? null,
          outside: saying.outside === 'nothing' ? { type: 'nothing' } : (saying.outside ?? null),
          at: deps.clock.now(),
          traceId: deps.currentTraceId(),
        })
        await deps.jobs.enqueue(tx, deliverJob, { conversationId: saying.conversationId })
      })
    },

    /** Whoever asks inside a transaction keeps others from saying it until the end of it. */
    isSaid: (dedupeKey: string): Promise<boolean> => messagingRepository(db).isSaid(dedupeKey),

    /** Handler of `messaging.deliver`. */
    async deliver(conversationId: ConversationId): Promise<ComeBack | undefined> {
      const gateway = deps.gateway
      if (!gateway) return undefined
      for (;;) {
        const claimed = await db.transaction(async (tx) => {
          const now = deps.clock.now()
          const repository = messagingRepository(tx)
          await repository.requeueOrphans(addSeconds(now, -LEASE_SECONDS), conversationId)
          return repository.claimNext(conversationId, now)
        })
        if (!claimed) {
          // Somebody who vanished may have been sending: the job stays until that is certain.
          const unsettled = await messagingRepository(db).isBeingSent(conversationId)
          return unsettled ? new ComeBack(LEASE_SECONDS) : undefined
        }
        if (!(await sendOne(deps, db, gateway, claimed))) return undefined
      }
    },

    /** Handler of `messaging.settle-unknown`: still no word about it, so it did not leave. Sent again once. */
    settleUnknown(outboxId: OutboxId): Promise<void> {
      return db.transaction(async (tx) => {
        const repository = messagingRepository(tx)
        const row = await repository.find(outboxId)
        if (row?.status !== 'unknown') return
        const again = row.attempts < 2
        await repository.markOutcome(row.id, {
          status: again ? 'queued' : 'failed',
          code: null,
          detail: again ? 'no status after a lost answer' : 'no answer, no status',
        })
        if (!again) await alertFailure({ deps, tx }, row.conversation_id, 'no answer, no status')
        await deps.jobs.enqueue(tx, deliverJob, { conversationId: row.conversation_id })
      })
    },

    /** A status webhook: any order, any number of times. */
    recordStatus(event: WhatsAppStatusEvent): Promise<void> {
      return db.transaction(async (tx) => {
        const repository = messagingRepository(tx)
        const row = await repository.findForStatus(event.messageId, event.correlationId)
        if (!row) return
        if (!advancesDelivery(deliveryOf(row.status), event.status)) return
        const [error] = event.errors
        const status = event.status === 'played' ? 'read' : event.status
        await repository.setDelivery(row.id, {
          status,
          providerMessageId: event.messageId,
          code: error?.code ?? null,
          detail: error ? (error.detail ?? error.title) : null,
        })
        // Now it is known to have left, and what waited behind it may follow.
        if (row.status === 'unknown')
          await deps.jobs.enqueue(tx, deliverJob, { conversationId: row.conversation_id })
        tx.afterCommit(() => deps.metrics.message('out', 'status', status))
        if (status !== 'failed') return
        if (error?.code === WINDOW_CLOSED) await outsideWindow({ deps, tx }, row.id)
        else await alertFailure({ deps, tx }, row.conversation_id, error?.title ?? 'not delivered')
      })
    },

    /** Handler of `messaging.sync-templates`. */
    syncTemplates: () => syncWindowTemplates(deps, db),
    windowTemplates: () => listWindowTemplates(deps, db),
    /** A verdict of WhatsApp about one of the templates, ours or another's. */
    templateJudged: (state: { name: string; language: string; status: string; reason: string | null }) =>
      windowTemplateRepository(db, deps.propertyId).record({ ...state, updated_at: deps.clock.now() }),
    /** Nothing of what was said in these chats is kept (Ley 25.326). */
    forgetOldWords: (before: Instant) => messagingRepository(db).forgetOldWords(before),
    forgetWords: (conversationIds: readonly string[]) => messagingRepository(db).forgetWords(conversationIds),

    /** At start: what a killed process was sending, and what nobody woke up for. */
    recover(alone: boolean): Promise<void> {
      return db.transaction(async (tx) => {
        const repository = messagingRepository(tx)
        const now = deps.clock.now()
        const orphans = await repository.requeueOrphans(
          alone ? addSeconds(now, 1) : addSeconds(now, -SETTLE_SECONDS),
        )
        const waiting = await repository.conversationsWaiting(now)
        for (const conversationId of new Set([...orphans, ...waiting])) {
          await deps.jobs.enqueue(tx, deliverJob, { conversationId })
        }
      })
    },
  })
}

export type MessagingService = ReturnType<ReturnType<typeof messagingService>>

/** False when this conversation has to wait. */
async function sendOne(
  deps: MessagingDeps,
  db: Db,
  gateway: WhatsAppGateway,
  row: OutboxRow,
): Promise<boolean> {
  const recipientRow = await messagingRepository(db).recipientOf(row.conversation_id)
  const content = outboundContentSchema.parse(row.content)
  const recipient: Recipient = {
    waId: recipientRow?.wa_id ?? null,
    bsuid: recipientRow?.bsuid ?? null,
    format: recipientRow?.recipient_format ?? 'as_received',
  }
  if (
    content.type !== 'template' &&
    isWindowClosed(recipientRow?.last_inbound_at ?? null, deps.clock.now())
  ) {
    return db.transaction(async (tx) => outsideWindow({ deps, tx }, row.id))
  }
  const outcome = await gateway.send(recipient, content, { correlationId: row.id })
  const now = deps.clock.now()
  return db.transaction(async (tx) => {
    const repository = messagingRepository(tx)
    if (outcome.ok) {
      await repository.markAccepted(row.id, outcome.messageId, now)
      tx.afterCommit(() => {
        deps.metrics.message('out', content.type, 'accepted')
        if (row.answers_received_at && row.answers_kind) {
          deps.metrics.replied(row.answers_kind, secondsBetween(row.answers_received_at, now))
        }
      })
      return true
    }
    tx.afterCommit(() => deps.metrics.message('out', content.type, outcome.kind))
    if (outcome.nextFormat && recipientRow) {
      await repository.rememberFormat(recipientRow.guest_id, outcome.nextFormat)
      await repository.markOutcome(row.id, { status: 'queued', code: outcome.code, detail: outcome.detail })
      return true
    }
    return afterFailure(deps, tx, row, outcome)
  })
}

async function afterFailure(
  deps: MessagingDeps,
  tx: Db,
  row: OutboxRow,
  failure: SendFailure,
): Promise<boolean> {
  const repository = messagingRepository(tx)
  const told = { code: failure.code, detail: failure.detail }
  if (failure.kind === 'ambiguous') {
    await repository.markOutcome(row.id, { status: 'unknown', ...told })
    await deps.jobs.enqueue(tx, settleUnknownJob, { outboxId: row.id }, { delaySeconds: SETTLE_SECONDS })
    return false
  }
  // Without a code of its own WhatsApp was not reached at all: an outage costs time, never a message.
  const isOutage = failure.kind === 'retry' && failure.code === null
  const exhausted = failure.kind === 'retry' && !isOutage && row.attempts >= MOST_ATTEMPTS
  if (failure.kind === 'rejected' || exhausted) {
    await repository.markOutcome(row.id, { status: 'failed', ...told })
    await alertFailure({ deps, tx }, row.conversation_id, failure.detail)
    return true
  }
  if (failure.kind === 'alert') await alertAccount({ deps, tx }, failure.detail)
  const grown = Math.min(LONGEST_PAUSE_SECONDS, 2 ** row.attempts) * (0.75 + deps.ids.random() / 2)
  const asked = failure.retryAfterSeconds ?? grown
  const pause = failure.kind === 'alert' ? ALERT_RETRY_SECONDS : isOutage ? Math.max(asked, grown) : asked
  await repository.markOutcome(row.id, {
    status: 'queued',
    notBefore: addSeconds(deps.clock.now(), pause),
    ...told,
  })
  await deps.jobs.enqueue(
    tx,
    deliverJob,
    { conversationId: row.conversation_id },
    { delaySeconds: pause + 1 },
  )
  return false
}

interface Step {
  readonly deps: MessagingDeps
  readonly tx: Db
}

/**
 * Contract section 2.15: the guest wrote too long ago for a free answer. The template of the same meaning goes instead
 * when WhatsApp has approved it; otherwise the owner is told who was not reached. Always true: the next may be sent.
 */
async function outsideWindow({ deps, tx }: Step, id: OutboxId): Promise<true> {
  const repository = messagingRepository(tx)
  const row = await repository.find(id)
  if (!row) return true
  const instead = outboundContentSchema.safeParse(row.outside).data
  const templates = windowTemplateRepository(tx, deps.propertyId)
  if (instead?.type === 'template' && (await templates.isApproved(instead.name, instead.language))) {
    await repository.sayInstead(row.id, instead, filledIn(instead))
    await deps.jobs.enqueue(tx, deliverJob, { conversationId: row.conversation_id })
    return true
  }
  const detail = 'the guest last wrote more than 24 hours ago'
  await repository.markOutcome(row.id, { status: 'failed', code: WINDOW_CLOSED, detail })
  if (row.outside === null || instead) await alertFailure({ deps, tx }, row.conversation_id, detail)
  return true
}

/** One alert for each guest who was not reached: who it is, and why. */
async function alertFailure({ deps, tx }: Step, id: ConversationId, detail: string): Promise<void> {
  const guest = await messagingRepository(tx).recipientOf(id)
  const phone = guest?.phone ?? guest?.wa_id
  const name = [guest?.name, phone ? `(+${phone})` : null].filter((part) => part).join(' ')
  await deps.alert(tx, {
    kind: 'whatsapp_not_delivered',
    severity: 'critical',
    summary: `A message to ${name || 'a guest'} was not delivered: ${detail}. Reach them another way.`,
    entity: 'conversation',
    entityId: id,
    dedupeKey: `undelivered:${id}`,
  })
}

/** Nothing goes out to anybody until a person repairs the account. */
function alertAccount({ deps, tx }: Step, detail: string): Promise<void> {
  return deps.alert(tx, {
    kind: 'whatsapp_not_delivered',
    severity: 'critical',
    summary: `WhatsApp takes no messages: ${detail}. They wait until the account is repaired.`,
    entity: 'channel',
    entityId: 'whatsapp',
    dedupeKey: `whatsapp:${detail}`,
  })
}

/** Where the message stands on WhatsApp's own ladder; null while it has not been reported on. */
function deliveryOf(status: OutboxRow['status']) {
  const unreported =
    status === 'queued' || status === 'sending' || status === 'unknown' || status === 'accepted'
  return unreported ? null : status
}

function textOf(content: OutboundContent): string {
  switch (content.type) {
    case 'text':
    case 'buttons':
    case 'list':
    case 'cta_url':
      return content.body
    case 'image':
    case 'document':
      return content.caption ?? ''
    case 'location':
      return [content.name, content.address].join(', ')
    case 'template':
      return filledIn(content)
  }
}
