import { nightsBetween } from '../../../lib/local-date.ts'
import type { Choice, Step } from './effects.ts'
import type { Frame } from './frame.ts'
import type { AlternativeStay } from './offered.ts'
import { alternativeChoices, ask, offersOf } from './questions.ts'

/** The guest wants to hear when the nights come free. */
const TELL_ME: Choice = { action: { type: 'tell_me' }, label: { key: 'tell_me' } }

/** Rows of a list, all sections together (WhatsApp). */
const MOST_ROWS = 10

export function offerAlternatives(
  frame: Frame,
  alternatives: readonly AlternativeStay[],
  cabin: string | null,
): Step {
  const { stay, accommodationId } = frame
  const calm: Frame = {
    ...frame,
    lacked: stay && accommodationId ? { accommodationId, stay } : frame.lacked,
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
            TELL_ME,
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
          alternatives: offersOf(alternatives),
        },
        choices: [...alternativeChoices(alternatives), TELL_ME],
      },
    ],
  }
}

export function showGaps(frame: Frame, gaps: readonly AlternativeStay[], nights: number): Step {
  const window = frame.window
  if (!window) return ask(frame, { kind: 'dates' })
  const [first] = gaps
  if (!first) {
    return {
      frame: { ...frame, pending: { kind: 'dates' } },
      effects: [{ type: 'say', key: 'window_full', variables: { span: window, nights } }],
    }
  }
  const options = gaps.slice(0, MOST_ROWS)
  const length = nightsBetween(first.stay.checkIn, first.stay.checkOut)
  return {
    frame: {
      ...frame,
      refusals: 0,
      listed: options.map(({ stay }) => stay),
      pending: {
        kind: 'choice',
        options: options.map(({ stay }) => ({ ...stay })),
        ...cheapestOf(options),
      },
    },
    effects: [
      {
        type: 'say',
        key: 'window_gaps',
        variables: {
          span: window,
          nights: length,
          wished: length > nights ? nights : null,
          gaps: offersOf(options),
        },
        choices: options.map(
          ({ stay, cabin, price }): Choice => ({
            action: { type: 'stay', stay },
            label: { stay },
            description: { text: cabin, ...(price ? { money: price } : {}) },
          }),
        ),
      },
    ],
  }
}

/** Nothing where a price is not known, or where two cost the same. */
function cheapestOf(options: readonly AlternativeStay[]): { readonly cheapest?: number } {
  const amounts = options.map(({ price }) => price?.amount ?? Number.NaN)
  const least = Math.min(...amounts)
  const cheapest = amounts.indexOf(least)
  return cheapest >= 0 && cheapest === amounts.lastIndexOf(least) ? { cheapest } : {}
}
