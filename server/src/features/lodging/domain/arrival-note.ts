import type { AccommodationId } from '../../../lib/ids.ts'
import type { Accommodation, Localized } from './accommodation.ts'

/** The private words of one cabin. */
export interface ArrivalNote {
  readonly id: AccommodationId
  readonly name: string
  readonly words: Localized
}

export function arrivalNotesOf(cabins: readonly Accommodation[]): ArrivalNote[] {
  return cabins.flatMap(({ id, name, arrivalNote }) =>
    Object.values(arrivalNote).some(Boolean) ? [{ id, name, words: arrivalNote }] : [],
  )
}

/** Those of the cabins of one booking, each under its name where there are several; null when none is written. */
export function arrivalWords(
  notes: readonly ArrivalNote[],
  ids: readonly AccommodationId[],
  say: (words: Localized) => string | null,
): string | null {
  const told = notes.flatMap((note) => {
    const text = ids.includes(note.id) && say(note.words)
    return text ? [ids.length > 1 ? `*${note.name}*: ${text}` : text] : []
  })
  return told.length > 0 ? told.join('\n') : null
}
