import { useDraggable } from '@dnd-kit/core'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { CalendarCabin, CalendarEntry } from '../api/calendar-api.ts'
import { type Dragged, isMovable } from '../api/drag.ts'
import type { Bar } from '../api/place-entries.ts'
import { LANE_PX, PADDING_PX } from '../api/tape.ts'

const CHANNEL_LOOKS: Readonly<Record<string, string>> = {
  airbnb: 'bg-rose-200 text-rose-950',
  booking: 'bg-sky-200 text-sky-950',
}

/** Full colour is paid, stripes are a part of it, an outline is nothing yet; dashes end by themselves. */
const PAID_LOOKS = {
  all: 'bg-forest-600 text-white',
  part: 'bg-forest-600 bg-stripes text-white',
  nothing: 'border-2 border-forest-600 bg-panel text-link',
} as const

export function lookOf({ kind, channel, paid }: Pick<CalendarEntry, 'kind' | 'channel' | 'paid'>): string {
  switch (kind) {
    case 'hold':
      return 'bg-amber-200 text-amber-950 outline-2 -outline-offset-2 outline-dashed outline-amber-700'
    case 'block':
      return 'bg-stone-300 text-stone-900'
    case 'external':
      return CHANNEL_LOOKS[channel] ?? 'bg-violet-200 text-violet-950'
    case 'reservation':
      return PAID_LOOKS[paid ?? 'all']
  }
}

interface TapeBarProps {
  readonly cabin: CalendarCabin
  readonly bar: Bar
  readonly isClash: boolean
  onEntry(entry: CalendarEntry): void
}

/** A tap opens it; held, or with the space bar, it is carried elsewhere. */
export function TapeBar({ cabin, bar, isClash, onEntry }: TapeBarProps) {
  const { t } = usePanelText()
  const { entry } = bar
  const dragged: Dragged = { cabin, entry }
  const isFixed = !isMovable(entry)
  const drag = useDraggable({ id: entry.id, data: dragged, disabled: isFixed })
  const { transform, isDragging } = drag
  const title = useTitle(entry)
  return (
    <button
      type="button"
      ref={drag.setNodeRef}
      {...(isFixed ? {} : { ...drag.attributes, ...drag.listeners })}
      aria-roledescription={isFixed ? undefined : t('calendar.movable')}
      onClick={() => onEntry(entry)}
      title={title}
      aria-label={title}
      data-testid="bar"
      data-kind={entry.kind}
      data-code={entry.code}
      className={cx(
        'absolute flex touch-manipulation items-center overflow-clip rounded-lg px-2 text-xs font-medium ' +
          'whitespace-nowrap shadow-sm select-none',
        lookOf(entry),
        isClash && 'ring-3 ring-red-600',
        isDragging && 'z-30 cursor-grabbing opacity-90 shadow-xl',
      )}
      style={{
        left: `calc(var(--day) * ${bar.left} + 2px)`,
        width: `calc(var(--day) * ${bar.width} - 4px)`,
        top: PADDING_PX + bar.lane * LANE_PX + 2,
        height: LANE_PX - 8,
        ...(transform ? { transform: `translate3d(${transform.x}px, ${transform.y}px, 0)` } : {}),
      }}
    >
      <span className="sticky left-26 truncate sm:left-38">
        {entry.label || t(`calendar.kind.${entry.kind}`)}
      </span>
    </button>
  )
}

function useTitle(entry: CalendarEntry): string {
  const { t } = usePanelText()
  const { stay } = useWriting()
  const kind = t(`calendar.kind.${entry.kind}`)
  const nights = `${kind}: ${entry.label || kind}, ${stay(entry.start, entry.end)}`
  return entry.paid && entry.kind === 'reservation'
    ? `${nights}, ${t(`calendar.paid.${entry.paid}`)}`
    : nights
}
