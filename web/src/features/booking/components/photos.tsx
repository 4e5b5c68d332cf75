import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/ui/icon.tsx'
import type { Cabin } from '../../../lib/catalogue.ts'

/** The pictures of a cabin, one at a time. */
export function Photos({ cabin }: { cabin: Cabin }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(0)
  const photo = cabin.photos[shown]
  if (!photo) {
    return (
      <div className="grid aspect-[3/2] place-items-center bg-forest-100 text-forest-500">
        <Icon name="cabin" className="size-16" />
      </div>
    )
  }
  const count = cabin.photos.length
  const turn = (step: number) => setShown((shown + step + count) % count)
  return (
    <div className="relative aspect-[3/2] bg-forest-100">
      <img src={photo.url} alt={photo.alt ?? cabin.name} loading="lazy" className="size-full object-cover" />
      {count > 1 && (
        <div className="absolute inset-x-3 bottom-3 flex items-center justify-between">
          <button
            type="button"
            aria-label={`${t('booking.photo_previous')}: ${cabin.name}`}
            onClick={() => turn(-1)}
            className={ARROW}
          >
            <Icon name="back" />
          </button>
          <span className="rounded-full bg-black/55 px-2.5 py-0.5 text-xs text-white tabular-nums">
            {shown + 1} / {count}
          </span>
          <button
            type="button"
            aria-label={`${t('booking.photo_next')}: ${cabin.name}`}
            onClick={() => turn(1)}
            className={ARROW}
          >
            <Icon name="forward" />
          </button>
        </div>
      )}
    </div>
  )
}

const ARROW = 'grid size-11 place-items-center rounded-full bg-white/90 text-forest-900 shadow hover:bg-white'
