import { z } from 'zod'
import { LONGEST_NOTE } from './values.ts'

/**
 * What people write down of a stay and no rule reads. A field is a line here and its empty value below, a column and
 * its line in the mapping; bodies, answers and steps carry all of them.
 */
const fields = <Text extends z.ZodType<string>>(text: Text) => ({ notes: text })

export const notesInput = fields(z.string().max(LONGEST_NOTE))
export const stayNotes = z.object(fields(z.string()))
export type StayNotes = z.infer<typeof stayNotes>
export const NOTHING_NOTED: StayNotes = { notes: '' }
