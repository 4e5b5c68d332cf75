import { Link } from '@tanstack/react-router'
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { todayInArgentina } from '../../../lib/clock.ts'
import { cx } from '../../../lib/cx.ts'
import { daysOf, weekdayOf, writeDay } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { type Bar, placeEntries } from '../api/month-grid.ts'
import type { Calendar, CalendarEntry } from '../api/panel-api.ts'

export const ENTRY_LOOKS: Record<CalendarEntry['kind'], string> = {
  reservation: 'bg-forest-600 text-white',
  hold: 'bg-amber-200 text-amber-950 ring-1 ring-inset ring-amber-500',
  external: 'bg-sky-200 text-sky-950',
  block: 'bg-sand-300 text-ink',
}

const LANE_PX = 34
const ROW_PADDING_PX = 10
/** Days left in sight before today. */
const DAYS_BEFORE = 2

/** A line per cabin, a column per day. Scrolls sideways on a phone, the names stay. */
export function MonthGrid({ calendar, from, to }: { calendar: Calendar; from: string; to: string }) {
  const { locale } = useLanguage()
  const days = daysOf(from, to)
  const today = todayInArgentina()
  const box = useShowingToday(from)
  return (
    <div ref={box} className="overflow-x-auto">
      <div className="min-w-[52rem] sm:min-w-[60rem]" style={{ '--days': days.length } as CSSProperties}>
        <Row name="" className="text-center text-xs text-muted">
          <div className="relative grid h-12 grid-cols-[repeat(var(--days),minmax(0,1fr))]">
            {days.map((day) => (
              <span
                key={day}
                aria-current={day === today ? 'date' : undefined}
                className={cx(
                  'flex flex-col items-center justify-center border-l border-sand-200',
                  isWeekend(day) && 'bg-sand-100',
                  day === today && 'bg-forest-700 font-bold text-white',
                )}
              >
                <span>{writeDay(day, locale, { weekday: 'narrow' })}</span>
                <span className="text-sm">{Number(day.slice(-2))}</span>
              </span>
            ))}
          </div>
        </Row>
        {calendar.accommodations.map((cabin) => {
          const bars = placeEntries(cabin.entries, from, to)
          const lanes = Math.max(1, ...bars.map((bar) => bar.lane + 1))
          return (
            <Row key={cabin.id} name={cabin.name}>
              <div className="relative" style={{ height: lanes * LANE_PX + 2 * ROW_PADDING_PX }}>
                <div
                  className="absolute inset-0 grid grid-cols-[repeat(var(--days),minmax(0,1fr))]"
                  aria-hidden="true"
                >
                  {days.map((day) => (
                    <span
                      key={day}
                      className={cx(
                        'border-l border-sand-200',
                        isWeekend(day) && 'bg-sand-100',
                        day === today && 'bg-forest-50',
                      )}
                    />
                  ))}
                </div>
                {bars.map((bar) => (
                  <BarView
                    key={`${bar.entry.start}${bar.entry.kind}${bar.lane}`}
                    bar={bar}
                    days={days.length}
                  />
                ))}
              </div>
            </Row>
          )
        })}
      </div>
    </div>
  )
}

/** A narrow screen shows part of the month: the part around today, when it is in this month. */
function useShowingToday(month: string) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another month is another grid to scroll
  useEffect(() => {
    const mark = box.current?.querySelector<HTMLElement>('[aria-current="date"]')
    if (box.current) box.current.scrollLeft = mark ? mark.offsetLeft - mark.offsetWidth * DAYS_BEFORE : 0
  }, [month])
  return box
}

function isWeekend(day: string): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6
}

function Row({ name, className, children }: { name: string; className?: string; children: ReactNode }) {
  return (
    <div
      className={cx(
        'grid grid-cols-[6rem_minmax(0,1fr)] sm:grid-cols-[8.5rem_minmax(0,1fr)] border-t border-sand-200 first:border-t-0',
        className,
      )}
    >
      <div className="sticky left-0 z-10 flex items-center border-r border-sand-200 bg-white px-3 text-sm font-medium">
        {name}
      </div>
      {children}
    </div>
  )
}

function BarView({ bar, days }: { bar: Bar; days: number }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  const { entry } = bar
  const label = entry.label || t(`panel.entry.${entry.kind}`)
  const title = `${t(`panel.entry.${entry.kind}`)}: ${label}, ${writeDay(entry.start, locale)} – ${writeDay(entry.end, locale)}`
  const look = cx(
    'absolute flex items-center overflow-hidden rounded-lg px-2 text-xs font-medium whitespace-nowrap shadow-sm',
    ENTRY_LOOKS[entry.kind],
  )
  const style = {
    left: `calc(${(bar.left / days) * 100}% + 2px)`,
    width: `calc(${(bar.width / days) * 100}% - 4px)`,
    top: ROW_PADDING_PX + bar.lane * LANE_PX + 2,
    height: LANE_PX - 4,
  }
  if (!entry.code) {
    return (
      <span className={look} style={style} title={title}>
        {label}
      </span>
    )
  }
  return (
    <Link
      to="/admin/reservations/$code"
      params={{ code: entry.code }}
      className={look}
      style={style}
      title={title}
      aria-label={title}
    >
      {label}
    </Link>
  )
}
