import { Part } from '../../../components/ui/card.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { usePanelText } from '../../../lib/words.ts'
import type { PlanPartProps } from './plan-parts.tsx'

const NO_RATE = { rate: '', source: '' }

/** Prices thought in dollars and charged in pesos, at a rate that somebody wrote down. */
export function DollarPart({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  const isInDollars = plan.price_currency === 'USD'
  const fx = plan.fx ?? NO_RATE
  return (
    <Part title={t('rates.dollars')}>
      <SwitchField
        label={t('rates.in_dollars')}
        hint={t('rates.in_dollars_hint')}
        checked={isInDollars}
        onChange={(isOn) =>
          onEdit(isOn ? { price_currency: 'USD', fx: plan.fx ?? null } : { price_currency: null, fx: null })
        }
      />
      {isInDollars && (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t('rates.dollar_rate')}
            inputMode="decimal"
            required
            value={String(fx.rate)}
            onChange={(event) => onEdit({ fx: { ...fx, rate: event.target.value.trim().replace(',', '.') } })}
          />
          <TextField
            label={t('rates.dollar_source')}
            hint={t('rates.dollar_source_hint')}
            required
            maxLength={120}
            value={fx.source}
            onChange={(event) => onEdit({ fx: { ...fx, source: event.target.value } })}
          />
        </div>
      )}
    </Part>
  )
}
