import { Button } from '../../../components/ui/button.tsx'
import { Part } from '../../../components/ui/card.tsx'
import { ManyChips } from '../../../components/ui/chips.tsx'
import { MoneyField, NumberField } from '../../../components/ui/money-field.tsx'
import { Plus } from '../../../components/ui/panel-icons.tsx'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { usePanelText } from '../../../lib/words.ts'
import type { Plan, Weekday } from '../api/rates-api.ts'
import { DiscountStep } from './discount-step.tsx'

export interface PlanPartProps {
  readonly plan: Plan
  onEdit(next: Partial<Plan>): void
}

export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[]
const HUNDRED = 100

/** A factor of the API as the percent people speak of: 1.25 is 25 % more. */
function percentMore(multiplier: number): number {
  return Math.round((multiplier - 1) * HUNDRED * HUNDRED) / HUNDRED
}

function multiplierOf(percent: number | null): number {
  return Math.round((percent ?? 0) * HUNDRED) / (HUNDRED * HUNDRED) + 1
}

function Weekdays(props: { label: string; values: readonly Weekday[]; onChange(values: Weekday[]): void }) {
  const { t } = usePanelText()
  return (
    <div>
      <p className="mb-2 text-sm font-medium">{props.label}</p>
      <ManyChips {...props} choices={WEEK.map((day) => ({ value: day, label: t(`weekday.${day}`) }))} />
    </div>
  )
}

export function NightParts({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  return (
    <Part title={t('rates.night')}>
      <MoneyField
        label={t('rates.base')}
        value={String(plan.base_price)}
        onChange={(base_price) => onEdit({ base_price })}
      />
      <Weekdays
        label={t('rates.weekend_nights')}
        values={plan.weekend_days}
        onChange={(weekend_days) => onEdit({ weekend_days })}
      />
      <div className="grid grid-cols-2 items-end gap-3">
        <NumberField
          label={t('rates.weekend_more')}
          value={percentMore(plan.weekend_multiplier)}
          onChange={(percent) => onEdit({ weekend_multiplier: multiplierOf(percent) })}
        />
        <NumberField
          label={t('rates.holiday_more')}
          value={percentMore(plan.holiday_multiplier)}
          onChange={(percent) => onEdit({ holiday_multiplier: multiplierOf(percent) })}
        />
      </div>
    </Part>
  )
}

export function StayParts({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  return (
    <Part title={t('rates.stay')}>
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label={t('rates.min_nights')}
          least={1}
          value={plan.min_nights}
          onChange={(nights) => onEdit({ min_nights: nights ?? 1 })}
        />
        <NumberField
          label={t('rates.max_nights')}
          least={1}
          value={plan.max_nights}
          onChange={(max_nights) => onEdit({ max_nights })}
        />
      </div>
      <Weekdays
        label={t('rates.no_arrival')}
        values={plan.closed_to_arrival}
        onChange={(closed_to_arrival) => onEdit({ closed_to_arrival })}
      />
      <Weekdays
        label={t('rates.no_departure')}
        values={plan.closed_to_departure ?? []}
        onChange={(closed_to_departure) => onEdit({ closed_to_departure })}
      />
      <SwitchField
        label={t('rates.fill_gaps')}
        hint={t('rates.fill_gaps_hint')}
        checked={plan.fill_gaps ?? false}
        onChange={(fill_gaps) => onEdit({ fill_gaps })}
      />
    </Part>
  )
}

const USUAL_DISCOUNT = { min_nights: 7, percent: 10 }

export function DiscountParts({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  const { length_discounts: steps } = plan
  const set = (at: number, next: Partial<(typeof steps)[number]>) =>
    onEdit({ length_discounts: steps.map((step, index) => (index === at ? { ...step, ...next } : step)) })
  return (
    <Part title={t('rates.discounts')}>
      {steps.map((step, at) => (
        <DiscountStep
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own
          key={at}
          legend={t('rates.discount', { number: at + 1 })}
          percent={step.percent}
          onPercent={(percent) => set(at, { percent })}
          onRemove={() => onEdit({ length_discounts: steps.toSpliced(at, 1) })}
        >
          <NumberField
            label={t('rates.discount_nights')}
            least={1}
            value={step.min_nights}
            onChange={(nights) => set(at, { min_nights: nights ?? 1 })}
          />
        </DiscountStep>
      ))}
      <Button icon={Plus} onClick={() => onEdit({ length_discounts: [...steps, USUAL_DISCOUNT] })}>
        {t('rates.discount_add')}
      </Button>
    </Part>
  )
}
