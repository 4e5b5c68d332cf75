import type { Db } from '../../../lib/db/types.ts'
import { whatsAppIdOf } from '../../../lib/phone.ts'
import { type GuestMail, type NoticeMailKind, noticeMail } from '../../post/domain.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { MoneyWord } from '../jobs.ts'
import { mailConversationRepository } from '../repository/mail.ts'
import type { ConversationDeps } from './deps.ts'
import { outsideOf } from './outside-window.ts'
import { conversationOf } from './receive.ts'
import type { Step } from './turn.ts'

/** What a guest who has no chat here is told. */
export interface Word {
  readonly kind: NoticeMailKind
  /** The same thing is told once. */
  readonly key: string
  readonly body: string
  readonly link: { readonly text: string; readonly url: string } | null
}

/** What nobody has to be rung for: the page of the stay says it, or it is only a kindness. */
const UNIMPORTANT: ReadonlySet<NoticeMailKind> = new Set([
  'hold_reminder',
  'hold_expired',
  'receipt',
  'thanks',
  'review',
])

/**
 * Contract section 2.14: who booked without a chat is told by mail; without an address by the telephone, as an approved
 * template; and when neither is there the owner is told who was not reached.
 */
export async function tellElsewhere({ deps, tx }: Step, reservation: Reservation, word: Word): Promise<void> {
  const { id, code, contact, language, accessToken } = reservation
  const post = deps.post(tx)
  if (!contact.email || !post.isOn) return tellByTelephone({ deps, tx }, reservation, word)
  const { name, contactPhone: phone } = await deps.place(tx)
  const stayUrl = `${deps.baseUrl}/r/${code}?token=${accessToken}`
  await post.write({
    ...noticeMail({ ...word, language, code, stayUrl, place: { name, phone } }),
    dedupeKey: `notice:${id}:${word.key}`,
    reservationId: id,
    messageId: null,
    kind: word.kind,
    language,
    toAddress: contact.email,
    thread: [],
  })
}

/** Handler of `conversations.tell-money`. */
export async function tellMoney(deps: ConversationDeps, db: Db, word: MoneyWord): Promise<void> {
  await db.transaction(async (tx) => {
    const reservation = await deps.reservations(tx).findById(word.reservationId)
    if (reservation) await tellElsewhere({ deps, tx }, reservation, word)
  })
}

async function tellByTelephone({ deps, tx }: Step, reservation: Reservation, word: Word): Promise<void> {
  const { contact, id } = reservation
  const waId = contact.phone && deps.hasWhatsApp ? whatsAppIdOf(contact.phone) : undefined
  const outside = await outsideOf({ deps, tx }, reservation, word.kind)
  if (!waId || !outside) return notReached({ deps, tx }, reservation, word.kind)
  const sender = { waId, bsuid: null, profileName: contact.name, username: null }
  const conversationId = await conversationOf({ deps, tx }, sender)
  if (!conversationId) return
  const content = { type: 'text' as const, body: word.body }
  const dedupeKey = `notice:${id}:${word.key}`
  await deps.messaging(tx).say({ conversationId, content, dedupeKey, outside })
}

export async function notReached(
  { deps, tx }: Step,
  { id, code, contact }: Reservation,
  kind: NoticeMailKind,
): Promise<void> {
  // Whoever wrote down a stay without any address did so knowing it, and makes its changes.
  const isUnknown = !contact.phone && !contact.email && kind !== 'bumped'
  if (UNIMPORTANT.has(kind) || isUnknown) return
  await deps.alert(tx, {
    kind: 'guest_not_reached',
    severity: 'warning',
    summary: `${contact.name} (${code}) could not be told: ${TOLD[kind] ?? kind}. Tell them another way.`,
    about: code,
    entity: 'reservation',
    entityId: id,
    dedupeKey: `not_reached:${id}:${kind}`,
  })
}

const TOLD: Readonly<Partial<Record<NoticeMailKind, string>>> = {
  hold_placed: 'their nights are held, and until when to pay',
  confirmed: 'the stay is confirmed',
  changed: 'the stay has changed',
  cancelled: 'the stay is cancelled',
  bumped: 'another platform sold the nights',
  balance: 'the balance is due',
  money: 'what became of their payment',
  directions: 'how to get there',
  day_before: 'keys and wifi',
}

/** The mail system took it. */
export async function mailSent({ deps, tx }: Step, { messageId }: GuestMail): Promise<void> {
  if (messageId) await mailConversationRepository(tx, deps.propertyId).setStatus(messageId, 'sent')
}

/** A mail did not reach its reader: the telephone is tried, else the owner is told; an answer is the owner's anyway. */
export async function mailFailed({ deps, tx }: Step, mail: GuestMail, detail: string): Promise<void> {
  const { messageId, reservationId, kind } = mail
  if (kind !== 'reply') {
    const reservation = reservationId && (await deps.reservations(tx).findById(reservationId))
    const key = `${mail.dedupeKey}:again`
    if (reservation)
      await tellByTelephone({ deps, tx }, reservation, { kind, key, body: mail.body, link: null })
    return
  }
  if (!messageId) return
  const repository = mailConversationRepository(tx, deps.propertyId)
  await repository.setStatus(messageId, 'failed')
  const conversationId = await repository.conversationOf(messageId)
  await deps.alert(tx, {
    kind: 'guest_not_reached',
    severity: 'warning',
    summary: `An answer by mail did not arrive (${detail}). Check the address, or reach the guest another way.`,
    entity: 'conversation',
    entityId: conversationId ?? messageId,
    dedupeKey: `not_reached:${messageId}`,
  })
}
