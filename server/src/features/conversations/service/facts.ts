import type { Money } from '../../../lib/money.ts'
import type { Accommodation, Localized, Property } from '../../lodging/domain/accommodation.ts'
import { pinOf } from '../../lodging/domain/pin.ts'
import type { DiscountRule } from '../../messaging/domain/kinds.ts'
import { exact, rounded } from '../../pricing/domain/exact.ts'
import { inPaidCurrency } from '../../pricing/domain/price-nights.ts'
import type { RatePlan } from '../../pricing/domain/rate-plan.ts'
import type { CabinFacts, PlaceFacts, PriceBasis } from './deps.ts'

/** What the owner's settings tell about the place. */
export function placeFacts({ name, currency, settings }: Property): PlaceFacts {
  const { transfer } = settings
  const notes = Object.entries(settings.faq).flatMap(([topic, text]) =>
    text && hasWords(text) ? [[topic, text] as const] : [],
  )
  const pets = settings.pets_policy
  const position = pinOf(settings)
  const mapUrl =
    settings.map_url ??
    (position ? `https://www.google.com/maps?q=${position.latitude},${position.longitude}` : null)
  return {
    name,
    currency,
    contactPhone: settings.contact_phone ?? null,
    attentionHours: settings.attention_hours ?? null,
    botSilent: settings.bot_silent,
    timedOff: settings.timed_messages_off,
    reviewUrl: settings.review_url ?? null,
    address: settings.address,
    mapUrl,
    checkInTime: settings.check_in_time,
    checkOutTime: settings.check_out_time,
    depositPercent: settings.deposit_percent,
    balanceDueDays: settings.balance_due_days,
    refunds: settings.cancellation_policy.map((step) => ({
      daysBefore: step.days_before,
      refundPercent: step.refund_percent,
    })),
    houseRules: hasWords(settings.house_rules) ? settings.house_rules : null,
    transfer: transfer
      ? {
          alias: transfer.alias ?? null,
          cbu: transfer.cbu ?? null,
          holder: transfer.holder ?? null,
          bank: transfer.bank ?? null,
        }
      : null,
    notes: { ...(hasWords(pets) ? { pets } : {}), ...Object.fromEntries(notes) },
    facts: settings.facts,
    amenities: settings.amenities,
    amenityNames: settings.amenity_names,
    position,
  }
}

function hasWords(text: Localized): boolean {
  return Boolean(text.es || text.pt || text.en)
}

/** What is told about a cabin, with what its rates say; without a plan it has no price. */
export function cabinFacts(cabin: Accommodation, plan: RatePlan | undefined): CabinFacts {
  return {
    id: cabin.id,
    name: cabin.name,
    aliases: cabin.aliases,
    capacity: cabin.capacity,
    petsAllowed: cabin.petsAllowed,
    petFee: petFeeOf(plan),
    bedrooms: cabin.bedrooms,
    bathrooms: cabin.bathrooms,
    beds: cabin.beds.map((bed) => `${bed.count} ${bed.type}`),
    amenities: cabin.amenities,
    facts: cabin.facts,
    from: cheapestNight(plan),
    discounts: discountsOf(plan),
    priceBasis: plan ? priceBasis(plan, cabin.capacity) : null,
    photos: cabin.photos.map((photo) => photo.mediaKey),
  }
}

function petFeeOf(plan: RatePlan | undefined): number | null {
  return plan && plan.petFee > 0 ? plan.petFee : null
}

function priceBasis(plan: RatePlan, capacity: number): PriceBasis {
  if (plan.personPrices.length > 0) return { by: 'people' }
  const included = plan.includedGuests ?? capacity
  if (plan.extraGuestFee === 0 || included >= capacity) return { by: 'cabin' }
  const amount = rounded(inPaidCurrency(plan, exact(plan.extraGuestFee)))
  return { by: 'extra', included, fee: { amount, currency: plan.currency } }
}

function cheapestNight(plan: RatePlan | undefined): Money | null {
  if (!plan) return null
  const ofSeasons = plan.seasons.map((season) => season.price ?? plan.basePrice * (season.multiplier ?? 1))
  const least = Math.min(plan.basePrice, ...ofSeasons)
  return { amount: rounded(inPaidCurrency(plan, exact(Math.round(least)))), currency: plan.currency }
}

function discountsOf(plan: RatePlan | undefined): DiscountRule[] {
  if (!plan) return []
  const { transfer, cash } = plan.paymentDiscounts
  return [
    ...plan.lengthDiscounts.map((one) => ({
      kind: 'length' as const,
      count: one.minNights,
      percent: one.percent,
    })),
    ...plan.lastMinute.map((one) => ({
      kind: 'last_minute' as const,
      count: one.withinDays,
      percent: one.percent,
    })),
    ...(transfer ? [{ kind: 'transfer' as const, count: 0, percent: transfer }] : []),
    ...(cash ? [{ kind: 'cash' as const, count: 0, percent: cash }] : []),
  ]
}
