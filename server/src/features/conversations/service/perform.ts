import { dateAt } from '../../../lib/local-date.ts'
import type { Choice, Effect } from '../domain/effects.ts'
import type { DialogueEvent } from '../domain/events.ts'
import { speaksOf } from '../domain/talk-words.ts'
import { attendanceRepository } from '../repository/attendance.ts'
import { aboutReservation } from './about-reservation.ts'
import { tellAmounts } from './amounts.ts'
import { nameShown, tellTrust } from './asides.ts'
import { waitingKey } from './by-owner.ts'
import { describe } from './describe.ts'
import { answerQuestions } from './faq.ts'
import { findGaps } from './gaps.ts'
import { handOver } from './hand-over.ts'
import { hold, holdGroup, insteadOfHold } from './hold.ts'
import { findOwn, sayNoReservation, shownCode } from './own.ts'
import { askOwner, tellAnswer } from './owner-answers.ts'
import { read } from './reading.ts'
import { cheaper, searchStay } from './search.ts'
import { searchGroup } from './search-group.ts'
import { takeTime } from './take-time.ts'
import { type Answering, saySaying } from './turn.ts'
import { checkNights, joinWaitlist, leaveWaitlist } from './watch-nights.ts'
import { tellWeekPrices } from './week-prices.ts'

const MOST_ROWS = 10

/** Does what the machine asked for. A look comes back as the next event. */
export async function perform(answering: Answering, effect: Effect): Promise<DialogueEvent | undefined> {
  const { deps, tx, turn } = answering
  switch (effect.type) {
    case 'say':
      if (effect.key === 'no_reservation') return sayNoReservation(answering)
      await saySaying(answering, effect)
      return undefined
    case 'search':
      return searchStay(deps, tx, { ...effect, language: turn.language })
    case 'cheaper':
      return cheaper(answering, effect)
    case 'list_cabins': {
      const wanted = { ...effect, accommodationId: null, language: turn.language }
      const { offers, alternatives } = await searchStay(deps, tx, wanted)
      const left = offers.slice(effect.from)
      // WhatsApp lists ten rows; the last of them leads to the rest.
      const shown = left.length > MOST_ROWS ? left.slice(0, MOST_ROWS - 1) : left
      const rest = left.length - shown.length
      return { type: 'listed', offers: shown, from: effect.from, rest, alternatives }
    }
    case 'find_gaps': {
      const today = dateAt(deps.clock.now(), deps.zone)
      return { type: 'gaps', gaps: await findGaps(deps, tx, { ...effect, today }), nights: effect.nights }
    }
    case 'hold':
      return hold(answering, effect)
    case 'search_group':
      return effect.instead
        ? insteadOfHold(answering, (of) => searchGroup(of, effect))
        : searchGroup(answering, effect)
    case 'hold_group':
      return holdGroup(answering, effect)
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
    case 'compare_week':
      return (await tellWeekPrices(answering, effect)) ?? perform(answering, unknownOf(effect))
    case 'take_time':
      return takeTime(answering, effect.code)
    case 'join_waitlist':
      return joinWaitlist(answering, effect)
    case 'leave_waitlist':
      return leaveWaitlist(answering)
    case 'check_nights':
      return checkNights(answering, effect)
    case 'tell_amounts':
      return tellAmounts(answering, effect)
    case 'show_again':
      return nameShown(answering, effect)
    case 'tell_who_pays': {
      const variables = { transfer: turn.place.transfer !== null }
      await saySaying(answering, { type: 'say', key: 'anyone_pays', variables })
      return undefined
    }
    case 'ask_which_goes': {
      const cabins = (await deps.cabins(tx)).filter((one) => effect.accommodationIds.includes(one.id))
      const variables = { cabins: cabins.map((one) => one.name) }
      await saySaying(answering, { type: 'say', key: 'ask_which_goes', variables })
      return undefined
    }
    case 'tell_trust':
      return tellTrust(answering)
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

/** Where no such nights are free the owner is asked. */
function unknownOf({ accommodationId }: { readonly accommodationId: string }): Effect {
  return { type: 'answer_faq', topics: ['other'], accommodationId, reask: true }
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
  const understanding = await read({ deps, tx }, { ...turn, body: text, at: turn.message.at, frame })
  return { type: 'message', understanding, text }
}

/** The guest says that this was said: it reads as a message, and stays spoken. */
async function takeHeard({ deps, tx, turn, frame }: Answering, text: string): Promise<DialogueEvent> {
  const understanding = await read({ deps, tx }, { ...turn, body: text, at: turn.message.at, frame })
  return { type: 'message', understanding, text, indirect: true }
}

/** A photo from somebody whose stay waits for no money is just a photo. */
async function takeProof(answering: Answering): Promise<DialogueEvent | undefined> {
  const { deps, tx, turn } = answering
  const { content } = turn.message
  const file = content.type === 'image' || content.type === 'document'
  const { code } = await deps.takeProof(tx, { guestId: turn.guest.id, messageId: turn.message.id, content })
  if (code) {
    const own = findOwn(answering, code)
    const variables = { code: own ? await shownCode(answering, own) : code }
    await saySaying(answering, { type: 'say', key: file ? 'proof_received' : 'ask_proof', variables })
    return undefined
  }
  const choices: Choice[] = [{ action: { type: 'human' }, label: { key: 'human' } }]
  const caption = content.type === 'image' ? (content.caption ?? '') : ''
  if (content.type === 'image' && !speaksOf('receipt', caption)) {
    await saySaying(answering, { type: 'say', key: 'photo_seen', variables: {}, choices })
    return undefined
  }
  await saySaying(answering, { type: 'say', key: 'proof_unmatched', variables: { file }, choices })
  return { type: 'proof_unmatched' }
}
