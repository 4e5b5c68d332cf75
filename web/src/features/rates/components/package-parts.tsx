import { Button } from '../../../components/ui/button.tsx'
import { Part } from '../../../components/ui/card.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { MoneyField, NumberField } from '../../../components/ui/money-field.tsx'
import { Plus, Trash2 } from '../../../components/ui/panel-icons.tsx'
import { todayInArgentina } from '../../../lib/clock.ts'
import { addDays } from '../../../lib/days.ts'
import { usePanelText } from '../../../lib/words.ts'
import type { Package } from '../api/rates-api.ts'
import { DiscountStep } from './discount-step.tsx'
import type { PlanPartProps } from './plan-parts.tsx'

const USUAL_NIGHTS = 3

/** Nights that are sold together only, such as a long weekend. */
export function PackageParts({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  const packages = plan.packages ?? []
  const set = (at: number, next: Partial<Package>) =>
    onEdit({ packages: packages.map((one, index) => (index === at ? { ...one, ...next } : one)) })
  const add = () => {
    const from = todayInArgentina()
    const fresh = { name: '', check_in: from, check_out: addDays(from, USUAL_NIGHTS), price: plan.base_price }
    onEdit({ packages: [...packages, fresh] })
  }
  return (
    <Part title={t('rates.packages')} text={t('rates.packages_text')}>
      {packages.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: packages may share a name while they are written
        <fieldset key={at} className="space-y-3 rounded-2xl border border-line p-3">
          <legend className="px-1 text-sm font-medium">{t('rates.package', { number: at + 1 })}</legend>
          <TextField
            label={t('rates.season_name')}
            value={one.name}
            maxLength={80}
            onChange={(event) => set(at, { name: event.target.value })}
          />
          <div className="grid grid-cols-2 gap-3">
            <TextField
              type="date"
              label={t('reservations.change.arrival')}
              value={one.check_in}
              onChange={(event) => set(at, { check_in: event.target.value })}
            />
            <TextField
              type="date"
              label={t('reservations.change.departure')}
              value={one.check_out}
              min={one.check_in}
              onChange={(event) => set(at, { check_out: event.target.value })}
            />
          </div>
          <MoneyField
            label={t('rates.package_price')}
            value={String(one.price)}
            onChange={(price) => set(at, { price })}
          />
          <Button look="quiet" icon={Trash2} onClick={() => onEdit({ packages: packages.toSpliced(at, 1) })}>
            {t('remove')}
          </Button>
        </fieldset>
      ))}
      <Button icon={Plus} onClick={add}>
        {t('rates.package_add')}
      </Button>
    </Part>
  )
}

const ROUNDINGS = [100, 500, 1000] as const
const USUAL_LATE = { within_days: 3, percent: 10 }

/** What makes a stay cheaper close to its day or by the way it is paid, and how its total is rounded. */
export function OfferParts({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  const { payment_discounts: ways = {}, last_minute: late = [] } = plan
  const set = (at: number, next: Partial<(typeof late)[number]>) =>
    onEdit({ last_minute: late.map((step, index) => (index === at ? { ...step, ...next } : step)) })
  return (
    <Part title={t('rates.offers')}>
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label={t('rates.by_transfer')}
          most={100}
          value={ways.transfer}
          onChange={(percent) => onEdit({ payment_discounts: { ...ways, transfer: percent ?? undefined } })}
        />
        <NumberField
          label={t('rates.by_cash')}
          most={100}
          value={ways.cash}
          onChange={(percent) => onEdit({ payment_discounts: { ...ways, cash: percent ?? undefined } })}
        />
      </div>
      {late.map((step, at) => (
        <DiscountStep
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own
          key={at}
          legend={t('rates.late', { number: at + 1 })}
          percent={step.percent}
          onPercent={(percent) => set(at, { percent })}
          onRemove={() => onEdit({ last_minute: late.toSpliced(at, 1) })}
        >
          <NumberField
            label={t('rates.late_days')}
            most={365}
            value={step.within_days}
            onChange={(days) => set(at, { within_days: days ?? 0 })}
          />
        </DiscountStep>
      ))}
      <Button icon={Plus} onClick={() => onEdit({ last_minute: [...late, USUAL_LATE] })}>
        {t('rates.late_add')}
      </Button>
      <div>
        <p className="mb-2 text-sm font-medium">{t('rates.rounding')}</p>
        <Chips
          label={t('rates.rounding')}
          value={String(plan.rounding ?? 0)}
          choices={[
            { value: '0', label: t('rates.rounding_none') },
            ...ROUNDINGS.map((one) => ({ value: String(one), label: `$ ${one}` })),
          ]}
          onChange={(next) => onEdit({ rounding: ROUNDINGS.find((one) => String(one) === next) ?? null })}
        />
      </div>
    </Part>
  )
}
