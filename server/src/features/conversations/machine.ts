import { DEED_QUESTIONS } from './domain/about-stay.ts'
import { offerAlternatives, showGaps } from './domain/alternatives.ts'
import type { DialogueContext } from './domain/dialogue.ts'
import { type Effect, type Step, say } from './domain/effects.ts'
import type { DialogueEvent } from './domain/events.ts'
import type { Frame } from './domain/frame.ts'
import { onGesture, onMedia } from './domain/gestures.ts'
import { offerGroup } from './domain/group-offer.ts'
import { showCabinList, showOffers } from './domain/offers.ts'
import { onMessage } from './domain/on-message.ts'
import { answering, askMeant } from './domain/place-questions.ts'
import { onCheapest } from './domain/plain-wishes.ts'
import { onNightsChecked } from './domain/progress.ts'
import {
  onCancelled,
  onCancelProposed,
  onChanged,
  onChangeProposed,
  onChangeRefused,
} from './domain/proposals.ts'
import { askedOnce, reask } from './domain/questions.ts'
import { onReaction } from './domain/reactions.ts'
import { explainRefusal } from './domain/refusals.ts'
import { rested } from './domain/rest.ts'
import { onShownAgain } from './domain/shown.ts'
import { onTap } from './domain/taps.ts'
import { readBack } from './domain/voice-notes.ts'

/**
 * The dialogue, pure: the frame, what came, what is known → the next frame and what to do. It never invents: dates
 * with two readings are asked, and nothing is booked or cancelled without a yes to a message that showed it.
 */
export function next(frame: Frame, event: DialogueEvent, context: DialogueContext): Step {
  switch (event.type) {
    case 'message':
      return onMessage(rested(frame, context), event, context)
    case 'tap':
      return onTap(rested(frame, context), event.id, context)
    case 'media':
      return onMedia(rested(frame, context), event.kind)
    case 'unsure':
      return readBack(rested(frame, context), event.text)
    case 'retracted':
      return onRetracted(frame)
    case 'reaction':
      return onReaction(frame, event.mood)
    case 'called':
    case 'located':
    case 'card':
      return onGesture(rested(frame, context), event, context)
    case 'cheapest_already':
      return onCheapest(frame, event)
    case 'group_found':
      return onGroupFound(frame, event)
    case 'searched':
      return showOffers(frame, event, context)
    case 'listed':
      return showCabinList(frame, event)
    case 'gaps':
      return showGaps(frame, event.gaps, event.nights)
    case 'held':
      return onHeld(frame, event)
    case 'hold_refused': {
      const free = { ...frame, taken: null }
      return event.refusal.reason === 'date_overlap'
        ? offerAlternatives(free, event.alternatives, null)
        : explainRefusal(free, { refusal: event.refusal, cabin: null }, context)
    }
    case 'receipt_awaited':
      return {
        frame: { ...frame, taken: null, offers: [], pending: null, version: frame.version + 1 },
        effects: [say('receipt_waits', { code: event.code, property: context.propertyName })],
      }
    case 'price_moved':
      return onPriceMoved(frame, event.found, context)
    case 'transfer_refused':
      return onTransferRefused(frame, event)
    case 'shown_again':
      return onShownAgain(frame, event.alternatives)
    case 'cancel_proposed':
      return onCancelProposed(frame, event.proposal)
    case 'cancelled':
      return onCancelled(frame, event)
    case 'change_proposed':
      return onChangeProposed(frame, event.proposal)
    case 'change_refused':
      return onChangeRefused(frame, event, context)
    case 'questions_answered':
      return askedOnce(frame)
    // Whose money it was, or under which name, is asked with the answer.
    case 'proof_unmatched':
      return { frame: { ...frame, seeking: frame.seeking ?? 'asked' }, effects: [] }
    case 'nearly_known':
      return askMeant(frame, event)
    case 'nights_checked':
      return onNightsChecked(frame, event)
    case 'changed':
      return onChanged(frame, event.code, context)
  }
}

/** What was offered for words that are taken back is no longer on the table: a later yes is asked for anew. */
function onRetracted(frame: Frame): Step {
  const { pending } = frame
  const waits = pending !== null && DEED_QUESTIONS.some((kind) => kind === pending.kind)
  return {
    frame: { ...frame, offers: [], version: frame.version + 1, pending: waits ? null : pending },
    effects: [],
  }
}

/** How one pays here, and then the way that is open to this guest; what is only quoted has to be booked first. */
function onTransferRefused(
  frame: Frame,
  { code, takesTransfers }: Extract<DialogueEvent, { type: 'transfer_refused' }>,
): Step {
  const { accommodationId, pending } = frame
  const isQuoted = pending?.kind === 'confirmation' || pending?.kind === 'group'
  if (takesTransfers && !code && isQuoted)
    return { frame, effects: [say('transfer_when_booked', {}), ...reask(frame)] }
  const onward: Effect[] = code ? [{ type: 'send_payment_link', code }] : reask(frame)
  return { frame, effects: [...answering(['payment'], { accommodationId, reask: false }), ...onward] }
}

/** Nothing was held: what it costs now is shown with the word that it is another price, and asked for anew. */
function onPriceMoved(
  before: Frame,
  found: Extract<DialogueEvent, { type: 'price_moved' }>['found'],
  context: DialogueContext,
): Step {
  const frame: Frame = { ...before, taken: null }
  const step = found.type === 'searched' ? showOffers(frame, found, context) : offerGroup(frame, found.group)
  return { frame: step.frame, effects: [say('price_moved', {}), ...step.effects] }
}

function onGroupFound(
  frame: Frame,
  { group, tooSmall }: Extract<DialogueEvent, { type: 'group_found' }>,
): Step {
  const step = offerGroup(frame, group)
  if (!tooSmall || !frame.party) return step
  const people = frame.party.adults + frame.party.children
  return { frame: step.frame, effects: [say('group_too_small', { ...tooSmall, people }), ...step.effects] }
}

/** The hold itself is announced by its own notice, with the way to pay. */
function onHeld(frame: Frame, { code, replaced }: Extract<DialogueEvent, { type: 'held' }>): Step {
  return {
    frame: {
      ...frame,
      pending: null,
      group: null,
      units: null,
      reservationCode: code,
      version: frame.version + 1,
      offers: [],
    },
    effects: [
      ...(replaced ? [say('hold_replaced', { code: replaced })] : []),
      { type: 'stage', stage: 'hold' },
    ],
  }
}
