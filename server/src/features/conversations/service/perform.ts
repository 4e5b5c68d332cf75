import { dateAt } from '../../../lib/local-date.ts'
import type { QuoteId } from '../../pricing/domain/terms.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { BookRequest, BookResult } from '../../reservations/service/book.ts'
import type { Choice, DialogueEvent, Effect } from '../domain/dialogue.ts'
import { attendanceRepository } from '../repository/attendance.ts'
import { aboutReservation } from './about-reservation.ts'
import { waitingKey } from './by-owner.ts'
import { describe } from './describe.ts'
import { answerQuestions, askOwner, tellAnswer } from './faq.ts'
import { handOver } from './hand-over.ts'
import { read } from './reading.ts'
import { findGaps, nearby, searchStay, stayOf, toSearchRefusal } from './search.ts'
import { takeTime } from './take-time.ts'
import { type Answering, saySaying } from './turn.ts'
import { checkNights, joinWaitlist } from './watch-nights.ts'

/** Does what the machine asked for. A look comes back as the next event. */
export async function perform(answering: Answering, effect: Effect): Promise<DialogueEvent | undefined> {
  const { deps, tx, turn } = answering
  switch (effect.type) {
    case 'say':
      await saySaying(answering, effect)
      return undefined
    case 'search':
      return searchStay(deps, tx, { ...effect, language: turn.language })
    case 'list_cabins': {
      const wanted = { ...effect, accommodationId: null, language: turn.language }
      const found = await searchStay(deps, tx, wanted)
      return { type: 'listed', offers: found.offers, alternatives: found.alternatives }
    }
    case 'find_gaps': {
      const today = dateAt(deps.clock.now(), deps.zone)
      return { type: 'gaps', gaps: await findGaps(deps, tx, { ...effect, today }), nights: effect.nights }
    }
    case 'hold':
      return hold(answering, effect)
    case 'answer_faq': {
      const meant = await answerQuestions(answering, effect)
      return meant ?? (effect.reask ? { type: 'questions_answered' } : undefined)
    }
    case 'tell_answer':
      return tellAnswer(answering, effect.answerId)
    case 'ask_owner':
      return void (await askOwner(answering, effect))
    case 'describe':
      return describe(answering, effect)
    case 'take_time':
      return takeTime(answering, effect.code)
    case 'join_waitlist':
      return joinWaitlist(answering, effect)
    case 'check_nights':
      return checkNights(answering, effect)
    case 'stage':
      tx.afterCommit(() => deps.metrics.stage(effect.stage))
      return undefined
    case 'hand_over':
      turn.status = 'waiting_human'
      await handOver(answering, {
        conversationId: turn.conversationId,
        guest: turn.guest,
        reason: effect.why,
      })
      return undefined
    case 'take_heard':
      return takeHeard(answering, effect.text)
    case 'back_to_bot':
      return backToBot(answering, effect.text)
    case 'take_proof':
      return takeProof(answering)
    default:
      return aboutReservation(answering, effect)
  }
}

async function hold(
  { deps, tx, turn }: Answering,
  effect: Extract<Effect, { type: 'hold' }>,
): Promise<DialogueEvent> {
  const { offer, party, name, phone } = effect
  const booking: BookRequest = {
    stay: stayOf(offer, party),
    contact: { name, phone: phone ?? turn.guest.phone, email: turn.guest.email },
    channel: 'whatsapp',
    language: turn.language,
    quoteId: offer.quoteId as QuoteId | null,
    guestId: turn.guest.id,
    conversationId: turn.conversationId,
    actor: { kind: 'guest', id: turn.guest.id },
    as: 'pre_reserved',
    cause: 'yes to a quote in the chat',
  }
  const replaced = await unpaidHold({ deps, tx, turn })
  const result = replaced
    ? await bookInstead({ deps, tx, turn }, { booking, replaced })
    : await deps.reservations(tx).book(booking)
  if (result.ok) return { type: 'held', code: result.reservation.code, replaced: replaced?.code ?? null }
  const taken = result.reason === 'date_overlap'
  const wanted = { stay: offer.stay, party, accommodationId: offer.accommodationId }
  const alternatives = taken ? await nearby(deps, tx, wanted) : []
  return { type: 'hold_refused', refusal: toSearchRefusal(result), alternatives }
}

/** A guest has one live hold: the next takes its place, unless money for it has come. */
async function unpaidHold({ deps, tx, turn }: Omit<Answering, 'frame'>): Promise<Reservation | undefined> {
  const hold = turn.own.find((one) => one.status === 'pre_reserved')
  if (!hold) return undefined
  const { paid } = await deps.reservations(tx).balance(hold.id)
  return paid > 0 ? undefined : hold
}

class NotInstead extends Error {
  readonly result: Extract<BookResult, { ok: false }>
  constructor(result: Extract<BookResult, { ok: false }>) {
    super('the hold stays: nothing could take its place')
    this.result = result
  }
}

/** Lets the old hold go first (its nights may be the new one's) and takes that back when the new one cannot be had. */
async function bookInstead(
  { deps, tx, turn }: Omit<Answering, 'frame'>,
  { booking, replaced }: { readonly booking: BookRequest; readonly replaced: Reservation },
): Promise<BookResult> {
  const actor = { kind: 'guest' as const, id: turn.guest.id }
  try {
    return await tx.savepoint(async (inner) => {
      const reservations = deps.reservations(inner)
      await reservations.cancel(replaced.id, { actor, by: 'guest', cause: 'another hold took its place' })
      const result = await reservations.book(booking)
      if (!result.ok) throw new NotInstead(result)
      return result
    })
  } catch (error) {
    if (error instanceof NotInstead) return error.result
    throw error
  }
}

/** The guest goes on with the bot; what was asked while it waited is taken up. */
async function backToBot(
  { deps, tx, turn, frame }: Answering,
  text: string,
): Promise<DialogueEvent | undefined> {
  turn.status = 'bot'
  await attendanceRepository(tx).backToBot(turn.conversationId)
  await deps.closeAlert(tx, waitingKey(turn.conversationId))
  if (text === '') return undefined
  const { language, own, message } = turn
  const understanding = await read({ deps, tx }, { body: text, at: message.at, frame, language, own })
  return { type: 'message', understanding, text }
}

/** The guest says that this was said: it reads as a message, and stays spoken. */
async function takeHeard({ deps, tx, turn, frame }: Answering, text: string): Promise<DialogueEvent> {
  const { language, own, message } = turn
  const understanding = await read({ deps, tx }, { body: text, at: message.at, frame, language, own })
  return { type: 'message', understanding, text, indirect: true }
}

/** A photo from somebody whose stay waits for no money is just a photo. */
async function takeProof(answering: Answering): Promise<undefined> {
  const { deps, tx, turn } = answering
  const { content } = turn.message
  const file = content.type === 'image' || content.type === 'document'
  const { code } = await deps.takeProof(tx, { guestId: turn.guest.id, messageId: turn.message.id, content })
  if (code) {
    await saySaying(answering, {
      type: 'say',
      key: file ? 'proof_received' : 'ask_proof',
      variables: { code },
    })
    return undefined
  }
  const choices: Choice[] = [{ action: { type: 'human' }, label: { key: 'human' } }]
  if (content.type === 'image') {
    await saySaying(answering, { type: 'say', key: 'photo_seen', variables: {}, choices })
    return undefined
  }
  await saySaying(answering, { type: 'say', key: 'proof_unmatched', variables: { file }, choices })
  return undefined
}
