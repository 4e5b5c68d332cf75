import { Part } from '../../../components/ui/card.tsx'
import { todayInArgentina } from '../../../lib/clock.ts'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { Plan } from '../api/rates-api.ts'
import { type NightKind, spansOf, yearOf } from '../api/year-strip.ts'

const LOOKS: Readonly<Record<NightKind, string>> = {
  cheaper: 'bg-info',
  plain: 'bg-line',
  dearer: 'bg-bad-line/50',
  dearest: 'bg-bad-line',
  package: 'bg-brand',
}
const KINDS = ['cheaper', 'plain', 'dearer', 'dearest', 'package'] as const
const MONTH: Intl.DateTimeFormatOptions = { month: 'short' }
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }

/** The coming year in one look: when a night costs more, and what nobody has thought of yet. */
export function YearCard({ plan }: { plan: Plan }) {
  const { t } = usePanelText()
  const { day } = useWriting()
  const today = todayInArgentina()
  const year = yearOf(plan, today)
  const shown = new Set(year.flatMap(({ nights }) => nights.map(({ kind }) => kind)))
  const spans = spansOf(plan, today)
  return (
    <Part title={t('rates.year')} text={t('rates.year_text')}>
      {/* The list below says the same in words. */}
      <div aria-hidden data-testid="year" className="space-y-1">
        {year.map(({ start, nights }) => (
          <div key={start} className="flex items-center gap-2">
            <span className="w-9 shrink-0 text-xs text-muted">{day(start, MONTH)}</span>
            <span className="grid flex-1 grid-cols-31 gap-px">
              {nights.map((night) => (
                <span
                  key={night.day}
                  title={day(night.day)}
                  className={cx('h-4 rounded-xs', LOOKS[night.kind])}
                />
              ))}
            </span>
          </div>
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
        {KINDS.filter((kind) => shown.has(kind)).map((kind) => (
          <li key={kind} className="flex items-center gap-1.5">
            <span aria-hidden className={cx('size-3 rounded-xs', LOOKS[kind])} />
            {t(`rates.night_${kind}`)}
          </li>
        ))}
      </ul>
      {spans.length > 0 && (
        <ul className="space-y-1 text-sm">
          {spans.map(({ name, start, end }) => (
            <li key={`${name} ${start} ${end}`} className="flex justify-between gap-4">
              <span className="min-w-0 break-words">{name}</span>
              <span className="shrink-0 text-muted">
                {day(start, DAY)} – {day(end, DAY)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
