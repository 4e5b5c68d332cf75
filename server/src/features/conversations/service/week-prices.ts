import { addDays, dateAt, type LocalDate, weekdayIndex } from '../../../lib/local-date.ts'
import { offerOf } from '../../pricing/service/search.ts'
import { type Effect, say } from '../domain/effects.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { StayDates } from '../domain/owner-deed.ts'
import { type Answering, saySaying } from './turn.ts'

type Compare = Extract<Effect, { type: 'compare_week' }>

const WEEK = 7
/** Weeks that are looked at, from the one that is spoken of. */
const MOST_WEEKS = 4

/**
 * "¿Sale más barato entre semana?": two nights from a Monday beside two of the next weekend, of the cabin on the table.
 * Undefined where no such nights are free.
 */
export async function tellWeekPrices(
  answering: Answering,
  { accommodationId, party, stay }: Compare,
): Promise<DialogueEvent | undefined> {
  const { deps } = answering
  const cabin = (await deps.cabins(answering.tx)).find((one) => one.id === accommodationId)
  const today = dateAt(deps.clock.now(), deps.zone)
  const monday = mondayFrom(stay.checkIn, today)
  const midweek = await firstPriced(answering, { accommodationId, party, from: monday })
  const weekend = await firstPriced(answering, { accommodationId, party, from: addDays(monday, FRIDAY) })
  if (!cabin || !midweek || !weekend) return undefined
  const difference = Math.sign(midweek.total.amount - weekend.total.amount)
  const cheaper = difference < 0 ? 'midweek' : difference > 0 ? 'weekend' : 'same'
  const variables = {
    cabin: cabin.name,
    guests: party,
    midweek: midweek.stay,
    midweekTotal: midweek.total,
    weekend: weekend.stay,
    weekendTotal: weekend.total,
    cheaper,
  }
  await saySaying(answering, say('week_prices', variables))
  return { type: 'questions_answered' }
}

const FRIDAY = 4
const NIGHTS = 2

/** The Monday of that week, and none that has passed. */
function mondayFrom(day: LocalDate, today: LocalDate): LocalDate {
  const monday = addDays(day, -((weekdayIndex(day) + WEEK - 1) % WEEK))
  return monday < today ? addDays(monday, WEEK) : monday
}

async function firstPriced(
  { deps, tx, turn }: Answering,
  asked: Pick<Compare, 'accommodationId' | 'party'> & { readonly from: LocalDate },
) {
  for (let week = 0; week < MOST_WEEKS; week++) {
    const checkIn = addDays(asked.from, WEEK * week)
    const stay: StayDates = { checkIn, checkOut: addDays(checkIn, NIGHTS) }
    const market = await deps.quotes(tx).market(stay)
    const cabin = market.cabins.find((one) => one.id === asked.accommodationId)
    const wanted = { stay: { ...stay, party: asked.party }, language: turn.language }
    const outcome = cabin && offerOf(market, cabin, wanted)
    if (outcome?.ok) {
      const { total: amount, currency } = outcome.terms
      return { stay, total: { amount, currency } }
    }
  }
  return undefined
}
