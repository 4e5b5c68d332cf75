export interface Appointment {
  /** Epoch milliseconds. */
  readonly at: number
  readonly nth: number
  /** Who and what, for the story. */
  readonly title: string
  act(): Promise<void> | void
}

/** What is going to happen in the world, in the order of time and then of being planned. */
export function createAgenda() {
  let heap: Appointment[] = []
  let planned = 0
  return {
    plan(at: number, title: string, act: Appointment['act']): void {
      const appointment = { at, nth: planned++, title, act }
      let low = 0
      let high = heap.length
      while (low < high) {
        const middle = (low + high) >> 1
        const other = heap[middle]
        if (other && isBefore(other, appointment)) low = middle + 1
        else high = middle
      }
      heap.splice(low, 0, appointment)
    },
    next: (): Appointment | undefined => heap[0],
    take: (): Appointment | undefined => heap.shift(),
    clear(): void {
      heap = []
    },
  }
}

function isBefore(a: Appointment, b: Appointment): boolean {
  return a.at < b.at || (a.at === b.at && a.nth < b.nth)
}
