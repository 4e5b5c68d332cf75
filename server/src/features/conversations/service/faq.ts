import { nightsBetween } from '../../../lib/local-date.ts'
import { canonicalPhone } from '../../../lib/phone.ts'
import { factsAsked } from '../../answers/domain/fact-words.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { moneyIn, type QuoteId } from '../../pricing/domain/terms.ts'
import type { DialogueEvent } from '../domain/dialogue.ts'
import type { FaqTopic } from '../domain/faq-topic.ts'
import { partsOf } from '../domain/question-parts.ts'
import { isQuestion } from '../domain/sentence-words.ts'
import { asksInGeneral } from '../domain/topic-words.ts'
import { topicsInTalk } from '../domain/topics.ts'
import { saysOf } from '../domain/wish-words.ts'
import { refundOf } from './about-reservation.ts'
import type { AnswerSource } from './deps.ts'
import { factAnswer, listedAnswer } from './fact-answers.ts'
import { type Answered, ownerWords, type Question } from './house-words.ts'
import { questionForOwner } from './question-for-owner.ts'
import { read } from './reading.ts'
import { askToTellOwner } from './tell-owner.ts'
import { topicAnswer } from './topic-answers.ts'
import { type Answering, say } from './turn.ts'
import { mediaOf } from './wording.ts'

const MOST_PHOTOS = 3

export interface AskedTopics {
  readonly topics: readonly FaqTopic[]
  readonly accommodationId: string | null
  readonly text?: string
  readonly isAgain?: boolean
}

/**
 * Answers from what the owner has told: structured facts first, then the owner's own answers; what nobody has written
 * is asked of the owner. One bubble, however many questions. Comes back when a question is only nearly known.
 */
export async function answerQuestions(
  answering: Answering,
  asked: AskedTopics,
): Promise<DialogueEvent | undefined> {
  const { deps, tx, turn } = answering
  const cabins = await deps.cabins(tx)
  const question: Question = {
    text: asked.text ?? turn.text,
    language: turn.language,
    place: turn.place,
    cabin: cabins.find((one) => one.id === asked.accommodationId),
    cabins,
    refund: asked.topics.includes('policies') ? await refundToday(answering) : null,
    onTable: asked.topics.some((topic) => OF_TERMS.has(topic)) ? await termsOnTable(answering) : null,
  }
  const topics = asked.topics.filter((topic) => topic !== 'photos')
  const written = topics.some((topic) => BY_FACT.has(topic))
    ? undefined
    : await sureAnswer(answering, question)
  const known = written ? [written] : topics.flatMap((topic) => knownAnswer(topic, question))
  const open = !written && (known.some((one) => one.open) || known.length < topics.length)
  const only = topics.length === 1 ? topics[0] : undefined
  const wanted = { topic: only, isAgain: asked.isAgain ?? false }
  const fromOwner = open ? await ownAnswer(answering, question, wanted) : undefined
  const texts = [...known.map((one) => one.text), ...(fromOwner?.text ? [fromOwner.text] : [])]
  for (const { source } of known) count(answering, source)
  const body = texts.join('\n\n')
  const isKnown = asked.isAgain === true && known.length > 0 && !open
  if (texts.length > 0)
    await say(answering, { type: 'text', body: isKnown ? saidAgain(body, turn.language) : body })
  if (asked.topics.includes('photos'))
    for (const picture of photosOf(answering, question)) await say(answering, picture)
  if (asked.topics.includes('location') && !saysOf('distance', question.text)) await sendPin(answering)
  return fromOwner?.event
}

/** So much is read again in one glance. */
const SHORT = 160

/** An answer that was given a moment ago: said in other words, or pointed to where it was long. */
function saidAgain(body: string, language: Question['language']): string {
  const isShort = body.length <= SHORT && !body.includes('\n')
  if (!isShort) return renderMessage('as_above', language, {})
  const text = body.charAt(0).toLowerCase() + body.slice(1)
  return renderMessage('as_said', language, { text })
}

/** Answered from what was quoted or booked. */
const OF_TERMS: ReadonlySet<FaqTopic> = new Set(['currency', 'discount', 'amenities'])

/** Facts come first for these; on the others what the owner wrote to this very question says more than the rules. */
const BY_FACT: ReadonlySet<FaqTopic> = new Set(['amenities', 'pets', 'capacity', 'currency', 'refund_time'])

async function sureAnswer({ deps, tx }: Answering, question: Question): Promise<Answered | undefined> {
  const { text, cabin, language } = question
  const found = text ? await deps.answers(tx).find({ text, accommodationId: cabin?.id ?? null }) : undefined
  const words = found?.sure ? ownerWords(found.answer.text, language) : null
  return words ? { text: words, source: 'owner' } : undefined
}

async function termsOnTable({ deps, tx, turn, frame }: Answering): Promise<Question['onTable']> {
  const quoteId = frame.offers[0]?.quoteId
  const quoted = quoteId ? await deps.findQuote(tx, quoteId as QuoteId) : undefined
  const terms = quoted?.terms ?? turn.own.find((one) => one.code === frame.reservationCode)?.terms
  if (!terms) return null
  const own = turn.own.find((one) => one.code === frame.reservationCode)
  const stay = frame.offers[0]?.stay ?? own ?? null
  const nights = stay ? nightsBetween(stay.checkIn, stay.checkOut) : 0
  const cleaning = terms.lines.find((line) => line.kind === 'cleaning')
  return {
    total: moneyIn(terms, terms.total),
    fx: terms.fx,
    nights,
    cleaning: cleaning ? moneyIn(terms, cleaning.amount) : null,
  }
}

async function refundToday(answering: Answering): Promise<Question['refund']> {
  const { deps, tx, turn, frame } = answering
  const own = turn.own.find((one) => one.code === frame.reservationCode) ?? turn.own[0]
  if (!own) return null
  const { balance } = await deps.reservations(tx).wholeStay(own)
  if (balance.paid <= 0) return null
  return { paid: moneyIn(own.terms, balance.paid), back: moneyIn(own.terms, await refundOf(answering, own)) }
}

/** One sharp fact is answered by itself; several in one message, each in its line. */
function knownAnswer(topic: FaqTopic, question: Question): Answered[] {
  if (topic === 'other') {
    const listed = listedAnswer(question)
    return listed ? [listed] : []
  }
  if (topic !== 'amenities') {
    const answer = topicAnswer(topic, question)
    return answer ? [answer] : []
  }
  const facts = factsAsked(question.text).filter((fact) => fact !== 'pets')
  if (facts.length === 0) {
    const listed = listedAnswer(question)
    if (listed) return [listed]
    const all =
      asksInGeneral(question.text) || question.text === '' ? topicAnswer('amenities', question) : null
    return all ? [all] : []
  }
  const fee = question.onTable?.cleaning
  if (fee && facts.includes('cleaning') && saysOf('fee', question.text))
    return [{ text: renderMessage('faq_cleaning_fee', question.language, { fee }), source: 'catalogue' }]
  const told = facts.flatMap((fact) => factAnswer(fact, question) ?? [])
  const text = [...new Set(told.map((one) => one.text))].join('\n')
  return told.length > 0
    ? [{ text, source: 'catalogue', open: told.length < facts.length || told.some((one) => one.open) }]
    : []
}

/** From the owner's answers; else the owner is asked and the guest is told so. */
async function ownAnswer(
  answering: Answering,
  asked: Question,
  { topic, isAgain }: { readonly topic: FaqTopic | undefined; readonly isAgain: boolean },
): Promise<{ readonly text: string | null; readonly event?: DialogueEvent }> {
  const { deps, tx } = answering
  const { text, language, cabin } = asked
  const accommodationId = cabin?.id ?? null
  const found = await deps.answers(tx).find({ text, accommodationId })
  if (found?.sure) {
    count(answering, 'owner')
    return { text: ownerWords(found.answer.text, language) }
  }
  if (found) {
    const { answer, question } = found
    return { text: null, event: { type: 'nearly_known', answerId: answer.id, question, text } }
  }
  if (isOwner(answering)) return { text: renderMessage('owner_help', language, {}) }
  if (isAgain && topic !== 'discount') return { text: renderMessage('still_finding_out', language, {}) }
  await askOwner(answering, { text, accommodationId, isPrice: topic === 'discount' })
  const { status, place } = answering.turn
  if (status !== 'waiting_human' && topic !== 'discount' && text !== '' && !isQuestion(text))
    return { text: renderMessage('passed_on', language, { property: place.name }) }
  if (status === 'waiting_human')
    return { text: renderMessage('human_will_answer', language, { property: place.name }) }
  if (topic === 'discount') return { text: renderMessage('discount_asked', language, {}) }
  const what = await openWords(answering, asked)
  return { text: renderMessage('will_find_out', language, { what }) }
}

const LONGEST_QUESTION = 90

/** What of a message with several parts is left open, in the guest's words; null where it is all of it, or too long. */
async function openWords(answering: Answering, question: Question): Promise<string | null> {
  const { turn, frame } = answering
  const parts = partsOf(question.text)
  if (parts.length < 2) return null
  const open: string[] = []
  for (const { text } of parts.filter((part) => part.asks)) {
    const understanding = await read(answering, { ...turn, body: text, at: turn.message.at, frame })
    const hasQuote = frame.offers.length > 0
    const talk = { hasBooking: turn.own.length > 0, bringsPets: false, hasQuote, hasParty: false }
    const { topics } = topicsInTalk(understanding, `¿${text}?`, talk)
    const known = topics.flatMap((topic) => knownAnswer(topic, { ...question, text }))
    if (known.some((one) => one.open) || known.length < topics.length) open.push(text)
  }
  const words = open.join(' / ')
  return words !== '' && words.length <= LONGEST_QUESTION ? words : null
}

/** Nobody is asked what they ask themselves. */
export function isOwner({ deps, turn }: Pick<Answering, 'deps' | 'turn'>): boolean {
  const { wa_id: waId } = turn.guest
  return waId !== null && deps.ownerPhones.includes(canonicalPhone(waId) ?? waId)
}

export async function askOwner(
  answering: Answering,
  asked: { readonly text: string; readonly accommodationId: string | null; readonly isPrice?: boolean },
): Promise<void> {
  const { deps, tx, turn } = answering
  const { conversationId, language } = turn
  const { text, accommodationId } = asked
  const id = await deps.answers(tx).askOwner({ text, accommodationId, conversationId, language })
  if (id) await askToTellOwner(answering, await questionForOwner(answering, { id, ...asked }))
  count(answering, 'asked_owner')
}

/** The guest said that this is what was meant. */
export async function tellAnswer(answering: Answering, answerId: string): Promise<undefined> {
  const { deps, tx, turn } = answering
  const text = ownerWords((await deps.answers(tx).get(answerId))?.text, turn.language)
  count(answering, text ? 'owner' : 'none')
  if (text) await say(answering, { type: 'text', body: text })
  return undefined
}

function count({ deps, tx }: Answering, source: AnswerSource): void {
  tx.afterCommit(() => deps.metrics.questionAnswered(source))
}

function photosOf({ deps }: Answering, { cabin, cabins, language }: Question): OutboundContent[] {
  const shown = cabin
    ? cabin.photos.slice(0, MOST_PHOTOS).map((key) => ({ key, caption: undefined }))
    : cabins
        .flatMap((one) => one.photos.slice(0, 1).map((key) => ({ key, caption: one.name })))
        .slice(0, MOST_PHOTOS)
  const pictures = shown.map(({ key, caption }): OutboundContent => {
    return { type: 'image', media: mediaOf(key), ...(caption ? { caption } : {}) }
  })
  const body = renderMessage('faq_photos', language, { cabin: cabin?.name ?? null, galleryUrl: deps.baseUrl })
  return [...pictures, { type: 'text', body }]
}

/** A pin the guest's telephone can navigate to. */
async function sendPin(answering: Answering): Promise<void> {
  const { place } = answering.turn
  if (!place.position || !place.address) return
  await say(answering, { type: 'location', ...place.position, name: place.name, address: place.address })
}
