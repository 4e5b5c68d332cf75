import {
  type Active,
  type Announcements,
  type DndContextProps,
  KeyboardCode,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { CalendarCabin } from './calendar-api.ts'
import { byArrows, type Dragged, type Moved, movedTo } from './drag.ts'

/** Far enough that a tap with an unsteady hand is no drag. */
const MOUSE = { activationConstraint: { distance: 8 } }
/** Held for a moment: what moves at once scrolls the chart. */
const TOUCH = { activationConstraint: { delay: 250, tolerance: 8 } }
/** Enter opens the stay; the space bar lifts it. */
const KEYS = {
  start: [KeyboardCode.Space],
  cancel: [KeyboardCode.Esc],
  end: [KeyboardCode.Space, KeyboardCode.Enter],
}

interface Carried {
  readonly active: Pick<Active, 'data' | 'rect'>
  readonly over: { readonly id: string | number } | null
}

function isDragged(value: unknown): value is Dragged {
  return typeof value === 'object' && value !== null && 'entry' in value && 'cabin' in value
}

/** How far it was carried sideways, in pixels of the screen. */
function distanceOf({ rect }: Carried['active']): number {
  const { initial, translated } = rect.current
  return initial && translated ? translated.left - initial.left : 0
}

/** Bars carried by mouse, finger or keys; tells a listener where the stay would go. */
export function useTapeDrag(
  cabins: readonly CalendarCabin[],
  onMove: (moved: Moved) => void,
): Pick<DndContextProps, 'sensors' | 'onDragEnd' | 'accessibility'> {
  const { t } = usePanelText()
  const { stay: writeStay } = useWriting()
  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, { coordinateGetter: byArrows, keyboardCodes: KEYS }),
  )
  const nameOf = ({ data }: Carried['active']) => (isDragged(data.current) ? data.current.entry.label : '')
  const targetOf = ({ active, over }: Carried, x = distanceOf(active)) =>
    isDragged(active.data.current)
      ? movedTo(active.data.current, { x, cabinId: over ? String(over.id) : undefined })
      : undefined
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('calendar.drag.lifted', { name: nameOf(active) }),
    onDragOver: () => undefined,
    onDragMove: (event) => {
      const to = targetOf(event)
      const cabin = cabins.find((one) => one.id === to?.cabinId)
      return (
        to && t('calendar.nights_of', { cabin: cabin?.name ?? '', stay: writeStay(to.checkIn, to.checkOut) })
      )
    },
    onDragEnd: () => t('calendar.drag.dropped'),
    onDragCancel: () => t('calendar.drag.cancelled'),
  }
  return {
    sensors,
    onDragEnd: (event) => {
      const to = targetOf(event, event.delta.x)
      if (to) onMove(to)
    },
    accessibility: { announcements, screenReaderInstructions: { draggable: t('calendar.drag.how') } },
  }
}
