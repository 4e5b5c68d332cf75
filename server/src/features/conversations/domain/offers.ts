import { nightsBetween } from '../../../lib/local-date.ts'
import type { AlternativeStay, Choice, DialogueEvent, Effect, SearchRefusal } from './dialogue.ts'
import type { Frame, StayDates } from './frame.ts'

interface Step {
  readonly frame: Frame
  readonly effects: readonly Effect[]
}

/** Rows of a list, all sections together (WhatsApp). */
const MOST_ROWS = 10

/** The cabin that fits best in full, with its lines; the others a tap away. */
export function showOffers(frame: Frame, found: Extract<DialogueEvent, { type: 'searched' }>): Step {
  const best = found.offers[0]
  if (!best) {
    const refusal = found.refusal ?? { reason: 'date_overlap' }
    return refusal.reason === 'date_overlap'
      ? offerAlternatives(frame, found.alternatives, found.cabin)
      : explainRefusal(frame, refusal, found.cabin)
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

/** Asks for every cabin again, to list them with their prices. */
export function showOtherCabins(frame: Frame): Step {
  if (!frame.stay || !frame.party)
    return { frame, effects: [{ type: 'say', key: 'ask_dates', variables: {} }] }
  return {
    frame: { ...frame, accommodationId: null },
    effects: [{ type: 'list_cabins', stay: frame.stay, party: frame.party }],
  }
}

export function showCabinList(frame: Frame, found: Extract<DialogueEvent, { type: 'listed' }>): Step {
  const [first] = found.offers
  if (!first || !frame.party) return offerAlternatives(frame, found.alternatives, null)
  return {
    frame: { ...frame, version: frame.version + 1, pending: null },
    effects: [
      {
        type: 'say',
        key: 'availability_many',
        variables: {
          stay: first.stay,
          guests: frame.party,
          cabins: found.offers.map((offer) => ({
            name: offer.cabin,
            capacity: offer.capacity,
            total: { amount: offer.total, currency: offer.currency },
          })),
        },
        choices: found.offers.slice(0, MOST_ROWS).map((offer) => ({
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
  const calm: Frame = { ...frame, offers: [], pending: { kind: 'dates' }, version: frame.version + 1 }
  if (!stay) return { frame: calm, effects: [{ type: 'say', key: 'ask_dates', variables: {} }] }
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
  return {
    frame: calm,
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

/** Says which rule stands in the way, with its figure, and keeps everything else the guest said. */
export function explainRefusal(frame: Frame, refusal: SearchRefusal, cabin: string | null): Step {
  const asking: Frame = { ...frame, offers: [], pending: { kind: 'dates' }, version: frame.version + 1 }
  const stay = frame.stay
  switch (refusal.reason) {
    case 'capacity_exceeded': {
      const people = frame.party ? frame.party.adults + frame.party.children : 0
      const effect: Effect = {
        type: 'say',
        key: 'capacity_exceeded',
        variables: { people, capacity: refusal.limit, cabin },
        choices: [{ action: { type: 'human' }, label: { key: 'human' } }],
      }
      return { frame: { ...asking, pending: { kind: 'guests' } }, effects: [effect] }
    }
    case 'min_nights':
      if (stay) {
        const variables = { stay, minNights: refusal.limit }
        return { frame: asking, effects: [{ type: 'say', key: 'min_nights', variables }] }
      }
      break
    case 'max_nights':
      if (stay) {
        const variables = { stay, maxNights: refusal.limit }
        return { frame: asking, effects: [{ type: 'say', key: 'max_nights', variables }] }
      }
      break
    case 'closed_to_arrival':
      if (stay) {
        const variables = { day: stay.checkIn }
        return { frame: asking, effects: [{ type: 'say', key: 'closed_to_arrival', variables }] }
      }
      break
    case 'past_dates':
      return {
        frame: { ...asking, stay: null },
        effects: [{ type: 'say', key: 'past_dates', variables: {} }],
      }
    default:
      break
  }
  return { frame: { ...asking, stay: null }, effects: [{ type: 'say', key: 'invalid_dates', variables: {} }] }
}

export function showGaps(frame: Frame, gaps: readonly StayDates[], nights: number): Step {
  const window = frame.window
  if (!window) return { frame, effects: [{ type: 'say', key: 'ask_dates', variables: {} }] }
  if (gaps.length === 0) {
    return {
      frame: { ...frame, pending: { kind: 'dates' } },
      effects: [{ type: 'say', key: 'window_full', variables: { ...window, nights } }],
    }
  }
  const options = gaps.slice(0, MOST_ROWS)
  return {
    frame: { ...frame, pending: { kind: 'choice', options: options.map((gap) => ({ ...gap })) } },
    effects: [
      {
        type: 'say',
        key: 'window_gaps',
        variables: {
          ...window,
          nights: nightsBetween(options[0]?.checkIn ?? window.from, options[0]?.checkOut ?? window.to),
          gaps: options,
        },
        choices: options.map((stay) => ({ action: { type: 'stay', stay }, label: { stay } })),
      },
    ],
  }
}
