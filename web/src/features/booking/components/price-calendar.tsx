import type { AvailabilityView } from '@tranquera/contracts/calendar'
import { memo, useEffect, useRef } from 'react'
import { cx } from '../../../lib/cx.ts'
import { addDays, weekdayOf, writeDay } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'

type Day = AvailabilityView['days'][number]

/** Sunday 4 January 1970, from which the names of the weekdays are written. */
const A_SUNDAY = '1970-01-04'

/** On which day a week begins where each language is written, as CLDR has it (0 = Sunday). */
const WEEK_BEGINS = { es: 1, pt: 0, en: 0 } as const

interface PriceCalendarProps {
  readonly days: readonly Day[]
  readonly today: string
  readonly from: string | null
  readonly to: string | null
  onPick(day: string): void
}

/** A year of nights with their price, month beside month. The night of a day taken is not for sale, its morning is. */
export function PriceCalendar({ days, today, from, to, onPick }: PriceCalendarProps) {
  const { t } = useBookingText()
  const months = byMonth(days)
  const row = useRef<HTMLElement>(null)
  const opensAt = useRef(from)
  useEffect(() => {
    // Sideways only: the page itself stays where the reader is.
    const month = row.current?.querySelector(`[data-day="${opensAt.current}"]`)?.closest('table')
    if (row.current && month) row.current.scrollLeft = month.offsetLeft
  }, [])
  return (
    <div className="min-w-0">
      <h2 id="prices" className="text-xl font-bold text-heading">
        {t('cabin.prices')}
      </h2>
      <p className="text-sm text-muted">{t('cabin.prices_text')}</p>
      <section
        ref={row}
        aria-labelledby="prices"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        // Positioned, so that what is only for ears is cut off with the months it belongs to.
        className="relative mt-3 flex snap-x gap-4 overflow-x-auto pb-2"
      >
        {[...months].map(([month, nights]) => (
          <Month key={month} {...{ month, nights, today, onPick }} {...within(month, from, to)} />
        ))}
      </section>
    </div>
  )
}

function byMonth(days: readonly Day[]): Map<string, Day[]> {
  const months = new Map<string, Day[]>()
  for (const day of days) {
    const month = day.date.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), day])
  }
  return months
}

/** Months that the choice does not touch are not drawn again. */
function within(month: string, from: string | null, to: string | null) {
  const isTouched = from !== null && from.slice(0, 7) <= month && (to ?? from).slice(0, 7) >= month
  return isTouched ? { from, to } : { from: null, to: null }
}

interface MonthProps {
  readonly month: string
  readonly nights: readonly Day[]
  readonly today: string
  readonly from: string | null
  readonly to: string | null
  onPick(day: string): void
}

const Month = memo(function Month({ month, nights, today, from, to, onPick }: MonthProps) {
  const { locale, language } = useLanguage()
  const first = `${month}-01`
  const begins = WEEK_BEGINS[language]
  const blanks = (weekdayOf(first) - begins + 7) % 7
  const cells: (Day | null)[] = [...Array.from({ length: blanks }, () => null), ...nights]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, row) =>
    cells.slice(row * 7, row * 7 + 7),
  ).filter((week) => week.some((day) => day && day.date >= today))
  return (
    <table className="h-fit w-[19.5rem] shrink-0 snap-start table-fixed border-separate border-spacing-0.5">
      <caption className="pb-1 text-left font-semibold first-letter:uppercase">
        {writeDay(first, locale, { month: 'long', year: 'numeric' })}
      </caption>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, index) => addDays(A_SUNDAY, begins + index)).map((day) => (
            <th key={day} scope="col" className="text-xs font-normal text-muted">
              {writeDay(day, locale, { weekday: 'short' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks of a month never move
          <tr key={row}>
            {week.map((day, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: neither do its days
              <td key={index} className="p-0">
                {day && <NightCell {...{ day, today, from, to, onPick }} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
})

type CellProps = Omit<MonthProps, 'month' | 'nights'> & { readonly day: Day }

function NightCell({ day, today, from, to, onPick }: CellProps) {
  const { t } = useBookingText()
  const { money, day: write } = useWriting()
  if (day.date < today) return <span className="block h-12 text-center text-sm text-sand-300" aria-hidden />
  const isEnd = day.date === from || day.date === to
  const isInside = from !== null && to !== null && from < day.date && day.date < to
  const price = day.available && day.price ? money(day.price) : t('cabin.taken')
  return (
    <button
      type="button"
      data-day={day.date}
      aria-pressed={isEnd || isInside}
      onClick={() => onPick(day.date)}
      className={cx(
        'flex h-12 w-full flex-col items-center justify-center rounded-lg text-sm',
        isEnd && 'bg-brand text-white',
        isInside && 'bg-soft',
        !isEnd && !isInside && (day.available ? 'bg-panel' : 'bg-sunk text-muted line-through'),
      )}
    >
      <span className="sr-only">{`${write(day.date)}: ${price}`}</span>
      <span aria-hidden>{Number(day.date.slice(8))}</span>
      {day.available && day.price && (
        <span aria-hidden className="text-xs tabular-nums">
          {Math.round(Number(day.price) / 1000)}
        </span>
      )}
    </button>
  )
}
