import { problem } from '../../../lib/errors.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import { fromRatePlan } from '../domain/plan-wire.ts'
import type { PriceOutcome } from '../domain/quote.ts'
import { lacksExchangeRate, type RatePlan } from '../domain/rate-plan.ts'
import { cabinNotFound, refusalProblem } from '../errors.ts'
import { pricingRepository } from '../repository.ts'
import type { Work } from './deps.ts'
import { type Asked, priceUnder } from './price.ts'

/** Throws a 404 problem for an unknown cabin, a 422 one for a plan without its exchange rate. */
export async function saveRatePlan(
  { deps, tx }: Work,
  of: { readonly id: AccommodationId; readonly plan: RatePlan; readonly actor: Actor },
): Promise<RatePlan> {
  const { id, plan, actor } = of
  if (!(await deps.findCabin(tx, id))) throw cabinNotFound()
  if (lacksExchangeRate(plan)) throw refusalProblem({ ok: false, reason: 'fx_required' })
  const repository = pricingRepository(tx, deps.propertyId)
  const before = await repository.findPlan(id)
  await repository.savePlan(id, plan, deps.clock.now())
  await deps.audit(tx, {
    actor,
    action: 'rates.saved',
    entity: 'accommodation',
    entityId: id,
    cause: 'rates edited',
    before: before ? fromRatePlan(before) : null,
    after: fromRatePlan(plan),
  })
  return plan
}

/** Throws a 404 problem for a cabin without rates. */
export async function getRatePlan({ deps, tx }: Work, id: AccommodationId): Promise<RatePlan> {
  const plan = await pricingRepository(tx, deps.propertyId).findPlan(id)
  if (plan) return plan
  const detail = 'This accommodation has no rates yet; PUT the same address to set them.'
  throw problem({ code: 'not_found', detail })
}

/** What a stay would cost under a plan that nobody saved; also for a cabin that is not offered. */
export async function simulate(
  work: Work,
  asked: Asked & { readonly plan: RatePlan },
): Promise<PriceOutcome> {
  const cabin = await work.deps.findCabin(work.tx, asked.stay.accommodationId)
  if (!cabin) return { ok: false, reason: 'accommodation_not_found' }
  return priceUnder(work, { ...asked, capacity: cabin.capacity })
}
