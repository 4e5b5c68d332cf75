import { type Instant, secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import { canonicalPhone } from '../../../lib/phone.ts'
import { isKeyOf } from '../../../lib/records.ts'
import type { Language } from '../../language/domain.ts'
import { buttonLabel } from '../../messaging/domain/labels.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { encodeTap } from '../domain/buttons.ts'
import type { HandOverReason } from '../domain/effects.ts'
import { type AttendedRow, attendanceRepository } from '../repository/attendance.ts'
import { waitingKey } from './by-owner.ts'
import type { ConversationDeps } from './deps.ts'
import type { Step } from './turn.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
/** The owner is told again so long after the guest began to wait (contract section 2.14). */
const NOTE_AGAIN_SECONDS = [15 * MINUTE, 2 * HOUR] as const
/** Nobody came, or nobody has written for so long: the bot answers again. */
const BACK_TO_BOT_SECONDS = 12 * HOUR

export interface Waiting {
  readonly conversationId: ConversationId
  readonly guest: { readonly name: string | null; readonly phone: string | null }
  readonly reason: HandOverReason | 'mail'
}

/** What calls the owner; the mailbox has nothing else of a chat. */
interface Calling {
  readonly deps: Pick<ConversationDeps, 'clock' | 'alert' | 'closeAlert'> & {
    readonly metrics: Pick<ConversationDeps['metrics'], 'handedOver'>
  }
  readonly tx: Db
}

/** From here on the guest waits for a person; the owner hears of it at once, and of one wait as one. */
export async function handOver(
  { deps, tx }: Calling,
  { conversationId, guest, reason }: Waiting,
): Promise<void> {
  const wait = await attendanceRepository(tx).begin(conversationId, { reason, at: deps.clock.now() })
  // An emergency rings whatever was told before.
  if (wait.isNew || reason === 'emergency') await deps.closeAlert(tx, waitingKey(conversationId))
  const { name, phone } = guest
  const call = { id: conversationId, name, phone, reason: reasonOf(wait.reason), since: null }
  await ring({ deps, tx }, call)
  tx.afterCommit(() => deps.metrics.handedOver(reason))
}

/** How the owner's phone tells of a guest who waits: why, and a button that takes the chat. */
export interface TakeOffer {
  readonly words: string
  readonly buttons: readonly { readonly id: string; readonly title: string }[]
}

/** Null for who may not command the bot, and for a chat in which nobody waits any more. */
export async function offerToTake(
  deps: ConversationDeps,
  db: Db,
  of: { readonly conversationId: string; readonly phone: string; readonly language: Language },
): Promise<TakeOffer | null> {
  const { conversationId, phone, language } = of
  if (!deps.ownerPhones.includes(canonicalPhone(phone) ?? phone)) return null
  const row = await attendanceRepository(db).find(conversationId)
  if (row?.status !== 'waiting_human') return null
  const name = nameOf({ name: row.guest_name, phone: row.guest_phone })
  const tap = { name: 'take_chat', values: [conversationId] } as const
  return {
    words: renderMessage('owner_guest_waits', language, { name, reason: reasonOf(row.handover_reason) }),
    buttons: [
      {
        id: encodeTap({ version: 0, action: { type: 'owner', tap } }),
        title: buttonLabel('take_chat', language),
      },
    ],
  }
}

/** A guest wrote while the bot is silent in the whole place. */
export async function ringForSilence({ deps, tx }: Step, waiting: Omit<Waiting, 'reason'>): Promise<void> {
  await ring(
    { deps, tx },
    {
      id: waiting.conversationId,
      name: waiting.guest.name,
      phone: waiting.guest.phone,
      reason: 'silent',
      since: null,
    },
  )
}

const WHY: Readonly<Record<Waiting['reason'] | 'silent', string>> = {
  asked: 'asked for a person',
  complaint: 'complains',
  emergency: 'reports an emergency',
  not_understood: 'was not understood twice',
  proof: 'sent a receipt nobody can match',
  group: 'asks for a large group',
  called: 'called by telephone on WhatsApp',
  mail: 'wrote by mail',
  silent: 'wrote while the bot is silent',
}

async function ring(
  { deps, tx }: Pick<Calling, 'tx'> & { readonly deps: Pick<ConversationDeps, 'alert'> },
  call: {
    readonly id: ConversationId
    readonly name: string | null
    readonly phone: string | null
    readonly reason: Waiting['reason'] | 'silent'
    readonly since: string | null
  },
): Promise<void> {
  // The bell repeats what nobody has seen; raised anew it would ring twice for one wait.
  const urgent = call.reason === 'emergency'
  const waited = call.since ? ` and has waited ${call.since}` : ''
  await deps.alert(tx, {
    kind: 'human_wanted',
    severity: urgent ? 'critical' : 'warning',
    summary: `${nameOf(call)} ${WHY[call.reason]}${waited}. Answer in the conversation and release it afterwards.`,
    about: nameOf(call),
    entity: 'conversation',
    entityId: call.id,
    dedupeKey: waitingKey(call.id),
  })
}

export function nameOf(guest: { readonly name: string | null; readonly phone: string | null }): string {
  if (guest.name && guest.phone) return `${guest.name} (+${guest.phone})`
  return guest.name ?? (guest.phone ? `+${guest.phone}` : 'A guest')
}

/** Handler of `conversations.attend`: second and third notes, and the end of a hand-over nobody ended. */
export async function attend(deps: ConversationDeps, db: Db): Promise<void> {
  const now = deps.clock.now()
  const due = (await attendanceRepository(db).list(deps.propertyId)).filter(
    (row) => stepOf(row, now) !== null,
  )
  for (const { id } of due) {
    await db.transaction(async (tx) => {
      const row = await attendanceRepository(tx).lock(id)
      if (row) await take({ deps, tx }, row, now)
    })
  }
}

type AttendStep = { readonly type: 'note'; readonly number: number } | { readonly type: 'back' }

function stepOf(row: AttendedRow, now: Instant): AttendStep | null {
  if (row.status === 'human')
    return row.human_at && secondsBetween(row.human_at, now) >= BACK_TO_BOT_SECONDS ? { type: 'back' } : null
  if (row.status !== 'waiting_human' || !row.handover_at) return null
  const waited = secondsBetween(row.handover_at, now)
  if (waited >= BACK_TO_BOT_SECONDS) return { type: 'back' }
  const told = row.handover_notes
  const due = NOTE_AGAIN_SECONDS.filter((seconds) => waited >= seconds).length + 1
  return due > told ? { type: 'note', number: due } : null
}

async function take({ deps, tx }: Step, row: AttendedRow, now: Instant): Promise<void> {
  const step = stepOf(row, now)
  if (!step) return
  const repository = attendanceRepository(tx)
  if (step.type === 'note') {
    await repository.countNote(row.id, step.number)
    const { id, guest_name: name, guest_phone: phone } = row
    const since = step.number > 2 ? '2 hours' : '15 minutes'
    return ring({ deps, tx }, { id, name, phone, reason: reasonOf(row.handover_reason), since })
  }
  await repository.backToBot(row.id)
  await deps.audit(tx, {
    actor: { kind: 'system', id: 'conversations.attend' },
    action: 'conversation.released',
    entity: 'conversation',
    entityId: row.id,
    cause: 'nobody wrote for 12 hours',
    before: { status: row.status },
    after: { status: 'bot' },
  })
  await deps.closeAlert(tx, waitingKey(row.id))
}

function reasonOf(text: string | null): Waiting['reason'] {
  return text !== null && isKeyOf(WHY, text) && text !== 'silent' ? text : 'asked'
}
