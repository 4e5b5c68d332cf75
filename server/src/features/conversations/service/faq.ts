import { idIn } from '../../../lib/ids.ts'
import { nightsBetween } from '../../../lib/local-date.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { moneyIn } from '../../pricing/domain/terms.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { FaqTopic } from '../domain/faq-topic.ts'
import { saysOf } from '../domain/wish-words.ts'
import { refundOf } from './about-reservation.ts'
import { type Answered, ownerWords, type Question } from './house-words.ts'
import { count, knownAnswer, ownAnswer } from './owner-answers.ts'
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
  const quoted = quoteId ? await deps.findQuote(tx, idIn<'quote'>(quoteId)) : undefined
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
