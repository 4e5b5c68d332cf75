import type { CollisionDetection, KeyboardCoordinateGetter, Modifier } from '@dnd-kit/core'
import { addDays, daysBetween } from '../../../lib/days.ts'
import { ALIVE } from '../../../lib/reservation.ts'
import type { CalendarCabin, CalendarEntry } from './calendar-api.ts'
import { DAY_PX } from './tape.ts'

/** What is dragged: an entry, out of the line of its cabin. */
export interface Dragged {
  readonly cabin: CalendarCabin
  readonly entry: CalendarEntry
}

/** Where a stay would go. */
export interface Moved {
  readonly code: string
  readonly cabinId: string
  readonly checkIn: string
  readonly checkOut: string
}

/** Only stays of ours that have not been lived yet: a platform's is changed over there. */
export function isMovable(entry: CalendarEntry): boolean {
  return Boolean(entry.code) && ALIVE.has(entry.status)
}

/** The stay where it was let go; undefined where nothing changes. */
export function movedTo(
  { cabin, entry }: Dragged,
  { x, cabinId }: { readonly x: number; readonly cabinId: string | undefined },
): Moved | undefined {
  const days = Math.round(x / DAY_PX)
  const to = cabinId ?? cabin.id
  if (!entry.code || (days === 0 && to === cabin.id)) return undefined
  const checkIn = addDays(entry.start, days)
  return {
    code: entry.code,
    cabinId: to,
    checkIn,
    checkOut: addDays(checkIn, daysBetween(entry.start, entry.end)),
  }
}

/** Night by night, as the columns are. */
export const byNights: Modifier = ({ transform }) => ({
  ...transform,
  x: Math.round(transform.x / DAY_PX) * DAY_PX,
})

/** The line over which the middle of the bar hangs. */
export const lineBelow: CollisionDetection = ({ collisionRect, droppableRects, droppableContainers }) => {
  const middle = collisionRect.top + collisionRect.height / 2
  return droppableContainers.flatMap((container) => {
    const rect = droppableRects.get(container.id)
    return rect && rect.top <= middle && middle < rect.top + rect.height ? [{ id: container.id }] : []
  })
}

/** The arrows: a night to either side, a cabin up or down. */
export const byArrows: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const { x, y } = currentCoordinates
  switch (event.code) {
    case 'ArrowRight':
      return { x: x + DAY_PX, y }
    case 'ArrowLeft':
      return { x: x - DAY_PX, y }
    case 'ArrowDown':
    case 'ArrowUp': {
      const tops = [...context.droppableRects.values()].map((rect) => rect.top).toSorted((a, b) => a - b)
      const at = context.over ? tops.indexOf(context.over.rect.top) : -1
      const next = tops[at + (event.code === 'ArrowDown' ? 1 : -1)]
      return at === -1 || next === undefined ? undefined : { x, y: y + next - (tops[at] ?? next) }
    }
    default:
      return undefined
  }
}
