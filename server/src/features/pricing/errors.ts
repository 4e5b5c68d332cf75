import { type ProblemError, problem } from '../../lib/errors.ts'
import type { Weekday } from '../../lib/local-date.ts'
import type { StayDays } from './domain/check-stay.ts'
import type { QuoteRefusal } from './domain/quote.ts'

export function cabinNotFound(): ProblemError {
  const detail = 'There is no such accommodation; GET /accommodations lists them.'
  return problem({ code: 'accommodation_not_found', detail })
}

/** Why a stay is not sold, as HTTP tells it (contract section 3): the field and the fix. */
export function refusalProblem(refusal: QuoteRefusal): ProblemError {
  const { reason, limit, name, open = [], nearest } = refusal
  if (reason === 'accommodation_not_found') return cabinNotFound()
  const { path, detail } = DETAILS[reason]({ limit: limit ?? 0, name, days: daysIn(open) })
  return problem({
    code: reason === 'unknown_extra' ? 'validation_failed' : reason,
    detail,
    errors: [{ path, message: detail }],
    extra: {
      ...(limit === undefined ? {} : { limit }),
      ...(limit === undefined || name === undefined ? {} : { package: name }),
      ...(open.length === 0 ? {} : { weekdays: open }),
      ...(nearest ? { nearest: nearest.slice(0, MOST_NEAREST).map(presentDays) } : {}),
    },
  })
}

const MOST_NEAREST = 3
const presentDays = ({ checkIn, checkOut }: StayDays) => ({ check_in: checkIn, check_out: checkOut })

const NAMES: Readonly<Record<Weekday, string>> = {
  sun: 'Sunday',
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
}
const daysIn = (open: readonly Weekday[]) => open.map((day) => NAMES[day]).join(', ')

interface Explained {
  readonly path: string
  readonly detail: string
}
type Explain = (of: {
  readonly limit: number
  readonly name: string | undefined
  /** `Monday, Tuesday`. */
  readonly days: string
}) => Explained

const DETAILS: Record<Exclude<QuoteRefusal['reason'], 'accommodation_not_found'>, Explain> = {
  invalid_dates: () => ({ path: 'check_out', detail: 'check_out must be later than check_in.' }),
  past_dates: () => ({ path: 'check_in', detail: 'check_in has passed; choose today or a later day.' }),
  capacity_exceeded: ({ limit }) => ({
    path: 'guests',
    detail: `guests are too many: this accommodation holds ${limit}.`,
  }),
  min_nights: ({ limit, name }) => ({
    path: 'check_out',
    detail: name
      ? `Some of these nights are sold only together with the others of "${name}", ${limit} nights.`
      : `On these dates the stay has at least ${limit} nights; choose a later check_out.`,
  }),
  max_nights: ({ limit }) => ({
    path: 'check_out',
    detail: `The stay has at most ${limit} nights; choose an earlier check_out.`,
  }),
  closed_to_arrival: ({ days }) => ({
    path: 'check_in',
    detail: days
      ? `Nobody arrives on this weekday; one can arrive on ${days}.`
      : 'Nobody arrives on this weekday; choose another check_in.',
  }),
  closed_to_departure: ({ days }) => ({
    path: 'check_out',
    detail: days
      ? `Nobody leaves on this weekday; one can leave on ${days}.`
      : 'Nobody leaves on this weekday; choose another check_out.',
  }),
  fx_required: () => ({
    path: 'fx',
    detail:
      'Guests pay in ARS; prices in another currency need fx: {"rate": 1450, "source": "BNA vendedor"}.',
  }),
  unknown_extra: ({ name }) => ({
    path: 'extras',
    detail: `This accommodation has no extra called "${name}".`,
  }),
  rates_missing: () => ({
    path: 'accommodation_id',
    detail: 'This accommodation has no rates yet: PUT /admin/accommodations/{id}/rates makes it bookable.',
  }),
}
