import { useChannelName } from '../../../lib/channel-name.ts'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { Calendar, CalendarCabin } from '../api/calendar-api.ts'
import { seasonLook, seasonsOf } from '../api/seasons.ts'
import { lookOf } from './tape-bar.tsx'

interface LegendProps {
  readonly cabins: readonly CalendarCabin[]
  readonly daysOff: Calendar['days_off']
}

const PAID = ['all', 'part', 'nothing'] as const
const CHANNELS = ['airbnb', 'booking', 'other'] as const

/** What the colours and patterns of the chart mean, and which days off are in sight. */
export function Legend({ cabins, daysOff }: LegendProps) {
  const { t } = usePanelText()
  const { day } = useWriting()
  const channelName = useChannelName()
  return (
    <details className="border-t border-line px-4 py-2 text-sm sm:px-5">
      <summary className="min-h-11 content-center font-medium">{t('calendar.legend')}</summary>
      <ul className="flex flex-wrap gap-x-5 gap-y-2 pb-3">
        {PAID.map((paid) => (
          <Sign key={paid} look={lookOf({ kind: 'reservation', channel: 'panel', paid })}>
            {t(`calendar.paid.${paid}`)}
          </Sign>
        ))}
        <Sign look={lookOf({ kind: 'hold', channel: 'web' })}>{t('calendar.kind.hold')}</Sign>
        <Sign look={lookOf({ kind: 'block', channel: 'panel' })}>{t('calendar.kind.block')}</Sign>
        {CHANNELS.map((channel) => (
          <Sign key={channel} look={lookOf({ kind: 'external', channel })}>
            {channelName(channel)}
          </Sign>
        ))}
        {seasonsOf(cabins).map((season) => (
          <Sign key={season} look={cx('h-1!', seasonLook(season))}>
            {season}
          </Sign>
        ))}
      </ul>
      {daysOff.length > 0 && (
        <p className="pb-3 text-muted">
          {daysOff
            .map(({ date, name }) => `${day(date, { day: 'numeric', month: 'short' })}: ${name}`)
            .join(' · ')}
        </p>
      )}
    </details>
  )
}

function Sign({ look, children }: { look: string; children: string }) {
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden className={cx('inline-block h-4 w-7 rounded', look)} />
      {children}
    </li>
  )
}
