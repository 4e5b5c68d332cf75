import { LONGEST_NOTE } from '@tranquera/contracts/limits'
import type { StayNotes } from '@tranquera/contracts/stay-notes'
import { AreaField } from '../../../components/ui/field.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { notesOf } from '../api/notes.ts'

interface NoteFieldsProps {
  readonly notes: StayNotes
  onEdit(part: Partial<StayNotes>): void
}

/** A field for each thing people write down of a stay. */
export function NoteFields({ notes, onEdit }: NoteFieldsProps) {
  const { t } = usePanelText()
  return notesOf(notes).map(([name, text]) => (
    <AreaField
      key={name}
      label={t(`reservations.noted.${name}`)}
      value={text}
      maxLength={LONGEST_NOTE}
      onChange={(event) => onEdit({ [name]: event.target.value })}
    />
  ))
}
