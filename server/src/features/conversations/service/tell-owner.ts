import { addSeconds, type Instant, secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import { dateAt } from '../../../lib/local-date.ts'
import { canonicalPhone } from '../../../lib/phone.ts'
import { buttonLabel } from '../../messaging/domain/labels.ts'
import { isWindowClosed, windowContent } from '../../messaging/domain/window-templates.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { encodeTap } from '../domain/buttons.ts'
import { type ToldOwner, tellOwnerJob } from '../jobs.ts'
import { ownerWordsRepository } from '../repository/owner-words.ts'
import { type Conversation, conversationRepository } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'
import type { Step } from './turn.ts'
import { mediaOf } from './wording.ts'

/** Told in a transaction of its own, so that two chats are never locked together. */
export async function askToTellOwner({ deps, tx }: Step, told: ToldOwner): Promise<void> {
  if (deps.ownerPhones.length > 0) await deps.jobs.enqueue(tx, tellOwnerJob, told)
}

/** What a week has not seen answered stands in the panel. */
const KEPT_SECONDS = 7 * 24 * 60 * 60
/** Who comes back after days is not flooded. */
const MOST_AT_ONCE = 10

/**
 * Handler of `conversations.tell-owner`. Buttons go only to an owner who wrote within a day; for the others they are
 * kept until they write, and the bell or a template tells them that there is something.
 */
export async function tellOwner(deps: ConversationDeps, db: Db, told: ToldOwner): Promise<void> {
  for (const phone of deps.ownerPhones) {
    const id = await conversationRepository(db).findByPhone(deps.propertyId, phone)
    if (!id) continue
    await db.transaction(async (tx) => {
      const conversation = await conversationRepository(tx).lock(id)
      if (!conversation) return
      if (isWindowClosed(conversation.last_inbound_at, deps.clock.now()))
        return keepForLater({ deps, tx }, conversation, told)
      await deps.messaging(tx).say({
        conversationId: id,
        content: contentOf(told, conversation),
        dedupeKey: `owner:${told.once}:${id}`,
        outside: 'nothing',
      })
    })
  }
}

/** Alerts of which an owner's open chat tells by itself, with buttons. */
const TOLD_WITH_BUTTONS = new Map([
  ['payment_proof', 'owner:proof:'],
  ['payment_proof_repeated', 'owner:proof:'],
  ['question_unanswered', 'owner:question:'],
])

/**
 * Whether this telephone's chat has been told since then, or will be: with its window open the words of
 * `conversations.tell-owner` are on their way, and which of the two jobs runs first is chance.
 */
export async function isToldToOwner(
  deps: ConversationDeps,
  db: Db,
  of: { readonly kind: string; readonly at: Instant; readonly phone: string },
): Promise<boolean> {
  const phone = canonicalPhone(of.phone) ?? of.phone
  const prefix = TOLD_WITH_BUTTONS.get(of.kind)
  if (!prefix || !deps.ownerPhones.includes(phone)) return false
  const id = await conversationRepository(db).findByPhone(deps.propertyId, phone)
  if (id === null) return false
  const lastInboundAt = await conversationRepository(db).lastInboundAt(id)
  if (!isWindowClosed(lastInboundAt, deps.clock.now())) return true
  return deps.messaging(db).isSaidSince(id, { prefix, since: of.at })
}

/** In the owner's own chats; `words` as PostgreSQL's `~*` takes them. */
export async function forgetMentions(deps: ConversationDeps, db: Db, words: string | null): Promise<void> {
  if (words === null) return
  for (const phone of deps.ownerPhones) {
    const id = await conversationRepository(db).findByPhone(deps.propertyId, phone)
    if (!id) continue
    await ownerWordsRepository(db).forgetMentions(id, words)
    await deps.messaging(db).forgetWords([id], words)
  }
}

async function keepForLater({ deps, tx }: Step, owner: Conversation, told: ToldOwner): Promise<void> {
  const { id, language } = owner
  const now = deps.clock.now()
  const words = ownerWordsRepository(tx)
  await words.forget(addSeconds(now, -KEPT_SECONDS))
  if (!(await words.keep(id, told, now)) || !told.brief) return
  const { arriving, leaving, waiting } = told.brief
  if (arriving + leaving + waiting === 0) return
  const brief = renderMessage('owner_today_brief', language, {
    arriving: arriving || null,
    leaving: leaving || null,
    waiting: waiting || null,
  })
  const content = windowContent('owner_alert', language, [brief])
  const known = await deps.messaging(tx).windowTemplates()
  const isApproved = known.some(
    (one) => one.name === content.name && one.language === content.language && one.status === 'APPROVED',
  )
  if (!isApproved) return
  await deps.messaging(tx).say({
    conversationId: id,
    content,
    dedupeKey: `owner:${told.once}:${id}:brief`,
    outside: 'nothing',
  })
}

/** The owner has written: what waited for that goes now, each thing still once. */
export async function tellKept({ deps, tx }: Step, id: ConversationId): Promise<void> {
  const now = deps.clock.now()
  const today = dateAt(now, deps.zone)
  const kept = (await ownerWordsRepository(tx).take(id)).filter(
    ({ told, at }) => secondsBetween(at, now) <= KEPT_SECONDS && (!told.day || told.day === today),
  )
  for (const { told } of kept.slice(-MOST_AT_ONCE)) await deps.jobs.enqueue(tx, tellOwnerJob, told)
}

function contentOf(
  { key, variables, buttons, picture }: ToldOwner,
  { language }: Conversation,
): OutboundContent {
  const body = renderMessage(key, language, variables)
  if (buttons.length === 0) return { type: 'text', body }
  return {
    type: 'buttons',
    body,
    ...(picture ? { header: { type: 'image' as const, media: mediaOf(picture) } } : {}),
    buttons: buttons.map(({ tap, label }) => ({
      id: encodeTap({ version: 0, action: { type: 'owner', tap } }),
      title: buttonLabel(label, language),
    })),
  }
}
