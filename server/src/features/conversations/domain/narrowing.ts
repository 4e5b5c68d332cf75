import { addDays, nightsBetween } from '../../../lib/local-date.ts'
import { type Choice, type Effect, say } from './effects.ts'
import type { Frame, PartyCount } from './frame.ts'
import type { StayDates } from './owner-deed.ts'
import { reask, stayChoice } from './questions.ts'

/** "3 noches", of dates one was to be chosen from: those that have so many, else each of them with so many. */
export function narrowed(options: readonly StayDates[], nights: number): StayDates[] {
  const exact = options.filter((one) => nightsBetween(one.checkIn, one.checkOut) === nights)
  if (exact.length > 0) return exact
  const arrivals = [...new Set(options.map((one) => one.checkIn))]
  return arrivals.map((checkIn) => ({ checkIn, checkOut: addDays(checkIn, nights) }))
}

/** Which dates, with what was understood meanwhile: nobody is asked twice as if nothing had been said. */
export function askChoice(
  options: readonly StayDates[],
  told: { readonly guests?: PartyCount | null; readonly price?: boolean },
): Effect {
  const choices: Choice[] = options.map(stayChoice)
  const { guests = null, price = false } = told
  return { ...say('ask_choice', { options, guests, price }), choices }
}

/** What stands open already is not asked in the very same words. */
export function inOtherWords(before: Frame, effects: readonly Effect[]): Effect[] {
  const [open] = reask(before)
  const stood = open?.type === 'say' ? open : undefined
  return effects.map((effect) => {
    if (effect.type !== 'say' || stood?.key !== effect.key) return effect
    if (JSON.stringify(effect.variables) !== JSON.stringify(stood.variables)) return effect
    return withAgain(effect)
  })
}

function withAgain(effect: Extract<Effect, { type: 'say' }>): Effect {
  switch (effect.key) {
    case 'ask_choice':
      return { ...effect, variables: { ...effect.variables, again: true } }
    case 'ask_departure':
      return { ...effect, variables: { ...effect.variables, again: true } }
    case 'ask_dates':
      return { ...effect, variables: { ...effect.variables, again: true } }
    case 'ask_nights':
      return { ...effect, variables: { ...effect.variables, again: true } }
    case 'ask_guests':
      return { ...effect, variables: { ...effect.variables, again: true } }
    default:
      return effect
  }
}
