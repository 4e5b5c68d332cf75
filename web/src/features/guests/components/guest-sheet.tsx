import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Confirmation } from '../../../components/ui/confirmation.tsx'
import { AreaField, SelectField, TextField } from '../../../components/ui/field.tsx'
import { Download, Merge, MessagesSquare, UserX } from '../../../components/ui/panel-icons.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { writePhone } from '../../../lib/contact.ts'
import { LANGUAGES } from '../../../lib/i18n.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useSession } from '../../account/api/session.ts'
import { changeGuest, eraseGuest, exportAddress, type GuestEntry } from '../api/guests-api.ts'
import { MergeSheet } from './merge-sheet.tsx'

interface GuestSheetProps {
  readonly guest: GuestEntry
  onClose(): void
}

/** One person: who they are, when they came, and what the law lets them ask for. */
export function GuestSheet({ guest, onClose }: GuestSheetProps) {
  const { t } = usePanelText()
  const [isMerging, setMerging] = useState(false)
  if (isMerging) return <MergeSheet guest={guest} onBack={() => setMerging(false)} onDone={onClose} />
  return (
    <Sheet isOpen title={guest.name || t('guests.nameless')} onClose={onClose}>
      <Visits guest={guest} />
      <GuestForm guest={guest} onClose={onClose} />
      <div className="mt-6 flex flex-wrap gap-2 border-t border-line pt-4">
        <Button icon={Merge} onClick={() => setMerging(true)}>
          {t('guests.merge')}
        </Button>
        <Rights guest={guest} onDone={onClose} />
      </div>
    </Sheet>
  )
}

function Visits({ guest }: { guest: GuestEntry }) {
  const { t } = usePanelText()
  if (guest.reservation_codes.length + guest.conversation_ids.length === 0) return null
  return (
    <ul aria-label={t('guests.visits')} className="mb-4 flex flex-wrap gap-2">
      {guest.reservation_codes.map((code) => (
        <li key={code}>
          <Link
            to="/admin/reservations/$code"
            params={{ code }}
            className={buttonLook('plain', 'font-mono text-xs')}
          >
            {code}
          </Link>
        </li>
      ))}
      {guest.conversation_ids.map((id) => (
        <li key={id}>
          <Link to="/admin/messages/$id" params={{ id }} className={buttonLook('plain')}>
            <MessagesSquare aria-hidden className="size-4.5" />
            {t('guests.talk')}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function GuestForm({ guest, onClose }: GuestSheetProps) {
  const { t } = usePanelText()
  const save = useAct({
    run: (form: FormData) => changeGuest(guest.id, changeOf(form)),
    done: () => t('saved'),
  })
  return (
    <ActForm
      className="space-y-3"
      isPending={save.isPending}
      onAct={(form) => save.mutate(new FormData(form), { onSuccess: onClose })}
    >
      <TextField label={t('guests.name')} name="name" required maxLength={120} defaultValue={guest.name} />
      <TextField label={t('guests.phone')} name="phone" type="tel" defaultValue={writePhone(guest.phone)} />
      <TextField label={t('guests.email')} name="email" type="email" defaultValue={guest.email ?? ''} />
      <SelectField
        label={t('guests.language')}
        name="language"
        defaultValue={guest.language}
        choices={LANGUAGES.map((one) => ({ value: one, label: t(`tongue.${one}`) }))}
      />
      <AreaField
        label={t('guests.notes')}
        hint={t('guests.notes_hint')}
        name="notes"
        maxLength={4000}
        defaultValue={guest.notes}
      />
    </ActForm>
  )
}

function changeOf(form: FormData) {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  return {
    name: said('name'),
    phone: said('phone') || null,
    email: said('email') || null,
    language: LANGUAGES.find((one) => one === said('language')) ?? 'es',
    notes: said('notes'),
  }
}

/** Ley 25.326: a person may have what is kept about them, and may have it erased. Only the owner hands it out. */
function Rights({ guest, onDone }: { guest: GuestEntry; onDone(): void }) {
  const { t } = usePanelText()
  const isOwner = useSession().data?.role === 'owner'
  const [isAsking, setAsking] = useState(false)
  const erase = useAct({ run: () => eraseGuest(guest.id), done: () => t('guests.erased') })
  if (!isOwner) return null
  return (
    <>
      <a href={exportAddress(guest.id)} download className={buttonLook('plain')}>
        <Download aria-hidden className="size-4.5" />
        {t('guests.export')}
      </a>
      <Button look="danger" icon={UserX} disabled={erase.isPending} onClick={() => setAsking(true)}>
        {t('guests.erase')}
      </Button>
      <Confirmation
        isOpen={isAsking}
        title={t('guests.erase_ask', { name: guest.name || t('guests.nameless') })}
        text={t('guests.erase_text')}
        yes={t('guests.erase_yes')}
        no={t('no')}
        onYes={() => erase.mutate(undefined, { onSuccess: onDone })}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
