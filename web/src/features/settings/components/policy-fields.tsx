import { Button, IconButton } from '../../../components/ui/button.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { NumberField } from '../../../components/ui/money-field.tsx'
import { Plus, Trash2 } from '../../../components/ui/panel-icons.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { type CancellationPolicy, POLICIES, POLICY_NAMES, policyName } from '../api/settings-api.ts'

interface PolicyFieldsProps {
  readonly policy: CancellationPolicy
  onChange(policy: CancellationPolicy): void
}

const USUAL_STEP = { days_before: 7, refund_percent: 50 }

/** Three ready-made conditions, or steps of one's own. */
export function PolicyFields({ policy, onChange }: PolicyFieldsProps) {
  const { t } = usePanelText()
  const name = policyName(policy)
  const choices = [
    ...POLICY_NAMES.map((one) => ({ value: one, label: t(`settings.${one}`) })),
    { value: 'own' as const, label: t('settings.own') },
  ]
  const set = (at: number, next: Partial<CancellationPolicy[number]>) =>
    onChange(policy.map((step, index) => (index === at ? { ...step, ...next } : step)))
  return (
    <div className="space-y-4">
      <Chips
        label={t('settings.ready')}
        value={name ?? 'own'}
        choices={choices}
        onChange={(next) => onChange(next === 'own' ? [...policy, USUAL_STEP] : [...POLICIES[next]])}
      />
      {name && <p className="text-sm text-muted">{t(`settings.${name}_text`)}</p>}
      {!name &&
        policy.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own
          <fieldset key={at} className="flex items-end gap-3">
            <legend className="sr-only">{t('settings.step', { number: at + 1 })}</legend>
            <NumberField
              label={t('settings.step_days')}
              most={730}
              value={step.days_before}
              onChange={(days) => set(at, { days_before: days ?? 0 })}
            />
            <NumberField
              label={t('settings.step_percent')}
              most={100}
              value={step.refund_percent}
              onChange={(percent) => set(at, { refund_percent: percent ?? 0 })}
            />
            <IconButton icon={Trash2} label={t('remove')} onClick={() => onChange(policy.toSpliced(at, 1))} />
          </fieldset>
        ))}
      {!name && (
        <Button icon={Plus} onClick={() => onChange([...policy, USUAL_STEP])}>
          {t('settings.step_add')}
        </Button>
      )}
    </div>
  )
}
