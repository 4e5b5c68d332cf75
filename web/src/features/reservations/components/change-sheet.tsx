import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { AreaField, SelectField, TextField } from '../../../components/ui/field.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { readMoney } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { type Draft, draftedChange, draftOf } from '../api/change-draft.ts'
import { changeReservation, type OwnReservation, previewChange } from '../api/reservations-api.ts'
import { ChangePreviewView } from './change-preview.tsx'
import { PartyFields } from './party-fields.tsx'

/** Writes what should be otherwise, looks at what it does in money, then saves it. */
export function ChangeSheet({ stay, onClose }: { stay: OwnReservation; onClose(): void }) {
  const { t } = usePanelText()
  const [draft, setDraft] = useState(() => draftOf(stay))
  const { change, reprices } = draftedChange(stay, draft)
  const preview = useAct({ run: () => previewChange(stay.code, change) })
  const save = useAct({
    run: () =>
      changeReservation(stay.code, {
        ...change,
        ...(reprices ? { notify: draft.notify } : {}),
        ...(preview.data?.warnings.length ? { override: preview.data.warnings } : {}),
      }),
    done: () => t('reservations.done.change'),
  })
  const edit = (next: Partial<Draft>) => {
    preview.reset()
    setDraft({ ...draft, ...next })
  }
  const isSame = Object.keys(change).length === 0
  const mustLook = reprices && !preview.data
  return (
    <Sheet isOpen title={t('reservations.change.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (mustLook) preview.mutate()
          else save.mutate(undefined, { onSuccess: onClose })
        }}
        className="space-y-4"
      >
        <StayFields draft={draft} onEdit={edit} />
        <PriceFields draft={draft} onEdit={edit} />
        <ContactFields draft={draft} onEdit={edit} />
        {preview.data && <ChangePreviewView preview={preview.data} />}
        {reprices && (
          <SwitchField
            label={t('reservations.change.notify')}
            checked={draft.notify}
            onChange={(notify) => setDraft({ ...draft, notify })}
          />
        )}
        <Buttons>
          {isSame && <p className="self-center text-sm text-muted">{t('reservations.change.nothing')}</p>}
          <Button look="primary" type="submit" disabled={isSame || preview.isPending || save.isPending}>
            {t(mustLook ? 'reservations.change.look' : 'reservations.change.save')}
          </Button>
        </Buttons>
      </form>
    </Sheet>
  )
}

interface PartProps {
  readonly draft: Draft
  onEdit(next: Partial<Draft>): void
}

function StayFields({ draft, onEdit }: PartProps) {
  const { t } = usePanelText()
  const cabins = useCabins().data?.items ?? []
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          type="date"
          label={t('reservations.change.arrival')}
          value={draft.checkIn}
          onChange={(event) => onEdit({ checkIn: event.target.value })}
        />
        <TextField
          type="date"
          label={t('reservations.change.departure')}
          value={draft.checkOut}
          min={draft.checkIn}
          onChange={(event) => onEdit({ checkOut: event.target.value })}
        />
      </div>
      <SelectField
        label={t('reservations.change.cabin')}
        value={draft.cabin}
        choices={cabins.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(event) => onEdit({ cabin: event.target.value })}
      />
      <PartyFields party={draft.party} onChange={(party) => onEdit({ party })} />
    </>
  )
}

function PriceFields({ draft, onEdit }: PartProps) {
  const { t } = usePanelText()
  return (
    <>
      <TextField
        label={t('reservations.change.agreed')}
        hint={t('reservations.change.agreed_hint')}
        inputMode="decimal"
        value={draft.agreed}
        onChange={(event) => onEdit({ agreed: event.target.value })}
        error={draft.agreed && !readMoney(draft.agreed) ? t('problem.invalid_amount') : undefined}
      />
      <SwitchField
        label={t('reservations.change.keep_price')}
        checked={draft.keepPrice}
        onChange={(keepPrice) => onEdit({ keepPrice })}
      />
    </>
  )
}

function ContactFields({ draft, onEdit }: PartProps) {
  const { t } = usePanelText()
  return (
    <>
      <TextField
        label={t('reservations.change.name')}
        autoComplete="off"
        value={draft.name}
        onChange={(event) => onEdit({ name: event.target.value })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          type="tel"
          label={t('reservations.phone')}
          autoComplete="off"
          value={draft.phone}
          onChange={(event) => onEdit({ phone: event.target.value })}
        />
        <TextField
          type="email"
          label={t('reservations.email')}
          autoComplete="off"
          value={draft.email}
          onChange={(event) => onEdit({ email: event.target.value })}
        />
      </div>
      <AreaField
        label={t('reservations.notes')}
        value={draft.notes}
        maxLength={2000}
        onChange={(event) => onEdit({ notes: event.target.value })}
      />
    </>
  )
}
