import { useState } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { useBookingText } from '../../../lib/words.ts'
import { useGuestPage } from '../api/page.ts'

/** Where it is, how to arrive, at what hours, and what is asked of whoever stays. */
export function PlaceCard({ title }: { title?: string }) {
  const { t } = useBookingText()
  const { property } = useGuestPage().catalogue
  const pin = pinOf(property)
  const map = property.map_url ?? (pin && pageOf(pin))
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
        {pin && <MapHere pin={pin} />}
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

interface Pin {
  readonly lat: number
  readonly lon: number
}

/** Comes from OpenStreetMap, which learns of a reader only once they ask for it. */
function MapHere({ pin }: { pin: Pin }) {
  const { t } = useBookingText()
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="block min-h-11 w-full rounded-xl border border-line-strong px-4 font-medium hover:bg-sunk"
      >
        {t('cabin.map_here')}
      </button>
    )
  return (
    <iframe
      title={t('cabin.where')}
      src={frameOf(pin)}
      sandbox="allow-scripts allow-same-origin allow-popups"
      className="aspect-4/3 w-full rounded-xl border border-line"
    />
  )
}

function pinOf({ lat, lon }: { lat: number | null; lon: number | null }): Pin | undefined {
  return lat === null || lon === null ? undefined : { lat, lon }
}

function pageOf({ lat, lon }: Pin): string {
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=15/${lat}/${lon}`
}

/** Degrees from the pin to the edges: about a kilometre each way. */
const AROUND = { lat: 0.009, lon: 0.012 }

function frameOf({ lat, lon }: Pin): string {
  const box = [lon - AROUND.lon, lat - AROUND.lat, lon + AROUND.lon, lat + AROUND.lat]
  const query = new URLSearchParams({
    bbox: box.map((edge) => edge.toFixed(5)).join(','),
    layer: 'mapnik',
    marker: `${lat},${lon}`,
  })
  return `https://www.openstreetmap.org/export/embed.html?${query}`
}
