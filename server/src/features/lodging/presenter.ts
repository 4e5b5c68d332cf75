import type {
  AccommodationList,
  AccommodationView,
  OwnerAccommodationView,
  PhotoView,
} from '@tranquera/contracts/accommodations'
import type { Actor } from '../../lib/http/actor.ts'
import type { LocalDate } from '../../lib/local-date.ts'
import { formatAmount } from '../../lib/money.ts'
import type { Language } from '../language/domain.ts'
import { exact, rounded } from '../pricing/domain/exact.ts'
import { lowestNight } from '../pricing/domain/lowest-night.ts'
import { inPaidCurrency } from '../pricing/domain/price-nights.ts'
import { minNightsOn, type RatePlan } from '../pricing/domain/rate-plan.ts'
import {
  type Accommodation,
  localized,
  PHOTO_WIDTHS,
  type Photo,
  type Property,
} from './domain/accommodation.ts'
import { pinOf } from './domain/pin.ts'

export interface Presenting {
  readonly property: Property
  readonly plan: RatePlan | undefined
  readonly language: Language
  readonly today: LocalDate
  /** `https://…`, without a slash at the end. */
  readonly baseUrl: string
}

export function presentAccommodation(cabin: Accommodation, context: Presenting): AccommodationView {
  const { plan, language, property, baseUrl } = context
  const lowest = plan ? lowestNight(plan, context.today) : null
  return {
    id: cabin.id,
    slug: cabin.slug,
    name: cabin.name,
    aliases: [...cabin.aliases],
    description: localized(cabin.description, language),
    descriptions: cabin.description,
    capacity: cabin.capacity,
    max_guests: cabin.capacity,
    bedrooms: cabin.bedrooms,
    bathrooms: cabin.bathrooms,
    beds: [...cabin.beds],
    amenities: cabin.amenities.map((name) => amenityName(name, property, language)),
    pets_allowed: cabin.petsAllowed,
    facts: cabin.facts,
    reviews: [...cabin.reviews],
    photos: cabin.photos.map((photo) => presentPhoto(photo, { language, baseUrl })),
    base_price: plan ? formatAmount(rounded(inPaidCurrency(plan, exact(plan.basePrice)))) : null,
    price_from: lowest === null ? null : formatAmount(lowest),
    currency: plan?.currency ?? property.currency,
    policies: policiesOf(context),
    active: cabin.active,
    position: cabin.position,
  }
}

function amenityName(name: string, { settings }: Property, language: Language): string {
  return settings.amenity_names[name]?.[language] ?? name
}

/** Whoever may only read is not told what opens the door. */
export function presentForOwner(
  cabin: Accommodation,
  context: Presenting,
  actor: Actor,
): OwnerAccommodationView {
  const mayEnter = actor.kind === 'staff' && actor.role !== 'reader'

  const url = `${context.baseUrl}/api/v1/ical/export/${cabin.id}/${cabin.icalExportToken}.ics`
  // What the owner edits is what is stored, not its translation.
  return {
    ...presentAccommodation(cabin, context),
    amenities: [...cabin.amenities],
    ical_export_url: url,
    arrival_note: mayEnter ? cabin.arrivalNote : null,
  }
}

export function presentPhoto(
  photo: Photo,
  context: { readonly language: Language; readonly baseUrl: string },
): PhotoView {
  const url = `${context.baseUrl}/api/v1/media/${photo.mediaKey}`
  return {
    id: photo.id,
    url,
    srcset: PHOTO_WIDTHS.map((width) => `${url}/${width}.webp ${width}w`).join(', '),
    alt: localized(photo.alt, context.language),
  }
}

function policiesOf({ plan, property, today }: Presenting): AccommodationView['policies'] {
  const { settings } = property
  return {
    check_in_time: settings.check_in_time,
    check_out_time: settings.check_out_time,
    cancellation_policy:
      plan?.cancellationPolicy?.map((step) => ({
        days_before: step.daysBefore,
        refund_percent: step.refundPercent,
      })) ?? settings.cancellation_policy,
    deposit_percent: plan?.depositPercent ?? settings.deposit_percent,
    min_nights: plan ? minNightsOn(plan, today) : 1,
  }
}

/** The place as its guests are told about it. */
export function presentProperty(
  { name, settings }: Property,
  language: Language,
): AccommodationList['property'] {
  const pin = pinOf(settings)
  return {
    name,
    address: settings.address,
    lat: pin?.latitude ?? null,
    lon: pin?.longitude ?? null,
    map_url: settings.map_url ?? null,
    directions: localized(settings.faq.location ?? {}, language),
    house_rules: localized(settings.house_rules, language),
    pets_policy: localized(settings.pets_policy, language),
    check_in_time: settings.check_in_time,
    check_out_time: settings.check_out_time,
  }
}
