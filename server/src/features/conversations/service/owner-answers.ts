import { canonicalPhone } from '../../../lib/phone.ts'
import { factsAsked } from '../../answers/domain/fact-words.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { FaqTopic } from '../domain/faq-topic.ts'
import { partsOf } from '../domain/question-parts.ts'
import { isQuestion } from '../domain/sentence-words.ts'
import { asksInGeneral } from '../domain/topic-words.ts'
import { topicsInTalk } from '../domain/topics.ts'
import { saysOf } from '../domain/wish-words.ts'
import type { AnswerSource } from './deps.ts'
import { factAnswer, listedAnswer } from './fact-answers.ts'
import { type Answered, ownerWords, type Question } from './house-words.ts'
import { questionForOwner } from './question-for-owner.ts'
import { read } from './reading.ts'
import { askToTellOwner } from './tell-owner.ts'
import { topicAnswer } from './topic-answers.ts'
import { type Answering, say } from './turn.ts'

/** One sharp fact is answered by itself; several in one message, each in its line. */
export function knownAnswer(topic: FaqTopic, question: Question): Answered[] {
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
export async function ownAnswer(
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

export function count({ deps, tx }: Answering, source: AnswerSource): void {
  tx.afterCommit(() => deps.metrics.questionAnswered(source))
}
