import { Part } from '../../../components/ui/card.tsx'
import { MoneyField, NumberField } from '../../../components/ui/money-field.tsx'
import { usePanelText } from '../../../lib/words.ts'
import type { Weekday } from '../api/rates-api.ts'
import { type PlanPartProps, WEEK } from './plan-parts.tsx'

/** The other entries, and this one unless it was emptied. */
function withDay<Value>(all: Partial<Record<Weekday, Value>>, day: Weekday, value: Value | null) {
  const { [day]: _was, ...others } = all
  return value === null ? others : { ...others, [day]: value }
}

/** A price of its own, or a minimum of its own, for some days of the week. */
export function WeekdayParts({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  const prices = plan.weekday_prices ?? {}
  const least = plan.min_nights_by_arrival ?? {}
  return (
    <Part title={t('rates.weekdays')} text={t('rates.weekdays_text')}>
      {WEEK.map((day) => (
        <fieldset key={day} className="grid grid-cols-[3rem_1fr_1fr] items-end gap-3">
          <legend className="sr-only">{t(`weekday.${day}`)}</legend>
          <span aria-hidden className="pb-3 font-medium">
            {t(`weekday.${day}`)}
          </span>
          <MoneyField
            label={t('rates.weekday_price')}
            value={String(prices[day] ?? '')}
            onChange={(price) => onEdit({ weekday_prices: withDay(prices, day, price || null) })}
          />
          <NumberField
            label={t('rates.weekday_min')}
            least={1}
            value={least[day]}
            onChange={(nights) => onEdit({ min_nights_by_arrival: withDay(least, day, nights) })}
          />
        </fieldset>
      ))}
    </Part>
  )
}
