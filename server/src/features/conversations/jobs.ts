import { z } from 'zod'
import type { ConversationId, ReservationId } from '../../lib/ids.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import {
  idOf,
  type JobDefinition,
  type JobRegistration,
  type NoPayload,
  noPayload,
  registration,
  scheduled,
} from '../../lib/queue/job.ts'
import type { MessageKey } from '../messaging/domain/catalogue.ts'
import type { ButtonKey } from '../messaging/domain/labels.ts'
import type { OwnerTap } from './domain/owner-taps.ts'

export interface ToAnswer {
  readonly conversationId: ConversationId
  /** The bubble after which nothing more should come; when something did, its own job answers both. */
  readonly messageId?: string | undefined
}

/** Answers what a guest wrote, bubbles of a burst together; two jobs of one conversation take turns. */
export const answerJob: JobDefinition<ToAnswer> = {
  name: 'conversations.answer',
  schema: z.object({ conversationId: idOf<ConversationId>(), messageId: z.string().optional() }),
  retries: 10,
  retryDelaySeconds: 1,
  concurrency: 8,
}

export interface ToHear {
  readonly conversationId: ConversationId
  readonly messageId: string
}

/** Listens to a voice note; its answer is asked for once what is said in it is known. */
export const hearJob: JobDefinition<ToHear> = {
  name: 'conversations.hear',
  schema: z.object({ conversationId: idOf<ConversationId>(), messageId: z.string() }),
  retries: 4,
  retryDelaySeconds: 2,
  concurrency: 4,
}

export const NOTICES = [
  'hold_placed',
  'hold_reminder',
  'hold_extended',
  'hold_expired',
  'confirmed',
  'cancelled',
  'bumped',
  'changed',
  'balance',
] as const

export interface Notice {
  readonly reservationId: ReservationId
  readonly notice: (typeof NOTICES)[number]
  readonly key: string
  readonly refund?: number | undefined
}

/** Tells the guest of a reservation what happened to it. Said once per reservation, notice and `key`. */
export const notifyJob: JobDefinition<Notice> = {
  name: 'conversations.notify',
  schema: z.object({
    reservationId: idOf<ReservationId>(),
    notice: z.enum(NOTICES),
    key: z.string(),
    refund: z.number().int().optional(),
  }),
  retries: 10,
  retryDelaySeconds: 2,
  concurrency: 2,
}

/** Words about money for the guest of a stay that was booked without a chat. */
export interface MoneyWord {
  readonly reservationId: ReservationId
  /** `receipt`: what the page of the stay shows as well; nobody is rung when it arrives nowhere. */
  readonly kind: 'money' | 'receipt'
  readonly body: string
  readonly link: { readonly text: string; readonly url: string } | null
  /** The same thing is said once. */
  readonly key: string
}

export const tellMoneyJob: JobDefinition<MoneyWord> = {
  name: 'conversations.tell-money',
  schema: z.object({
    reservationId: idOf<ReservationId>(),
    kind: z.enum(['money', 'receipt']),
    body: z.string().min(1),
    link: z.object({ text: z.string(), url: z.string() }).nullable(),
    key: z.string(),
  }),
  retries: 10,
  retryDelaySeconds: 2,
  key: ({ key }) => key,
}

export interface VoucherToSend {
  readonly reservationId: ReservationId
  readonly key: string
}

/** Brings what the confirmation of a stay was too early for: the PDF, and the picture when it was drawn too slowly. */
export const sendVoucherJob: JobDefinition<VoucherToSend> = {
  name: 'conversations.send-voucher',
  schema: z.object({ reservationId: idOf<ReservationId>(), key: z.string() }),
  retries: 10,
  retryDelaySeconds: 2,
  concurrency: 2,
}

/** "Ya pagué": asks the provider outside the guest's transaction, and says what it sees. `key`: the guest's message. */
export const lookForPaymentJob: JobDefinition<{ reservationId: ReservationId; key: string }> = {
  name: 'conversations.look-for-payment',
  schema: z.object({ reservationId: idOf<ReservationId>(), key: z.string() }),
  retries: 5,
  retryDelaySeconds: 2,
  concurrency: 2,
}

/** Tells the owner again of guests who wait, and ends hand-overs nobody ended. */
const attendJob: JobDefinition<NoPayload> = {
  name: 'conversations.attend',
  schema: noPayload,
  retries: 1,
  retryDelaySeconds: 10,
}

const ATTEND_SECONDS = 60

/** One message to the owner's own phone: its words, and what its buttons ask for. */
export interface ToldOwner {
  readonly once: string
  readonly key: MessageKey
  readonly variables: Readonly<Record<string, unknown>>
  readonly buttons: readonly { readonly tap: OwnerTap; readonly label: ButtonKey }[]
  /** A picture above the words, as a media key. */
  readonly picture: string | null
  /** One line that goes as a template to an owner who has not written for a day; without it the bell tells them. */
  readonly brief?: Brief
  /** It is stale after that day. */
  readonly day?: LocalDate
}

/** Of the owner's day, in numbers. */
export interface Brief {
  readonly arriving: number
  readonly leaving: number
  readonly waiting: number
}

export const tellOwnerJob: JobDefinition<ToldOwner> = {
  name: 'conversations.tell-owner',
  schema: z.custom<ToldOwner>((value) => typeof value === 'object' && value !== null && 'once' in value),
  retries: 5,
  retryDelaySeconds: 2,
  concurrency: 2,
}

/** What the owner decided in the own chat about somebody else's: done in a transaction of its own. */
export interface OwnerDecision {
  readonly tap: OwnerTap
  /** Of the owner's chat, where the outcome is told. */
  readonly conversationId: ConversationId
  readonly by: string
  /** The owner's words, where the tap has some. */
  readonly text: string | null
  readonly key: string
}

export const ownerDecisionJob: JobDefinition<OwnerDecision> = {
  name: 'conversations.owner-decision',
  schema: z.custom<OwnerDecision>((value) => typeof value === 'object' && value !== null && 'tap' in value),
  retries: 5,
  retryDelaySeconds: 2,
  concurrency: 2,
}

/** The owner's morning: who comes, who goes, who owes. Looked at often, said once a day. */
const ownerMorningJob: JobDefinition<NoPayload> = {
  name: 'conversations.owner-morning',
  schema: noPayload,
  retries: 1,
  retryDelaySeconds: 30,
}

const MORNING_LOOK_SECONDS = 300

/** What guests are told at its time: the way, the day before, the thanks. Looked at often, each said once. */
const tellInTimeJob: JobDefinition<NoPayload> = {
  name: 'conversations.tell-in-time',
  schema: noPayload,
  retries: 1,
  retryDelaySeconds: 30,
}

const TIMED_LOOK_SECONDS = 600

/** "Lo pienso": one friendly reminder, unless the talk has gone on. `version` is that of the offer. */
export const followUpJob: JobDefinition<{ conversationId: ConversationId; version: number; key: string }> = {
  name: 'conversations.follow-up',
  schema: z.object({ conversationId: idOf<ConversationId>(), version: z.number().int(), key: z.string() }),
  retries: 5,
  retryDelaySeconds: 5,
  concurrency: 2,
}

/** What the handlers call; conversationService(deps)(database) is one. */
export interface ConversationWork {
  answer(asked: ToAnswer): Promise<void>
  hear(asked: ToHear & { readonly lastTry: boolean }): Promise<void>
  attend(): Promise<void>
  notify(notice: Notice): Promise<void>
  tellMoney(word: MoneyWord): Promise<void>
  sendVoucher(voucher: VoucherToSend): Promise<void>
  tellOwner(told: ToldOwner): Promise<void>
  decide(decision: OwnerDecision): Promise<void>
  ownerMorning(): Promise<void>
  tellInTime(): Promise<void>
  lookForPayment(asked: { reservationId: ReservationId; key: string }): Promise<void>
  followUp(asked: { conversationId: ConversationId; version: number; key: string }): Promise<void>
}

export function conversationJobs(work: ConversationWork): JobRegistration[] {
  return [
    registration(answerJob, (asked) => work.answer(asked)),
    registration(hearJob, (asked, { lastTry }) => work.hear({ ...asked, lastTry })),
    scheduled(attendJob, ATTEND_SECONDS, () => work.attend()),
    registration(notifyJob, (notice) => work.notify(notice)),
    registration(tellMoneyJob, (word) => work.tellMoney(word)),
    registration(sendVoucherJob, (voucher) => work.sendVoucher(voucher)),
    registration(lookForPaymentJob, (asked) => work.lookForPayment(asked)),
    registration(tellOwnerJob, (told) => work.tellOwner(told)),
    registration(ownerDecisionJob, (decision) => work.decide(decision)),
    scheduled(tellInTimeJob, TIMED_LOOK_SECONDS, () => work.tellInTime()),
    scheduled(ownerMorningJob, MORNING_LOOK_SECONDS, () => work.ownerMorning()),
    registration(followUpJob, (asked) => work.followUp(asked)),
  ]
}
