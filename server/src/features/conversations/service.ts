import { type SavedReplies, savedReplies } from '@tranquera/contracts/conversations'
import type { Instant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import type { Actor } from '../../lib/http/actor.ts'
import type { ConversationId, ReservationId } from '../../lib/ids.ts'
import type {
  Sender,
  WhatsAppHostEchoEvent,
  WhatsAppIdentityEvent,
  WhatsAppMessageEvent,
} from '../inbox/domain.ts'
import type { Language } from '../language/domain.ts'
import type { ProofShown } from '../payments/domain/records.ts'
import type { GuestMail } from '../post/domain.ts'
import type { Reservation } from '../reservations/domain/reservation.ts'
import { readFrame } from './domain/frame.ts'
import {
  answerJob,
  type MoneyWord,
  type Notice,
  type OwnerDecision,
  type ToAnswer,
  type ToHear,
  type ToldOwner,
  type VoucherToSend,
} from './jobs.ts'
import { type ConversationPage, panelRepository } from './repository/panel.ts'
import { senderRepository } from './repository/senders.ts'
import { conversationRepository } from './repository.ts'
import { answerWaiting } from './service/answer.ts'
import { handOverTo, type OwnersWords, writeAsOwner } from './service/by-owner.ts'
import { sendVoucher } from './service/confirmation.ts'
import type { ConversationDeps } from './service/deps.ts'
import { mailFailed, mailSent, tellElsewhere, tellMoney, type Word } from './service/elsewhere.ts'
import { attend, offerToTake, type TakeOffer } from './service/hand-over.ts'
import { type Forgotten, forgetOldWords, forgetVoices, hearNote, voiceOf } from './service/hear.ts'
import { notify } from './service/notices.ts'
import { decide } from './service/owner-decision.ts'
import { ownerMorning } from './service/owner-lists.ts'
import { tellPayment } from './service/paying.ts'
import { proofForOwner } from './service/proof-for-owner.ts'
import { hostReplied, receive } from './service/receive.ts'
import { followUp } from './service/take-time.ts'
import { askToTellOwner, forgetMentions, isToldToOwner, tellOwner } from './service/tell-owner.ts'
import { tellInTime } from './service/timed.ts'

/** Chats: what guests write, what the bot answers, and what it tells them unasked. */
export function conversationService(deps: ConversationDeps) {
  return (db: Db) => ({
    /** In the inbox's transaction: the message is in the transcript when the event is marked processed. */
    receive: (event: WhatsAppMessageEvent, receivedAt: Instant) =>
      receive({ deps, tx: db }, event, receivedAt),

    /** The sender has written here since that moment. */
    hasTalkedSince: (sender: Pick<Sender, 'waId' | 'bsuid'>, since: Instant) =>
      senderRepository(db, deps.propertyId).hasTalkedSince(sender, since),

    /** The guest is the same under new ids. */
    async moveGuest(event: WhatsAppIdentityEvent): Promise<void> {
      const repository = senderRepository(db, deps.propertyId)
      const guest = await repository.findGuest(event.previous)
      if (guest) await repository.moveGuest(guest.id, event.current)
    },

    /** The owner wrote from the phone: the bot falls silent in that chat until it is released. */
    hostReplied: (event: WhatsAppHostEchoEvent) => hostReplied(deps, db, event),

    /** Handler of `conversations.answer`. */
    answer: (asked: ToAnswer) => answerWaiting(deps, db, asked),

    /** Handler of `conversations.hear`. */
    hear: (asked: ToHear & { readonly lastTry: boolean }) => hearNote(deps, db, asked),

    /** The bytes of a voice note, for the owner's ears. */
    voiceOf: (id: string, messageId: string) => voiceOf(deps, db, { id, messageId }),
    /** Nothing of what was spoken in these chats, or before that moment, is kept. */
    forgetOldWords: (before: Instant) => forgetOldWords(db, before),
    forgetVoices: (of: Forgotten) => forgetVoices(deps, db, of),
    /** What the owner was told on the own phone, and wrote there, of who is to be forgotten. */
    forgetMentions: (words: string | null) => forgetMentions(deps, db, words),

    /** Handler of `conversations.attend`. */
    attend: () => attend(deps, db),

    /** Handler of `conversations.notify`. */
    notify: (told: Notice) => notify(deps, db, told),

    /** Handler of `conversations.tell-money`. */
    tellMoney: (word: MoneyWord) => tellMoney(deps, db, word),

    /** Handler of `conversations.send-voucher`. */
    sendVoucher: (told: VoucherToSend) => sendVoucher(deps, db, told),

    /** Handler of `conversations.look-for-payment`. */
    lookForPayment: (asked: { reservationId: ReservationId; key: string }) => tellPayment(deps, db, asked),

    /** Handlers of what concerns the owner's own telephone. */
    tellOwner: (told: ToldOwner) => tellOwner(deps, db, told),
    decide: (decision: OwnerDecision) => decide(deps, db, decision),
    ownerMorning: () => ownerMorning(deps, db),
    /** A receipt has come: its picture goes to the owner's phone with two buttons. */
    proofCame: (proof: ProofShown) => askToTellOwner({ deps, tx: db }, proofForOwner(proof)),

    /** Of the alert that somebody waits: how the owner's phone tells it, with the button that takes the chat. */
    async offerToTake(
      alert: { readonly kind: string; readonly entityId: string | null },
      to: { readonly phone: string; readonly language: Language },
    ): Promise<TakeOffer | null> {
      if (alert.kind !== 'human_wanted' || !alert.entityId) return null
      return offerToTake(deps, db, { conversationId: alert.entityId, ...to })
    },

    isToldToOwner: (of: { readonly kind: string; readonly at: Instant; readonly phone: string }) =>
      isToldToOwner(deps, db, of),

    /** Handler of `conversations.tell-in-time`. */
    tellInTime: () => tellInTime(deps, db),

    /** Handler of `conversations.follow-up`. */
    followUp: (asked: { conversationId: ConversationId; version: number; key: string }) =>
      followUp(deps, db, asked),

    /** Who has no chat here is told by mail, else by telephone, else the owner is told. */
    tellElsewhere: (reservation: Reservation, word: Word) =>
      tellElsewhere({ deps, tx: db }, reservation, word),
    mailSent: (mail: GuestMail) => mailSent({ deps, tx: db }, mail),
    mailFailed: (mail: GuestMail, detail: string) => mailFailed({ deps, tx: db }, mail, detail),

    /** The chat with this number, when there is one. */
    chatOf: (phone: string) => conversationRepository(db).findByPhone(deps.propertyId, phone),
    isQuiet: async (id: ConversationId) => readFrame(await conversationRepository(db).frameOf(id)).quiet,

    takeOver: (id: string, actor: Actor) => handOverTo({ deps, tx: db }, id, { to: 'human', actor }),
    release: (id: string, actor: Actor) => handOverTo({ deps, tx: db }, id, { to: 'bot', actor }),
    write: (id: string, words: OwnersWords, actor: Actor) =>
      writeAsOwner({ deps, tx: db }, id, { words, actor }),

    /** What people of the house say often; whatever is stored reads, or counts as nothing. */
    async savedReplies(): Promise<SavedReplies> {
      const items = await panelRepository(db, deps.propertyId).savedReplies()
      return savedReplies.safeParse({ items }).data ?? { items: [] }
    },
    async keepSavedReplies(replies: SavedReplies): Promise<SavedReplies> {
      await panelRepository(db, deps.propertyId).keepSavedReplies(replies.items)
      return replies
    },

    /** At start: messages whose job died with the last process. */
    async recover(): Promise<void> {
      for (const conversationId of await conversationRepository(db).withUnanswered()) {
        await deps.jobs.enqueue(db, answerJob, { conversationId })
      }
    },

    list: (page: ConversationPage) => panelRepository(db, deps.propertyId).list(page),
    /**
     * The newest messages for the page of a reservation, as they were said; reading them there marks nothing as read.
     */
    async peek(id: ConversationId, page: { limit: number }) {
      return (await panelRepository(db, deps.propertyId).transcript(id, page)).items.toReversed()
    },
    /** What a message of this conversation holds; undefined where it is none of it. */
    contentOf: (id: string, message: string) => panelRepository(db, deps.propertyId).contentOf(id, message),
    async transcript(id: string, page: { limit: number; before?: string | undefined }) {
      const repository = panelRepository(db, deps.propertyId)
      const conversationId = await repository.find(id)
      if (!conversationId) return undefined
      await repository.markRead(conversationId)
      return repository.transcript(conversationId, page)
    },
  })
}

export type ConversationService = ReturnType<ReturnType<typeof conversationService>>
