import { addSeconds, isBefore, secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import { ComeBack, inSeconds, LEASE_SECONDS } from '../../../lib/queue/job.ts'
import { isWindowClosed } from '../domain/window-templates.ts'
import { deliverJob, SETTLE_SECONDS, settleUnknownJob } from '../jobs.ts'
import { outboundContentSchema, type Recipient, type SendFailure, type WhatsAppGateway } from '../ports.ts'
import { leavingRepository, type NextToLeave } from '../repository/leaving.ts'
import type { OutboxRow, RecipientRow } from '../repository/rows.ts'
import { messagingRepository } from '../repository.ts'
import type { MessagingDeps } from './deps.ts'
import { alertAccount, alertFailure, outsideWindow } from './undelivered.ts'

/**
 * With the growing pauses an hour and a half: WhatsApp tells an outage of its own by the same codes (131000) as content
 * that it will never take, and what waits behind it has to go on one day.
 */
const MOST_ATTEMPTS = 24
const LONGEST_PAUSE_SECONDS = 300
/** A broken account (token, payment method) is repaired by a person: messages wait instead of being lost. */
const ALERT_RETRY_SECONDS = 300

interface Line {
  readonly deps: MessagingDeps
  readonly db: Db
  readonly gateway: WhatsAppGateway
}

/** Sends what waits for one conversation, one after the other. */
export async function deliverWaiting(
  deps: MessagingDeps,
  db: Db,
  conversationId: ConversationId,
): Promise<ComeBack | undefined> {
  const { gateway } = deps
  if (!gateway) return undefined
  const leaving = leavingRepository(db, deps.transcript)
  const claim = () => leaving.claimNext(conversationId, deps.clock.now())
  let next = await claim()
  for (;;) {
    const { message, recipient, sendingSince, notBefore } = next
    if (message && recipient) {
      const sent = await sendOne({ deps, db, gateway }, message, recipient)
      if (sent === 'wait') return undefined
      next = sent === 'go_on' ? await claim() : sent
      continue
    }
    if (!sendingSince) {
      // What was said after a failure brought this job forward: the first in line still waits for its moment.
      const now = deps.clock.now()
      return notBefore && isBefore(now, notBefore) ? new ComeBack(secondsBetween(now, notBefore)) : undefined
    }
    // Somebody who vanished may have been sending: the job stays until that is certain.
    const lostBefore = addSeconds(deps.clock.now(), -LEASE_SECONDS)
    if (!isBefore(sendingSince, lostBefore)) return new ComeBack(LEASE_SECONDS)
    await messagingRepository(db, deps.transcript).requeueOrphans(lostBefore, conversationId)
    next = await claim()
  }
}

/** What comes next, when that was claimed with the record of this one; `wait`: this conversation has to. */
async function sendOne(
  { deps, db, gateway }: Line,
  row: OutboxRow,
  recipientRow: RecipientRow,
): Promise<NextToLeave | 'go_on' | 'wait'> {
  const content = outboundContentSchema.parse(row.content)
  const recipient: Recipient = {
    waId: recipientRow.wa_id,
    bsuid: recipientRow.bsuid,
    format: recipientRow.recipient_format,
  }
  if (content.type !== 'template' && isWindowClosed(recipientRow.last_inbound_at, deps.clock.now())) {
    await db.transaction((tx) => outsideWindow({ deps, tx }, row.id))
    return 'go_on'
  }
  const outcome = await gateway.send(recipient, content, { correlationId: row.id })
  const now = deps.clock.now()
  if (outcome.ok) {
    const accepted = { id: row.id, providerMessageId: outcome.messageId }
    const next = await leavingRepository(db, deps.transcript).acceptedThenNext(
      accepted,
      row.conversation_id,
      now,
    )
    deps.metrics.message('out', content.type, 'accepted')
    if (row.answers_received_at && row.answers_kind) {
      deps.metrics.replied(row.answers_kind, secondsBetween(row.answers_received_at, now))
    }
    return next
  }
  const { code, detail } = outcome
  const goesOn = await db.transaction(async (tx) => {
    tx.afterCommit(() => deps.metrics.message('out', content.type, outcome.kind))
    if (!outcome.nextFormat) return afterFailure({ deps, tx }, row, outcome)
    const repository = messagingRepository(tx, deps.transcript)
    await repository.rememberFormat(recipientRow.guest_id, outcome.nextFormat)
    await repository.markOutcome(row.id, { status: 'queued', code, detail })
    return true
  })
  return goesOn ? 'go_on' : 'wait'
}

/** False when this conversation has to wait. */
async function afterFailure(
  { deps, tx }: { readonly deps: MessagingDeps; readonly tx: Db },
  row: OutboxRow,
  failure: SendFailure,
): Promise<boolean> {
  const repository = messagingRepository(tx, deps.transcript)
  const told = { code: failure.code, detail: failure.detail }
  if (failure.kind === 'ambiguous') {
    await repository.markOutcome(row.id, { status: 'unknown', ...told })
    await deps.jobs.enqueue(tx, inSeconds(SETTLE_SECONDS, settleUnknownJob), { outboxId: row.id })
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
  const pause =
    failure.kind === 'alert' ? ALERT_RETRY_SECONDS : Math.max(failure.retryAfterSeconds ?? 0, grown)
  await repository.markOutcome(row.id, {
    status: 'queued',
    notBefore: addSeconds(deps.clock.now(), pause),
    ...told,
  })
  await deps.jobs.enqueue(tx, inSeconds(pause + 1, deliverJob), { conversationId: row.conversation_id })
  return false
}
