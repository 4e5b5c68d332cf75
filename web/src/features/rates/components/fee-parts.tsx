import { Button, IconButton } from '../../../components/ui/button.tsx'
import { Part } from '../../../components/ui/card.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { SelectField, TextField } from '../../../components/ui/field.tsx'
import { MoneyField } from '../../../components/ui/money-field.tsx'
import { Plus, Trash2 } from '../../../components/ui/panel-icons.tsx'
import { usePanelText } from '../../../lib/words.ts'
import type { Extra } from '../api/rates-api.ts'
import type { PlanPartProps } from './plan-parts.tsx'

const PET_PER = ['stay', 'night', 'pet'] as const
const EXTRA_PER = ['stay', 'night', 'person'] as const

/** What is charged beside the nights. */
export function FeeParts({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  return (
    <Part title={t('rates.fees')}>
      <MoneyField
        label={t('rates.cleaning')}
        value={String(plan.cleaning_fee)}
        onChange={(fee) => onEdit({ cleaning_fee: fee || '0.00' })}
      />
      <MoneyField
        label={t('rates.pet')}
        value={String(plan.pet_fee)}
        onChange={(fee) => onEdit({ pet_fee: fee || '0.00' })}
      />
      <Chips
        label={t('rates.pet')}
        value={plan.pet_fee_per ?? 'stay'}
        choices={PET_PER.map((per) => ({ value: per, label: t(`rates.per.${per}`) }))}
        onChange={(pet_fee_per) => onEdit({ pet_fee_per })}
      />
      <MoneyField
        label={t('rates.guarantee')}
        hint={t('rates.guarantee_hint')}
        value={String(plan.security_deposit ?? '')}
        onChange={(amount) => onEdit({ security_deposit: amount || null })}
      />
      <ExtraFields plan={plan} onEdit={onEdit} />
    </Part>
  )
}

/** Things a guest may add, such as firewood or a cot. */
function ExtraFields({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  const extras = plan.extras ?? []
  const set = (at: number, next: Partial<Extra>) =>
    onEdit({ extras: extras.map((extra, index) => (index === at ? { ...extra, ...next } : extra)) })
  return (
    <>
      {extras.map((extra, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: extras may share a name while they are written
        <fieldset key={at} className="space-y-3 rounded-2xl border border-line p-3">
          <legend className="px-1 text-sm font-medium">{t('rates.extra', { number: at + 1 })}</legend>
          <TextField
            label={t('rates.season_name')}
            value={extra.name}
            maxLength={80}
            onChange={(event) => set(at, { name: event.target.value })}
          />
          <div className="flex items-end gap-3">
            <MoneyField
              label={t('rates.extra_price')}
              value={String(extra.price)}
              onChange={(price) => set(at, { price: price || '0.00' })}
            />
            <SelectField
              label={t('rates.extra_per')}
              value={extra.per}
              choices={EXTRA_PER.map((per) => ({ value: per, label: t(`rates.per.${per}`) }))}
              onChange={(event) => {
                const per = EXTRA_PER.find((one) => one === event.target.value)
                if (per) set(at, { per })
              }}
            />
            <IconButton
              icon={Trash2}
              label={t('remove')}
              onClick={() => onEdit({ extras: extras.toSpliced(at, 1) })}
            />
          </div>
        </fieldset>
      ))}
      <Button
        icon={Plus}
        onClick={() => onEdit({ extras: [...extras, { name: '', price: '0.00', per: 'stay' }] })}
      >
        {t('rates.extra_add')}
      </Button>
    </>
  )
}
