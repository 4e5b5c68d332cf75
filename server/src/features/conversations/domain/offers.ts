import { nightsBetween } from '../../../lib/local-date.ts'
import type { AlternativeStay, Choice, DialogueContext, DialogueEvent, Step } from './dialogue.ts'
import type { Frame, StayDates } from './frame.ts'
import { offerGroup } from './group-offer.ts'
import { ask, stayChoice } from './questions.ts'
import { explainRefusal } from './refusals.ts'

/** Rows of a list, all sections together (WhatsApp). */
const MOST_ROWS = 10

/** The cabin that fits best in full, with its lines; the others a tap away. */
export function showOffers(
  frame: Frame,
  found: Extract<DialogueEvent, { type: 'searched' }>,
  context: DialogueContext,
): Step {
  const best = found.offers[0]
  if (!best) {
    if (found.group) return offerGroup(frame, found.group)
    const { refusal, cabin } = found
    return !refusal || refusal.reason === 'date_overlap'
      ? offerAlternatives(frame, found.alternatives, cabin)
      : explainRefusal(frame, { refusal, cabin }, context)
  }
  const party = frame.party ?? { adults: 1, children: 0, babies: 0, pets: 0 }
  const { currency, stay, accommodationId } = best
  const choices: Choice[] = [{ action: { type: 'reserve', accommodationId, stay }, label: { key: 'book' } }]
  if (found.offers.length > 1) choices.push({ action: { type: 'others' }, label: { key: 'other_cabins' } })
  choices.push({ action: { type: 'other_dates' }, label: { key: 'other_dates' } })
  return {
    frame: {
      ...frame,
      stay,
      offers: found.offers.map((offer) => ({
        accommodationId: offer.accommodationId,
        quoteId: offer.quoteId,
        stay: offer.stay,
      })),
      pending: { kind: 'confirmation' },
      refusals: 0,
      version: frame.version + 1,
    },
    effects: [
      { type: 'stage', stage: 'quote' },
      {
        type: 'say',
        key: 'availability_quote',
        variables: {
          cabin: best.cabin,
          stay,
          guests: party,
          lines: best.lines.map((line) => ({
            description: line.description,
            amount: { amount: line.amount, currency },
          })),
          total: { amount: best.total, currency },
          deposit: { amount: best.deposit, currency },
        },
        choices,
        accommodationId,
      },
    ],
  }
}

export function showCabinList(frame: Frame, found: Extract<DialogueEvent, { type: 'listed' }>): Step {
  const [first] = found.offers
  if (!first || !frame.party) return offerAlternatives(frame, found.alternatives, null)
  const listed = found.offers.slice(0, MOST_ROWS)
  return {
    frame: {
      ...frame,
      version: frame.version + 1,
      refusals: 0,
      pending: {
        kind: 'cabin',
        options: listed.map(({ accommodationId, stay }) => ({ accommodationId, stay })),
      },
    },
    effects: [
      {
        type: 'say',
        key: 'availability_many',
        variables: {
          stay: first.stay,
          guests: frame.party,
          cabins: listed.map((offer) => ({
            name: offer.cabin,
            capacity: offer.capacity,
            total: { amount: offer.total, currency: offer.currency },
          })),
        },
        choices: listed.map((offer) => ({
          action: { type: 'show', accommodationId: offer.accommodationId, stay: offer.stay },
          label: { text: offer.cabin },
          description: { money: offer.total, currency: offer.currency },
        })),
      },
    ],
  }
}

export function offerAlternatives(
  frame: Frame,
  alternatives: readonly AlternativeStay[],
  cabin: string | null,
): Step {
  const stay = frame.stay
  const calm: Frame = {
    ...frame,
    offers: [],
    pending: { kind: 'dates' },
    refusals: 0,
    version: frame.version + 1,
  }
  if (!stay) return ask(calm, { kind: 'dates' })
  if (alternatives.length === 0) {
    return {
      frame: calm,
      effects: [
        {
          type: 'say',
          key: 'unavailable',
          variables: { stay, cabin },
          choices: [
            { action: { type: 'other_dates' }, label: { key: 'other_dates' } },
            { action: { type: 'human' }, label: { key: 'human' } },
          ],
        },
      ],
    }
  }
  const options = alternatives.map((other) => ({ accommodationId: other.accommodationId, stay: other.stay }))
  return {
    frame: { ...calm, pending: { kind: 'cabin', options } },
    effects: [
      {
        type: 'say',
        key: 'unavailable_alternatives',
        variables: {
          stay,
          cabin,
          alternatives: alternatives.map((other) => ({ cabin: other.cabin, stay: other.stay })),
        },
        choices: alternatives.map((other) => ({
          action: { type: 'show', accommodationId: other.accommodationId, stay: other.stay },
          label: { text: other.cabin },
          description: { stay: other.stay },
        })),
      },
    ],
  }
}

export function showGaps(frame: Frame, gaps: readonly StayDates[], nights: number): Step {
  const window = frame.window
  if (!window) return ask(frame, { kind: 'dates' })
  if (gaps.length === 0) {
    return {
      frame: { ...frame, pending: { kind: 'dates' } },
      effects: [{ type: 'say', key: 'window_full', variables: { ...window, nights } }],
    }
  }
  const options = gaps.slice(0, MOST_ROWS)
  return {
    frame: {
      ...frame,
      refusals: 0,
      pending: { kind: 'choice', options: options.map((gap) => ({ ...gap })) },
    },
    effects: [
      {
        type: 'say',
        key: 'window_gaps',
        variables: {
          ...window,
          nights: nightsBetween(options[0]?.checkIn ?? window.from, options[0]?.checkOut ?? window.to),
          gaps: options,
        },
        choices: options.map(stayChoice),
      },
    ],
  }
}
