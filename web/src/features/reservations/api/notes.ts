import type { StayNotes } from '@tranquera/contracts/stay-notes'

/** What a new form has written down; a note that the contract adds has to be named here to compile. */
export const NOTHING_NOTED: StayNotes = { notes: '' }

// A literal has no other keys than its type, which Object.keys cannot know.
const NAMES = Object.keys(NOTHING_NOTED) as readonly (keyof StayNotes)[]

/** Each note of a stay, by its name. */
export function notesOf(stay: StayNotes): readonly (readonly [name: keyof StayNotes, text: string])[] {
  return NAMES.map((name) => [name, stay[name]])
}

/** The notes of a stay, for its form. */
export function notedIn(stay: StayNotes): StayNotes {
  return { ...NOTHING_NOTED, ...Object.fromEntries(notesOf(stay)) }
}

/** The notes of the form that are another text than before. */
export function changedNotes(was: StayNotes, now: StayNotes): Partial<StayNotes> {
  return Object.fromEntries(notesOf(now).filter(([name, text]) => text !== was[name]))
}
