import type { GuestPage } from '@tranquera/contracts/guest-pages'
import { addressIn } from '../../features/booking/api/page.ts'
import type { Cabin } from '../../lib/catalogue.ts'

/**
 * schema.org LodgingBusiness with what it offers, from which search engines make their cards. Reviews are left out:
 * search engines refuse ratings of a business on its own page, and may refuse the whole card with them.
 */
export function structuredData(page: GuestPage, text: string): Record<string, unknown> {
  const { catalogue, origin, language, view } = page
  const { property, contact, items } = catalogue
  const shown = view.kind === 'cabin' ? items.filter((cabin) => cabin.slug === view.slug) : items
  return {
    '@context': 'https://schema.org',
    '@type': 'LodgingBusiness',
    '@id': `${origin}/#lodging`,
    name: property.name,
    description: text,
    url: origin + addressIn(language, '/'),
    ...(property.address ? { address: property.address } : {}),
    ...(contact.whatsapp_phone ? { telephone: contact.whatsapp_phone } : {}),
    ...(property.lat === null || property.lon === null
      ? {}
      : { geo: { '@type': 'GeoCoordinates', latitude: property.lat, longitude: property.lon } }),
    image: shown.flatMap((cabin) => cabin.photos.slice(0, 1).map((photo) => photo.url)),
    checkinTime: property.check_in_time,
    checkoutTime: property.check_out_time,
    currenciesAccepted: [...new Set(items.map((cabin) => cabin.currency))].join(', '),
    makesOffer: shown.flatMap((cabin) => offerOf(cabin, page)),
  }
}

/** Real totals where days were asked, else the lowest night of the year. */
function offerOf(cabin: Cabin, { origin, language, view }: GuestPage): Record<string, unknown>[] {
  const search = view.kind === 'home' || view.kind === 'cabin' ? view.search : null
  const found = search?.items.find((one) => one.accommodation_id === cabin.id)
  if (!cabin.price_from) return []
  return [
    {
      '@type': 'Offer',
      url: origin + addressIn(language, `/c/${cabin.slug}`),
      priceCurrency: cabin.currency,
      price: found?.total_price ?? cabin.price_from,
      ...(found && !found.available ? { availability: 'https://schema.org/SoldOut' } : {}),
      itemOffered: {
        '@type': 'Accommodation',
        name: cabin.name,
        ...(cabin.description ? { description: cabin.description } : {}),
        numberOfBedrooms: cabin.bedrooms,
        numberOfBathroomsTotal: cabin.bathrooms,
        occupancy: { '@type': 'QuantitativeValue', maxValue: cabin.capacity },
        petsAllowed: cabin.pets_allowed,
        amenityFeature: cabin.amenities.map((name) => ({
          '@type': 'LocationFeatureSpecification',
          name,
          value: true,
        })),
      },
    },
  ]
}
