import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Part } from '../../../components/ui/card.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { AreaField, TextField } from '../../../components/ui/field.tsx'
import { NumberField } from '../../../components/ui/money-field.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { saveSettings, useSettings } from '../api/settings-api.ts'
import { bodyOf, type SettingsDraft, settingsDraft } from '../api/settings-draft.ts'
import { AttentionFields } from './attention-fields.tsx'
import { PolicyFields } from './policy-fields.tsx'
import { TimedFields } from './timed-fields.tsx'

export function SettingsPage() {
  const { t } = usePanelText()
  const settings = useSettings()
  return (
    <>
      <PageHeader title={t('settings.title')} back={{ to: '/admin/more', label: t('nav.more') }} />
      {settings.isPending && <Loading />}
      {settings.isError && <Failure onRetry={() => void settings.refetch()} />}
      {settings.data && <SettingsForm initial={settingsDraft(settings.data)} />}
    </>
  )
}

export interface PartProps {
  readonly draft: SettingsDraft
  onEdit(next: Partial<SettingsDraft>): void
}

function SettingsForm({ initial }: { initial: SettingsDraft }) {
  const { t } = usePanelText()
  const [draft, setDraft] = useState(initial)
  const edit = (next: Partial<SettingsDraft>) => setDraft({ ...draft, ...next })
  const save = useAct({ run: () => saveSettings(bodyOf(draft)), done: () => t('settings.saved') })
  const parts = { draft, onEdit: edit }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
      className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2"
    >
      <PlaceFields {...parts} />
      <MoneyFields {...parts} />
      <Part title={t('settings.cancellation')}>
        <PolicyFields policy={draft.policy} onChange={(policy) => edit({ policy })} />
      </Part>
      <TransferFields {...parts} />
      <Part title={t('settings.attention')}>
        <AttentionFields
          attention={draft.attention}
          isSilent={draft.isSilent}
          onAttention={(attention) => edit({ attention })}
          onSilent={(isSilent) => edit({ isSilent })}
        />
        <TextField
          label={t('settings.template_price', { currency: draft.was.whatsapp_prices?.currency ?? 'USD' })}
          hint={t('settings.template_price_hint')}
          inputMode="decimal"
          value={draft.templatePrice}
          maxLength={11}
          onChange={(event) => edit({ templatePrice: event.target.value })}
        />
      </Part>
      <Part title={t('settings.timed')}>
        <TimedFields {...parts} />
      </Part>
      <RuleFields {...parts} />
      <div className="sticky bottom-18 z-10 flex justify-end md:bottom-4 lg:col-span-2">
        <Button look="primary" type="submit" disabled={save.isPending} className="shadow-lg max-sm:w-full">
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

export function PlaceFields({ draft, onEdit }: PartProps) {
  const { t } = usePanelText()
  return (
    <Part title={t('settings.place')}>
      <TextField
        label={t('settings.name')}
        value={draft.name}
        maxLength={120}
        onChange={(event) => onEdit({ name: event.target.value })}
      />
      <TextField
        label={t('settings.address')}
        value={draft.address}
        maxLength={300}
        onChange={(event) => onEdit({ address: event.target.value })}
      />
      <TextField
        label={t('settings.map')}
        hint={t('settings.map_hint')}
        maxLength={500}
        value={draft.map}
        onChange={(event) => onEdit({ map: event.target.value })}
      />
      <TextField
        label={t('settings.phone')}
        type="tel"
        value={draft.phone}
        maxLength={40}
        onChange={(event) => onEdit({ phone: event.target.value })}
      />
      <TextField
        label={t('settings.email')}
        type="email"
        value={draft.email}
        onChange={(event) => onEdit({ email: event.target.value })}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t('settings.check_in')}
          type="time"
          value={draft.checkIn}
          onChange={(event) => onEdit({ checkIn: event.target.value })}
        />
        <TextField
          label={t('settings.check_out')}
          type="time"
          value={draft.checkOut}
          onChange={(event) => onEdit({ checkOut: event.target.value })}
        />
      </div>
    </Part>
  )
}

export function MoneyFields({ draft, onEdit }: PartProps) {
  const { t } = usePanelText()
  return (
    <Part title={t('settings.money')}>
      <NumberField
        label={t('settings.deposit')}
        most={100}
        value={draft.deposit}
        onChange={(deposit) => onEdit({ deposit: deposit ?? 0 })}
      />
      <NumberField
        label={t('settings.balance_days')}
        hint={t('settings.balance_hint')}
        most={365}
        value={draft.balanceDays}
        onChange={(days) => onEdit({ balanceDays: days ?? 0 })}
      />
    </Part>
  )
}

export function TransferFields({ draft, onEdit }: PartProps) {
  const { t } = usePanelText()
  const hasWrongCbu = draft.cbu !== '' && !/^\d{22}$/.test(draft.cbu.replaceAll(/\s/g, ''))
  return (
    <Part title={t('settings.transfer')} text={t('settings.transfer_text')}>
      <TextField
        label={t('settings.alias')}
        value={draft.alias}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => onEdit({ alias: event.target.value })}
      />
      <TextField
        label={t('settings.cbu')}
        inputMode="numeric"
        value={draft.cbu}
        error={hasWrongCbu ? t('settings.cbu_wrong') : undefined}
        onChange={(event) => onEdit({ cbu: event.target.value })}
      />
      <TextField
        label={t('settings.holder')}
        value={draft.holder}
        maxLength={120}
        onChange={(event) => onEdit({ holder: event.target.value })}
      />
      <TextField
        label={t('settings.bank')}
        value={draft.bank}
        maxLength={120}
        onChange={(event) => onEdit({ bank: event.target.value })}
      />
    </Part>
  )
}

function RuleFields({ draft, onEdit }: PartProps) {
  const { t } = usePanelText()
  return (
    <Part title={t('settings.rules')}>
      <AreaField
        label={t('settings.rules')}
        hint={t('settings.rules_hint')}
        rows={4}
        value={draft.rules}
        maxLength={4000}
        onChange={(event) => onEdit({ rules: event.target.value })}
      />
      <AreaField
        label={t('settings.pets')}
        hint={t('settings.pets_hint')}
        value={draft.pets}
        maxLength={4000}
        onChange={(event) => onEdit({ pets: event.target.value })}
      />
    </Part>
  )
}
