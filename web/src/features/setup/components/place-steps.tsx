import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { NumberField } from '../../../components/ui/money-field.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type OwnSettings, saveSettings } from '../../settings/api/settings-api.ts'
import { bodyOf, settingsDraft } from '../../settings/api/settings-draft.ts'
import { PolicyFields } from '../../settings/components/policy-fields.tsx'

interface SettingsStepProps {
  readonly settings: OwnSettings
  onDone(): void
}

function useSettingsStep({ settings, onDone }: SettingsStepProps) {
  const [draft, setDraft] = useState(() => settingsDraft(settings))
  const save = useAct({ run: () => saveSettings(bodyOf(draft)) })
  return {
    draft,
    isPending: save.isPending,
    edit: (next: Partial<typeof draft>) => setDraft({ ...draft, ...next }),
    submit: (event: React.FormEvent) => {
      event.preventDefault()
      save.mutate(undefined, { onSuccess: onDone })
    },
  }
}

export function PlaceStep(props: SettingsStepProps) {
  const { t } = usePanelText()
  const { draft, edit, submit, isPending } = useSettingsStep(props)
  return (
    <form onSubmit={submit} className="space-y-4">
      <TextField
        label={t('settings.name')}
        value={draft.name}
        maxLength={120}
        onChange={(event) => edit({ name: event.target.value })}
      />
      <TextField
        label={t('settings.address')}
        value={draft.address}
        maxLength={300}
        onChange={(event) => edit({ address: event.target.value })}
      />
      <TextField
        label={t('settings.map')}
        hint={t('settings.map_hint')}
        value={draft.map}
        maxLength={500}
        onChange={(event) => edit({ map: event.target.value })}
      />
      <TextField
        label={t('settings.phone')}
        type="tel"
        value={draft.phone}
        maxLength={40}
        onChange={(event) => edit({ phone: event.target.value })}
      />
      <Button look="primary" type="submit" disabled={!draft.name.trim() || isPending} className="w-full">
        {t('setup.next')}
      </Button>
    </form>
  )
}

export function MoneyStep(props: SettingsStepProps) {
  const { t } = usePanelText()
  const { draft, edit, submit, isPending } = useSettingsStep(props)
  return (
    <form onSubmit={submit} className="space-y-4">
      <NumberField
        label={t('settings.deposit')}
        most={100}
        value={draft.deposit}
        onChange={(deposit) => edit({ deposit: deposit ?? 0 })}
      />
      <div>
        <p className="mb-2 text-sm font-medium">{t('settings.cancellation')}</p>
        <PolicyFields policy={draft.policy} onChange={(policy) => edit({ policy })} />
      </div>
      <TextField
        label={t('settings.alias')}
        value={draft.alias}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => edit({ alias: event.target.value })}
      />
      <TextField
        label={t('settings.holder')}
        value={draft.holder}
        maxLength={120}
        onChange={(event) => edit({ holder: event.target.value })}
      />
      <Button look="primary" type="submit" disabled={isPending} className="w-full">
        {t('setup.next')}
      </Button>
    </form>
  )
}
