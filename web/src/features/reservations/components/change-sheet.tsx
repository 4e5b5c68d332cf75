import { Button } from '../../../components/ui/button.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { SelectField, TextField } from '../../../components/ui/field.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { useProblemText } from '../../../components/ui/use-act.ts'
import { RequestFailed } from '../../../lib/http.ts'
import { readMoney } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import type { Draft } from '../api/change-draft.ts'
import { MAY_OVERRIDE, type Override } from '../api/new-draft.ts'
import type { OwnReservation } from '../api/reservations-api.ts'
import { GIVEN_BACK, type GivenBack, isOverpaid, useStayChange } from '../api/use-change.ts'
import { ChangePreviewView } from './change-preview.tsx'
import { PartyFields } from './party-fields.tsx'
import { ContactFields, DateFields, NoteFields } from './stay-fields.tsx'

/** Writes what should be otherwise, looks at what it does in money, then saves it. */
export function ChangeSheet({ stay, onClose }: { stay: OwnReservation; onClose(): void }) {
  const { t } = usePanelText()
  const change = useStayChange(stay)
  const { draft, edit, seen, refusal, mustLook } = change
  return (
    <Sheet isOpen title={t('reservations.change.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (mustLook) change.look()
          else change.save.mutate(draft.notify, { onSuccess: onClose })
        }}
        className="space-y-4"
      >
        <StayFields draft={draft} onEdit={edit} />
        <PriceFields draft={draft} onEdit={edit} />
        <ContactFields contact={draft} onEdit={edit} />
        <NoteFields notes={draft} onEdit={edit} />
        {seen && <ChangePreviewView preview={seen} />}
        {seen && isOverpaid(seen) && <RefundChoice chosen={change.refund} onChoose={change.giveBack} />}
        {refusal && <Refused error={refusal} onAnyway={change.setAside} />}
        {change.reprices && (
          <SwitchField
            label={t('reservations.change.notify')}
            checked={draft.notify}
            onChange={change.tell}
          />
        )}
        <Buttons>
          {change.isSame && (
            <p className="self-center text-sm text-muted">{t('reservations.change.nothing')}</p>
          )}
          <Button look="primary" type="submit" disabled={change.isSame || change.isBusy}>
            {t(mustLook ? 'reservations.change.look' : 'reservations.change.save')}
          </Button>
        </Buttons>
      </form>
    </Sheet>
  )
}

/** What becomes of money that was paid and is too much now; until somebody says so, what the API does by itself. */
export function RefundChoice({
  chosen,
  onChoose,
}: {
  chosen: GivenBack | undefined
  onChoose(back: GivenBack): void
}) {
  const { t } = usePanelText()
  return (
    <div>
      <p className="mb-2 text-sm font-medium">{t('reservations.change.back')}</p>
      <Chips
        label={t('reservations.change.back')}
        value={chosen}
        choices={GIVEN_BACK.map((one) => ({ value: one, label: t(`reservations.change.back_${one}`) }))}
        onChange={onChoose}
      />
    </div>
  )
}

/** Why it is not possible; a rule of the owner's own may be set aside, nights that somebody has may not. */
export function Refused({ error, onAnyway }: { error: Error; onAnyway(rule: Override): void }) {
  const { t } = usePanelText()
  const problemText = useProblemText()
  const rule = error instanceof RequestFailed ? MAY_OVERRIDE[error.code] : undefined
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-xl bg-warn-soft p-3 text-sm text-warn"
    >
      <p className="min-w-0 flex-1">{problemText(error)}</p>
      {rule && <Button onClick={() => onAnyway(rule)}>{t('reservations.change.anyway')}</Button>}
    </div>
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
      <DateFields dates={draft} onEdit={onEdit} />
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
