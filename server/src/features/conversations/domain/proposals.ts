import { offerAlternatives } from './alternatives.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import type { DialogueEvent } from './events.ts'
import type { Frame, Wish } from './frame.ts'
import type { AlternativeStay, ChangeProposal } from './offered.ts'
import { alternativeChoices } from './questions.ts'
import { explainRefusal } from './refusals.ts'

export function onCancelProposed(
  frame: Frame,
  proposal: Extract<DialogueEvent, { type: 'cancel_proposed' }>['proposal'],
): Step {
  if (!proposal) {
    const pending = frame.pending?.kind === 'cancel' ? null : frame.pending
    return { frame: { ...frame, pending, seeking: 'asked' }, effects: [say('no_reservation', {})] }
  }
  const { code, shownCode, cabin, stay, currency } = proposal
  const refund = proposal.refund > 0 ? { amount: proposal.refund, currency } : null
  const paid = proposal.paid > 0 ? { amount: proposal.paid, currency } : null
  return {
    frame: {
      ...frame,
      pending: { kind: 'cancel', code, refund: proposal.refund },
      version: frame.version + 1,
    },
    effects: [
      {
        ...say('cancel_confirm', { code: shownCode, cabin, stay, paid, refund }),
        choices: [
          { action: { type: 'cancel_yes', code }, label: { key: 'cancel_yes' } },
          { action: { type: 'cancel_no', code }, label: { key: 'cancel_no' } },
        ],
      },
    ],
  }
}

export function onCancelled(
  frame: Frame,
  { code, refund, currency }: Extract<DialogueEvent, { type: 'cancelled' }>,
): Step {
  return {
    frame: { ...frame, pending: null, reservationCode: null, taken: null },
    effects: [say('cancelled', { code, refund: refund > 0 ? { amount: refund, currency } : null })],
  }
}

/** Old, new, and what moves: the yes to exactly this makes the change (contract section 2.11). */
export function onChangeProposed(frame: Frame, proposal: ChangeProposal): Step {
  const { code, wish, total, charge, refund } = proposal
  const yes = proposal.byTransfer ? 'transfer_yes' : 'change_yes'
  return {
    frame: {
      ...frame,
      changing: null,
      pending: { kind: 'change', code, wish, shown: { total, charge, refund } },
      version: frame.version + 1,
    },
    effects: [
      {
        ...shownProposal(proposal),
        choices: [
          { action: { type: 'change_yes', code }, label: { key: yes } },
          { action: { type: 'change_no', code }, label: { key: 'change_no' } },
        ],
      },
    ],
  }
}

/** Its own notice tells what the stay is now; what it was when the guest wrote is kept, to be asked for again. */
export function onChanged(frame: Frame, code: string, { bookings }: DialogueContext): Step {
  const before = bookings.find((one) => one.code === code)
  const previous =
    before && !before.isGroup
      ? { code, stay: before.stay, party: before.party, accommodationId: before.accommodationId }
      : null
  return {
    frame: { ...frame, pending: null, changing: null, reservationCode: code, taken: null, previous },
    effects: [],
  }
}

function shownProposal({ code, shownCode = code, ...proposal }: ChangeProposal) {
  const { wish, cabin, agreed, total, charge, refund, currency, byTransfer } = proposal
  const money = (amount: number) => ({ amount, currency })
  if (byTransfer) {
    const { percent, before, deposit } = byTransfer
    return say('transfer_confirm', {
      code: shownCode,
      percent,
      before: money(before),
      total: money(total),
      deposit: deposit < total ? money(deposit) : null,
    })
  }
  return say('change_confirm', {
    code: shownCode,
    cabin,
    from: agreed,
    to: wish.stay,
    sameDays: agreed.checkIn === wish.stay.checkIn && agreed.checkOut === wish.stay.checkOut,
    guests: wish.party,
    total: money(total),
    toPay: charge > 0 ? money(charge) : null,
    toRefund: refund > 0 ? money(refund) : null,
  })
}

const MOST_TOGETHER = 30

/** With their price, so that one may take the place of what is booked. */
function whichOfThem(alternatives: readonly AlternativeStay[]): Effect {
  return { ...say('which_shown', {}), choices: alternativeChoices(alternatives) }
}

function isMore({ reservationCode }: Frame, { party, without }: Wish): boolean {
  const people = party.adults + party.children
  return reservationCode !== null && !without?.length && people <= MOST_TOGETHER
}

/** The booking stays as it is; what is in the way is said, with what is free near it. */
export function onChangeRefused(
  frame: Frame,
  { code, cabin, refusal, wish, alternatives }: Extract<DialogueEvent, { type: 'change_refused' }>,
  context: DialogueContext,
): Step {
  const asked: Frame = { ...frame, changing: null, pending: null }
  const isHeld = context.bookings.some((one) => one.code === code && one.status === 'pre_reserved')
  // More than their cabins hold: other cabins together may take the place of what is only held.
  if (refusal.reason === 'capacity_exceeded' && alternatives.length === 0 && isHeld && isMore(frame, wish))
    return {
      frame: { ...asked, stay: wish.stay, party: wish.party, units: null, group: null },
      effects: [
        {
          type: 'search_group',
          ...{
            stay: wish.stay,
            party: wish.party,
            units: null,
            accommodationIds: [],
            text: '',
            instead: true,
          },
        },
      ],
    }
  const { stay, party: guests } = wish
  if (refusal.reason === 'no_pets' && alternatives.length > 0) {
    const options = alternatives.map(({ accommodationId, stay }) => ({ accommodationId, stay }))
    const frame: Frame = {
      ...asked,
      stay,
      party: guests,
      changing: code,
      pending: { kind: 'cabin', options },
    }
    const said = say('faq_pets', { allowed: false, free: false, cabin, others: refusal.others })
    return { frame, effects: [said, whichOfThem(alternatives)] }
  }
  const wished: Frame = { ...asked, stay: wish.stay, party: wish.party }
  const step =
    refusal.reason === 'date_overlap'
      ? offerAlternatives(wished, alternatives, cabin)
      : explainRefusal(wished, { refusal, cabin, alternatives }, context)
  // A roomier cabin, or other days, may take its place: choosing one proposes the change.
  if (refusal.reason === 'capacity_exceeded' && alternatives.length > 0)
    return { frame: { ...step.frame, changing: code }, effects: step.effects }
  if (alternatives.length > 0) {
    const party = frame.party ?? wish.party
    return { frame: { ...step.frame, changing: code, stay: frame.stay, party }, effects: step.effects }
  }
  // What was looked at for the change must not become the stay of the talk by itself; other days are still a change.
  return {
    frame: { ...step.frame, changing: code, stay: frame.stay, party: frame.party },
    effects: step.effects,
  }
}
