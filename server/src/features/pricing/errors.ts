import { type ProblemError, problem } from '../../lib/errors.ts'
import type { QuoteRefusal } from './domain/quote.ts'

export function cabinNotFound(): ProblemError {
  const detail = 'There is no such accommodation; GET /accommodations lists them.'
  return problem({ code: 'accommodation_not_found', detail })
}

/** Why a stay is not sold, as HTTP tells it (contract section 3): the field and the fix. */
export function refusalProblem(refusal: QuoteRefusal): ProblemError {
  const { reason, limit, name } = refusal
  if (reason === 'accommodation_not_found') return cabinNotFound()
  const { path, detail } = DETAILS[reason]({ limit: limit ?? 0, name })
  return problem({
    code: reason === 'unknown_extra' ? 'validation_failed' : reason,
    detail,
    errors: [{ path, message: detail }],
    ...(limit === undefined ? {} : { extra: name === undefined ? { limit } : { limit, package: name } }),
  })
}

interface Explained {
  readonly path: string
  readonly detail: string
}
type Explain = (of: { readonly limit: number; readonly name: string | undefined }) => Explained

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
  closed_to_arrival: () => ({
    path: 'check_in',
    detail: 'Nobody arrives on this weekday; choose another check_in.',
  }),
  closed_to_departure: () => ({
    path: 'check_out',
    detail: 'Nobody leaves on this weekday; choose another check_out.',
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
