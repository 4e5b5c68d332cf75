import { useDroppable } from '@dnd-kit/core'
import { type KeyboardEvent, useState } from 'react'
import { todayInArgentina } from '../../../lib/clock.ts'
import { cx } from '../../../lib/cx.ts'
import { addDays } from '../../../lib/days.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { CalendarCabin, CalendarEntry } from '../api/calendar-api.ts'
import { type Bar, placeEntries } from '../api/place-entries.ts'
import { seasonLook } from '../api/seasons.ts'
import { isWeekend, LANE_PX, PADDING_PX, type Range } from '../api/tape.ts'
import { TapeBar } from './tape-bar.tsx'

interface TapeRowProps {
  readonly cabin: CalendarCabin
  readonly range: Range
  readonly days: readonly string[]
  /** The first night somebody has tapped in this cabin. */
  readonly start: string | undefined
  onDay(day: string): void
  onEntry(entry: CalendarEntry): void
}

/** The nights of one cabin: free ones are buttons with their price, taken ones lie under bars. */
export function TapeRow({ cabin, range, days, start, onDay, onEntry }: TapeRowProps) {
  const bars = placeEntries(cabin.entries, range.from, range.to)
  const lanes = Math.max(1, ...bars.map((bar) => bar.lane + 1))
  const line = useDroppable({ id: cabin.id })
  return (
    <div
      ref={line.setNodeRef}
      data-testid="tape-row"
      data-cabin={cabin.name}
      className={cx('flex border-t border-line first:border-t-0', line.isOver && 'bg-soft')}
    >
      <div
        className={cx(
          'sticky left-0 z-10 flex w-24 shrink-0 items-center border-r border-line bg-panel px-3',
          'text-sm font-medium sm:w-36',
        )}
      >
        <span className="line-clamp-2 break-words">{cabin.name}</span>
      </div>
      <div className="relative flex" style={{ height: lanes * LANE_PX + 2 * PADDING_PX }}>
        <FreeDays cabin={cabin} days={days} start={start} onDay={onDay} />
        {bars.map((bar) => (
          <TapeBar
            key={`${bar.entry.id}${bar.lane}`}
            cabin={cabin}
            bar={bar}
            isClash={lanes > 1 && bars.some((other) => other !== bar && overlaps(other, bar))}
            onEntry={onEntry}
          />
        ))}
      </div>
    </div>
  )
}

function overlaps(a: Bar, b: Bar): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width
}

function FreeDays({ cabin, days, start, onDay }: Pick<TapeRowProps, 'cabin' | 'days' | 'start' | 'onDay'>) {
  const { t } = usePanelText()
  const { day: write, money } = useWriting()
  const today = todayInArgentina()
  const [focused, setFocused] = useState(today)
  const nights = new Map(cabin.prices.map((one) => [one.date, one]))
  const isTaken = (day: string) => cabin.entries.some((entry) => entry.start <= day && day < entry.end)
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons: (Element | null)[] = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.indexOf(document.activeElement)
    const next = buttons[at + step]
    if (next instanceof HTMLElement) next.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line of a chart is no fieldset
    <div role="group" aria-label={cabin.name} onKeyDown={walk} className="flex">
      {days.map((day) => {
        const { price, min_nights: least = 1, season } = nights.get(day) ?? {}
        const look = cx(
          'relative flex w-(--day) shrink-0 flex-col justify-end border-l border-line pb-1 text-[10px] text-muted',
          // Who leaves that morning has their bar over the left half.
          isTaken(addDays(day, -1)) ? 'items-end pr-0.5' : 'items-center',
          isWeekend(day) && 'bg-sunk',
          day === today && 'bg-soft!',
          start !== undefined && day === start && 'bg-brand! text-on-brand',
        )
        const band = season && (
          <span
            aria-hidden
            title={season}
            className={cx('absolute inset-x-0 top-0 h-1', seasonLook(season))}
          />
        )
        if (isTaken(day) || day < today) {
          return (
            <span key={day} className={look}>
              {band}
            </span>
          )
        }
        return (
          <button
            key={day}
            type="button"
            tabIndex={day === focused ? 0 : -1}
            onFocus={() => setFocused(day)}
            onClick={() => onDay(day)}
            className={cx(look, 'hover:bg-soft')}
          >
            {band}
            <span className="sr-only">
              {[
                cabin.name,
                write(day),
                price ? t('calendar.free_at', { price: money(price) }) : t('calendar.free'),
                least > 1 && t('calendar.least', { count: least }),
                season,
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
            {price && (
              <span aria-hidden className="print:hidden">
                {shortPrice(price)}
              </span>
            )}
            {least > 1 && (
              <span aria-hidden className="print:hidden">
                {t('calendar.least_short', { count: least })}
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}

/** "185000.00" as "185k", for a column as wide as a thumb. */
function shortPrice(price: string): string {
  const value = Number(price)
  return value >= 10_000 ? `${Math.round(value / 1000)}k` : String(Math.round(value))
}
