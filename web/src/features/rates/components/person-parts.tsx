import type { ReactNode } from 'react'
import { Button, IconButton } from '../../../components/ui/button.tsx'
import { Part } from '../../../components/ui/card.tsx'
import { MoneyField, NumberField } from '../../../components/ui/money-field.tsx'
import { Plus, Trash2 } from '../../../components/ui/panel-icons.tsx'
import { usePanelText } from '../../../lib/words.ts'
import type { ChildRate, PersonPrice } from '../api/rates-api.ts'
import type { PlanPartProps } from './plan-parts.tsx'

const WHOLE = 100
const USUAL_AGE = 12
const HALF = 50

/** How many the price is for, and what more people change. */
export function PeopleParts({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  return (
    <Part title={t('rates.people')}>
      <NumberField
        label={t('rates.included')}
        hint={t('rates.included_hint')}
        least={1}
        value={plan.included_guests}
        onChange={(included_guests) => onEdit({ included_guests })}
      />
      <MoneyField
        label={t('rates.extra_guest')}
        value={String(plan.extra_guest_fee)}
        onChange={(fee) => onEdit({ extra_guest_fee: fee || '0.00' })}
      />
      <NumberField
        label={t('rates.child_free')}
        most={17}
        value={plan.child_free_until_age}
        onChange={(child_free_until_age) => onEdit({ child_free_until_age })}
      />
      <ChildRates plan={plan} onEdit={onEdit} />
      <PersonPrices plan={plan} onEdit={onEdit} />
    </Part>
  )
}

/** What a night is for one, for two, for three; in place of a fee for each person more. */
function PersonPrices({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  const steps = plan.person_prices ?? []
  const keep = (person_prices: PersonPrice[]) => onEdit({ person_prices })
  const set = (at: number, next: Partial<PersonPrice>) =>
    keep(steps.map((step, index) => (index === at ? { ...step, ...next } : step)))
  const guests = (steps.at(-1)?.guests ?? 0) + 1
  return (
    <div className="space-y-3">
      <p className="text-sm text-muted">{t('rates.person_prices_text')}</p>
      {steps.map((step, at) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own
          key={at}
          name={t('rates.person_price', { number: at + 1 })}
          onRemove={() => keep(steps.toSpliced(at, 1))}
        >
          <NumberField
            label={t('rates.person_guests')}
            least={1}
            most={WHOLE}
            value={step.guests}
            onChange={(count) => set(at, { guests: count ?? 1 })}
          />
          <NumberField
            label={t('rates.person_percent')}
            value={step.percent}
            onChange={(percent) => set(at, { percent: percent ?? WHOLE })}
          />
        </Line>
      ))}
      <Button icon={Plus} onClick={() => keep([...steps, { guests, percent: WHOLE }])}>
        {t('rates.person_add')}
      </Button>
    </div>
  )
}

/** What a child costs of the fee for a person more, by age. */
function ChildRates({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  const steps = plan.child_rates ?? []
  const keep = (child_rates: ChildRate[]) => onEdit({ child_rates })
  const set = (at: number, next: Partial<ChildRate>) =>
    keep(steps.map((step, index) => (index === at ? { ...step, ...next } : step)))
  return (
    <div className="space-y-3">
      {steps.map((step, at) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own
          key={at}
          name={t('rates.child_rate', { number: at + 1 })}
          onRemove={() => keep(steps.toSpliced(at, 1))}
        >
          <NumberField
            label={t('rates.child_until')}
            least={1}
            most={18}
            value={step.until_age}
            onChange={(age) => set(at, { until_age: age ?? 1 })}
          />
          <NumberField
            label={t('rates.child_percent')}
            most={WHOLE}
            value={step.percent}
            onChange={(percent) => set(at, { percent: percent ?? 0 })}
          />
        </Line>
      ))}
      <Button icon={Plus} onClick={() => keep([...steps, { until_age: USUAL_AGE, percent: HALF }])}>
        {t('rates.child_add')}
      </Button>
    </div>
  )
}

function Line({ name, children, onRemove }: { name: string; children: ReactNode; onRemove(): void }) {
  const { t } = usePanelText()
  return (
    <fieldset className="flex items-end gap-3">
      <legend className="sr-only">{name}</legend>
      {children}
      <IconButton icon={Trash2} label={t('remove')} onClick={onRemove} />
    </fieldset>
  )
}
