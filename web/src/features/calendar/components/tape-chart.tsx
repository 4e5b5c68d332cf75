import { DndContext } from '@dnd-kit/core'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { todayInArgentina } from '../../../lib/clock.ts'
import { cx } from '../../../lib/cx.ts'
import { addDays, daysBetween, daysOf } from '../../../lib/days.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { Calendar, CalendarCabin, CalendarEntry, Nights } from '../api/calendar-api.ts'
import { byNights, lineBelow, type Moved } from '../api/drag.ts'
import { DAY_PX, isWeekend, type Range } from '../api/tape.ts'
import { useTapeDrag } from '../api/use-tape-drag.ts'
import { Legend } from './legend.tsx'
import { TapeRow } from './tape-row.tsx'

interface TapeChartProps {
  /** The day it begins at; another one makes another chart. */
  readonly at: string
  readonly cabins: readonly CalendarCabin[]
  readonly range: Range
  readonly daysOff: Calendar['days_off']
  onMove(moved: Moved): void
  onEarlier(): void
  onLater(): void
  onNights(nights: Nights): void
  onEntry(cabin: CalendarCabin, entry: CalendarEntry): void
}

/** Nearer to an edge than this, more days are fetched. */
const EDGE_PX = 3 * DAY_PX
const DAYS_IN_SIGHT_BEFORE = 1

/** A line per cabin, a column per night; names and days stay in sight. */
export function TapeChart(props: TapeChartProps) {
  const { at, cabins, range, daysOff, onMove, onEarlier, onLater, onNights, onEntry } = props
  const { t } = usePanelText()
  const { day: writeDay } = useWriting()
  const days = daysOf(range.from, range.to)
  const box = useTapeScroll({ range, at }, { onEarlier, onLater })
  const drag = useTapeDrag(cabins, onMove)
  const [start, setStart] = useState<{ cabin: CalendarCabin; day: string }>()
  const choose = (cabin: CalendarCabin, day: string) => {
    if (start?.cabin.id === cabin.id && day >= start.day) {
      onNights({ accommodation_id: cabin.id, start: start.day, end: addDays(day, 1) })
      setStart(undefined)
    } else setStart({ cabin, day })
  }
  return (
    <DndContext {...drag} collisionDetection={lineBelow} modifiers={[byNights]}>
      <div
        ref={box}
        data-testid="tape"
        className={cx(
          'max-h-[70dvh] overflow-auto overscroll-contain print:max-h-none print:overflow-visible',
          // Seven weeks beside the names, on a sheet that lies.
          'print:[--day:1rem]! print:[page:lying]',
        )}
        // React's type of styles names no custom properties.
        style={{ '--day': `${DAY_PX}px`, '--days': days.length } as CSSProperties}
      >
        <div className="w-max min-w-full">
          <DayHeads days={days} daysOff={daysOff} />
          {cabins.map((cabin) => (
            <TapeRow
              key={cabin.id}
              cabin={cabin}
              range={range}
              days={days}
              start={start?.cabin.id === cabin.id ? start.day : undefined}
              onDay={(day) => choose(cabin, day)}
              onEntry={(entry) => onEntry(cabin, entry)}
            />
          ))}
        </div>
      </div>
      {start && (
        <div
          role="status"
          className={cx(
            'sticky bottom-0 flex flex-wrap items-center justify-between gap-2 border-t border-line',
            'bg-panel px-4 py-3 text-sm print:hidden',
          )}
        >
          {t('calendar.choose_end', { cabin: start.cabin.name, day: writeDay(start.day) })}
          <span className="flex gap-2">
            <Button onClick={() => setStart(undefined)}>{t('cancel')}</Button>
            <Button look="primary" onClick={() => choose(start.cabin, start.day)}>
              {t('calendar.one_night')}
            </Button>
          </span>
        </div>
      )}
      <Legend cabins={cabins} daysOff={daysOff} />
    </DndContext>
  )
}

function DayHeads({ days, daysOff }: { days: readonly string[]; daysOff: Calendar['days_off'] }) {
  const { day: write } = useWriting()
  const names = new Map(daysOff.map(({ date, name }) => [date, name]))
  const today = todayInArgentina()
  return (
    <div className="sticky top-0 z-20 flex border-b border-line bg-panel text-xs text-muted">
      <div className="sticky left-0 z-10 w-24 shrink-0 border-r border-line bg-panel sm:w-36" />
      {days.map((day) => (
        <div
          key={day}
          data-day={day}
          aria-current={day === today ? 'date' : undefined}
          title={names.get(day)}
          className={cx(
            'relative flex h-14 w-(--day) shrink-0 flex-col items-center justify-center border-l border-line',
            isWeekend(day) && 'bg-sunk',
            day === today && 'bg-brand! font-bold text-on-brand',
          )}
        >
          <span>{write(day, { weekday: 'narrow' })}</span>
          <span className="text-sm font-semibold print:text-[10px]">{Number(day.slice(-2))}</span>
          <span className="text-[10px] leading-3 print:text-[7px]">{write(day, { month: 'short' })}</span>
          {names.has(day) && (
            <span data-testid="day-off" className="absolute inset-x-0 bottom-0 h-1 bg-bad-line">
              <span className="sr-only">{names.get(day)}</span>
            </span>
          )}
        </div>
      ))}
    </div>
  )
}

/** Starts at its day; grows at both ends, and what was in sight stays when days come in, or go out, at the left. */
function useTapeScroll(
  { range, at }: { readonly range: Range; readonly at: string },
  grow: { onEarlier(): void; onLater(): void },
) {
  const box = useRef<HTMLDivElement>(null)
  const from = useRef(range.from)
  const isReady = useRef(false)
  const first = useRef(daysBetween(range.from, at) - DAYS_IN_SIGHT_BEFORE)
  // Once, when the chart appears.
  useEffect(() => {
    if (box.current) box.current.scrollLeft = first.current * DAY_PX
  }, [])
  useEffect(() => {
    const added = daysBetween(range.from, from.current)
    if (box.current && added !== 0) box.current.scrollLeft += added * DAY_PX
    from.current = range.from
    isReady.current = true
  }, [range.from])
  useEffect(() => {
    const element = box.current
    if (!element) return
    let last = element.scrollLeft
    const look = () => {
      if (!isReady.current || element.scrollLeft === last) return
      const goesLeft = element.scrollLeft < last
      last = element.scrollLeft
      if (goesLeft && element.scrollLeft < EDGE_PX) {
        isReady.current = false
        grow.onEarlier()
      } else if (!goesLeft && element.scrollWidth - element.clientWidth - element.scrollLeft < EDGE_PX) {
        grow.onLater()
      }
    }
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [grow])
  return box
}
