import { Button } from '../../../components/ui/button.tsx'
import { Part } from '../../../components/ui/card.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { MoneyField, NumberField } from '../../../components/ui/money-field.tsx'
import { Plus, Trash2 } from '../../../components/ui/panel-icons.tsx'
import { todayInArgentina } from '../../../lib/clock.ts'
import { addDays } from '../../../lib/days.ts'
import { usePanelText } from '../../../lib/words.ts'
import type { Season } from '../api/rates-api.ts'
import type { PlanPartProps } from './plan-parts.tsx'

const USUAL_DAYS = 14

/** Days with a price of their own, one block each. */
export function SeasonParts({ plan, onEdit }: PlanPartProps) {
  const { t } = usePanelText()
  const { seasons } = plan
  const set = (at: number, next: Partial<Season>) =>
    onEdit({ seasons: seasons.map((season, index) => (index === at ? { ...season, ...next } : season)) })
  const add = () => {
    const start = todayInArgentina()
    const season = { name: '', start, end: addDays(start, USUAL_DAYS), price: plan.base_price }
    onEdit({ seasons: [...seasons, season] })
  }
  return (
    <Part title={t('rates.seasons')} text={t('rates.seasons_text')}>
      {seasons.map((season, at) => (
        <SeasonFields
          // biome-ignore lint/suspicious/noArrayIndexKey: seasons may share a name while they are written
          key={at}
          season={season}
          number={at + 1}
          onEdit={(next) => set(at, next)}
          onRemove={() => onEdit({ seasons: seasons.toSpliced(at, 1) })}
        />
      ))}
      <Button icon={Plus} onClick={add}>
        {t('rates.season_add')}
      </Button>
    </Part>
  )
}

interface SeasonFieldsProps {
  readonly season: Season
  readonly number: number
  onEdit(next: Partial<Season>): void
  onRemove(): void
}

function SeasonFields({ season, number, onEdit, onRemove }: SeasonFieldsProps) {
  const { t } = usePanelText()
  return (
    <fieldset className="space-y-3 rounded-2xl border border-line p-3">
      <legend className="px-1 text-sm font-medium">{t('rates.season', { number })}</legend>
      <TextField
        label={t('rates.season_name')}
        value={season.name}
        maxLength={80}
        onChange={(event) => onEdit({ name: event.target.value })}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          type="date"
          label={t('rates.season_from')}
          value={season.start}
          onChange={(event) => onEdit({ start: event.target.value })}
        />
        <TextField
          type="date"
          label={t('rates.season_to')}
          value={season.end}
          min={season.start}
          onChange={(event) => onEdit({ end: event.target.value })}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        {season.multiplier === undefined ? (
          <MoneyField
            label={t('rates.season_price')}
            value={String(season.price ?? '')}
            onChange={(price) => onEdit({ price })}
          />
        ) : (
          <NumberField
            label={t('rates.weekend_more')}
            least={-100}
            value={Math.round((season.multiplier - 1) * 100)}
            onChange={(percent) => onEdit({ multiplier: 1 + (percent ?? 0) / 100 })}
          />
        )}
        <NumberField
          label={t('rates.season_min')}
          least={1}
          value={season.min_nights}
          onChange={(nights) => onEdit({ min_nights: nights ?? undefined })}
        />
      </div>
      <Button look="quiet" icon={Trash2} onClick={onRemove}>
        {t('remove')}
      </Button>
    </fieldset>
  )
}
