import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { ConversationId, GuestId, Ids, PropertyId } from '../../../lib/ids.ts'
import type { Language } from '../../language/domain.ts'
import { mailConversationRepository } from '../repository/mail.ts'
import { handOver } from './hand-over.ts'

export interface MailEnquiry {
  /** Names the mail for ever; taking it twice fails on the constraint of messages. */
  readonly key: string
  readonly guestName: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly language: Language
  readonly text: string
  /** What was read out of it, for whoever answers. */
  readonly understanding: object
  readonly at: Instant
}

/** Puts an enquiry that came by mail into the inbox, under its guest when the address is known. */
export async function receiveMail(
  deps: Parameters<typeof handOver>[0]['deps'] & { readonly ids: Ids; readonly propertyId: PropertyId },
  tx: Db,
  enquiry: MailEnquiry,
): Promise<ConversationId> {
  const repository = mailConversationRepository(tx, deps.propertyId)
  const now = deps.clock.now()
  const { email, language } = enquiry
  if (email) await repository.lockAddress(email.toLowerCase())
  const known = email ? await repository.findGuestByEmail(email) : undefined
  const guestId = known ?? deps.ids.uuid<GuestId>()
  if (!known) {
    const phone = enquiry.phone?.replace(/^\+/, '') ?? null
    await repository.insertGuest({ id: guestId, name: enquiry.guestName, phone, email, language }, now)
  }
  const id = deps.ids.uuid<ConversationId>()
  const opened = await repository.openConversation({ id, guestId, language, at: enquiry.at })
  const conversationId = opened.id
  await repository.insertMail({
    id: deps.ids.uuid(),
    conversationId,
    key: enquiry.key,
    text: enquiry.text,
    understanding: enquiry.understanding,
    at: enquiry.at,
    now,
  })
  // Waits for a person from the first mail on, also when it was released before.
  if (opened.status !== 'human') {
    const guest = { name: enquiry.guestName ?? email, phone: enquiry.phone?.replace(/^\+/, '') ?? null }
    await handOver({ deps, tx }, { conversationId, guest, reason: 'mail' })
  }
  return conversationId
}
