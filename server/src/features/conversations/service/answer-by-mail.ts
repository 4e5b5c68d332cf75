import { mailConversationRepository } from '../repository/mail.ts'
import type { Conversation, Guest } from '../repository.ts'
import type { Step } from './turn.ts'

/**
 * What the owner writes to somebody who wrote by mail: it goes out by mail, in the same thread, to where the platform
 * or the guest wants answers. False when there is no way to write.
 */
export async function answerByMail(
  { deps, tx }: Step,
  { id, guest, language }: Conversation & { readonly guest: Guest },
  text: string,
): Promise<boolean> {
  const post = deps.post(tx)
  const repository = mailConversationRepository(tx, deps.propertyId)
  const thread = await repository.threadOf(id)
  const toAddress = thread.findLast((one) => one.reply_to)?.reply_to ?? guest.email
  if (!post.isOn || !toAddress) return false
  const messageId = deps.ids.uuid()
  await repository.insertReply({ id: messageId, conversationId: id, text, at: deps.clock.now() })
  const subject = thread.at(-1)?.subject || (await deps.place(tx)).name
  await post.write({
    dedupeKey: `reply:${messageId}`,
    reservationId: null,
    messageId,
    kind: 'reply',
    language,
    toAddress,
    subject: /^(re|res|rv)\s*:/i.test(subject) ? subject : `Re: ${subject}`,
    body: text,
    // A mail without a Message-ID of its own was given a digest for a key.
    thread: thread.map((one) => one.key).filter((key) => /^\S+@\S+$/.test(key)),
  })
  return true
}
