import { type KeyboardEvent, useState } from 'react'
import { todayInArgentina } from '../../../lib/clock.ts'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { CalendarCabin, CalendarEntry } from '../api/calendar-api.ts'
import { type Bar, placeEntries } from '../api/place-entries.ts'
import { DAY_PX, isWeekend, type Range } from '../api/tape.ts'

const LANE_PX = 40
const PADDING_PX = 8

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
  return (
    <div
      data-testid="tape-row"
      data-cabin={cabin.name}
      className="flex border-t border-line first:border-t-0"
    >
      <div className="sticky left-0 z-10 flex w-24 shrink-0 items-center border-r border-line bg-panel px-3 text-sm font-medium sm:w-36">
        <span className="line-clamp-2 break-words">{cabin.name}</span>
      </div>
      <div className="relative flex" style={{ height: lanes * LANE_PX + 2 * PADDING_PX }}>
        <FreeDays cabin={cabin} days={days} start={start} onDay={onDay} />
        {bars.map((bar) => (
          <BarButton
            key={`${bar.entry.id}${bar.lane}`}
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
  const prices = new Map(cabin.prices.map((one) => [one.date, one.price]))
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
        const look = cx(
          'flex w-(--day) shrink-0 flex-col items-center justify-end border-l border-line pb-1 text-[10px] text-muted',
          isWeekend(day) && 'bg-sunk',
          day === today && 'bg-soft!',
          start !== undefined && day === start && 'bg-brand! text-on-brand',
        )
        if (isTaken(day) || day < today) return <span key={day} className={look} />
        const price = prices.get(day)
        return (
          <button
            key={day}
            type="button"
            tabIndex={day === focused ? 0 : -1}
            onFocus={() => setFocused(day)}
            onClick={() => onDay(day)}
            className={cx(look, 'hover:bg-soft')}
          >
            <span className="sr-only">
              {[
                cabin.name,
                write(day),
                price ? t('calendar.free_at', { price: money(price) }) : t('calendar.free'),
              ].join(', ')}
            </span>
            {price && <span aria-hidden>{shortPrice(price)}</span>}
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

const CHANNEL_LOOKS: Readonly<Record<string, string>> = {
  airbnb: 'bg-rose-200 text-rose-950',
  booking: 'bg-sky-200 text-sky-950',
}

function lookOf(entry: CalendarEntry): string {
  switch (entry.kind) {
    case 'hold':
      return 'bg-amber-200 text-amber-950 outline-2 -outline-offset-2 outline-dashed outline-amber-700'
    case 'block':
      return 'bg-stone-300 text-stone-900'
    case 'external':
      return CHANNEL_LOOKS[entry.channel] ?? 'bg-violet-200 text-violet-950'
    case 'reservation':
      return 'bg-forest-600 text-white'
  }
}

interface BarButtonProps {
  readonly bar: Bar
  readonly isClash: boolean
  onEntry(entry: CalendarEntry): void
}

function BarButton({ bar, isClash, onEntry }: BarButtonProps) {
  const { t } = usePanelText()
  const { stay } = useWriting()
  const { entry } = bar
  const label = entry.label || t(`calendar.kind.${entry.kind}`)
  const title = `${t(`calendar.kind.${entry.kind}`)}: ${label}, ${stay(entry.start, entry.end)}`
  return (
    <button
      type="button"
      onClick={() => onEntry(entry)}
      title={title}
      aria-label={title}
      data-testid="bar"
      data-kind={entry.kind}
      className={cx(
        'absolute flex items-center overflow-clip rounded-lg px-2 text-xs font-medium whitespace-nowrap shadow-sm',
        lookOf(entry),
        isClash && 'ring-3 ring-red-600',
      )}
      style={{
        left: bar.left * DAY_PX + 2,
        width: bar.width * DAY_PX - 4,
        top: PADDING_PX + bar.lane * LANE_PX + 2,
        height: LANE_PX - 8,
      }}
    >
      <span className="sticky left-26 truncate sm:left-38">{label}</span>
    </button>
  )
}
