import { Card } from '../../../components/ui/card.tsx'
import { useBookingText } from '../../../lib/words.ts'
import { useGuestPage } from '../api/page.ts'

/** Where it is, how to arrive, at what hours, and what is asked of whoever stays. */
export function PlaceCard({ title }: { title?: string }) {
  const { t } = useBookingText()
  const { property } = useGuestPage().catalogue
  const map = property.map_url ?? pinned(property)
  return (
    <Card title={title ?? t('cabin.where')}>
      <div className="space-y-3 px-4 pb-5 sm:px-5">
        {property.address && <p>{property.address}</p>}
        {property.directions && <p className="text-sm whitespace-pre-line">{property.directions}</p>}
        {map && (
          <a
            href={map}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-11 items-center font-semibold text-link underline underline-offset-4"
          >
            {t('cabin.map')}
          </a>
        )}
        <p className="text-sm">
          {t('cabin.hours', { from: property.check_in_time, to: property.check_out_time })}
        </p>
        {property.house_rules && (
          <div className="text-sm">
            <h3 className="font-semibold">{t('cabin.rules')}</h3>
            <p className="mt-1 whitespace-pre-line">{property.house_rules}</p>
          </div>
        )}
        {property.pets_policy && <p className="text-sm whitespace-pre-line">{property.pets_policy}</p>}
      </div>
    </Card>
  )
}

function pinned({ lat, lon }: { lat: number | null; lon: number | null }): string | undefined {
  return lat === null || lon === null
    ? undefined
    : `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=15/${lat}/${lon}`
}
