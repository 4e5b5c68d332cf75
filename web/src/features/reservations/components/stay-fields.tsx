import type { StayNotes } from '@tranquera/contracts/stay-notes'
import { LONGEST_NOTE } from '@tranquera/contracts/values'
import { AreaField, TextField } from '../../../components/ui/field.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { notesOf } from '../api/notes.ts'

/** Days as the browser's own field writes them, `YYYY-MM-DD`; empty until one is chosen. */
interface StayDates {
  readonly checkIn: string
  readonly checkOut: string
}

interface DateFieldsProps {
  readonly dates: StayDates
  /** The first day on which the stay may begin; left out, any. */
  readonly from?: string
  onEdit(part: Partial<StayDates>): void
}

export function DateFields({ dates, from, onEdit }: DateFieldsProps) {
  const { t } = usePanelText()
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        type="date"
        label={t('reservations.change.arrival')}
        value={dates.checkIn}
        min={from}
        onChange={(event) => onEdit({ checkIn: event.target.value })}
      />
      <TextField
        type="date"
        label={t('reservations.change.departure')}
        value={dates.checkOut}
        min={dates.checkIn}
        onChange={(event) => onEdit({ checkOut: event.target.value })}
      />
    </div>
  )
}

interface Contact {
  readonly name: string
  readonly phone: string
  readonly email: string
}

interface ContactFieldsProps {
  readonly contact: Contact
  onEdit(part: Partial<Contact>): void
}

/** Whom the stay belongs to. The browser offers nothing: it knows the owner, not the guest. */
export function ContactFields({ contact, onEdit }: ContactFieldsProps) {
  const { t } = usePanelText()
  return (
    <>
      <TextField
        label={t('reservations.change.name')}
        autoComplete="off"
        value={contact.name}
        onChange={(event) => onEdit({ name: event.target.value })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          type="tel"
          label={t('reservations.phone')}
          autoComplete="off"
          value={contact.phone}
          onChange={(event) => onEdit({ phone: event.target.value })}
        />
        <TextField
          type="email"
          label={t('reservations.email')}
          autoComplete="off"
          value={contact.email}
          onChange={(event) => onEdit({ email: event.target.value })}
        />
      </div>
    </>
  )
}

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
