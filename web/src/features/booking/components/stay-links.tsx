import { useState } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { useBookingText } from '../../../lib/words.ts'
import type { OwnStay } from '../api/booking-api.ts'

const LOOK =
  'inline-flex min-h-11 flex-1 items-center justify-center gap-2 rounded-xl border border-line-strong ' +
  'bg-panel px-4 text-sm font-semibold text-link hover:bg-sunk'

/** The stay in the guest's own calendar, and for those who come along. */
export function StayLinks({ stay, token }: { stay: OwnStay; token: string | undefined }) {
  const { t } = useBookingText()
  const [isCopied, setCopied] = useState(false)
  const query = token ? `?token=${encodeURIComponent(token)}` : ''
  const share = async () => {
    const url = window.location.href
    // A guest who closes the sheet of the telephone shared nothing, and that is no fault.
    if (navigator.share)
      return navigator.share({ title: stay.accommodation_name, url }).catch(() => undefined)
    await navigator.clipboard.writeText(url)
    setCopied(true)
  }
  return (
    <div className="flex flex-wrap gap-2">
      <a
        href={`/r/${stay.code}/stay.ics${query}`}
        download={`${stay.code}.ics`}
        data-testid="ics"
        className={LOOK}
      >
        <Icon name="calendar" className="size-4.5" />
        {t('stay.calendar')}
      </a>
      <button type="button" onClick={() => void share()} className={LOOK}>
        <Icon name="send" className="size-4.5" />
        <span aria-live="polite">{t(isCopied ? 'stay.shared' : 'stay.share')}</span>
      </button>
    </div>
  )
}
