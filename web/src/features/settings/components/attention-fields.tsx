import { ManyChips } from '../../../components/ui/chips.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { type Attention, USUAL_ATTENTION, WEEK } from '../api/settings-draft.ts'

interface AttentionFieldsProps {
  /** Null: guests are told that a person answers, not when. */
  readonly attention: Attention | null
  readonly isSilent: boolean
  onAttention(attention: Attention | null): void
  onSilent(isSilent: boolean): void
}

/** When a person answers, and whether the bot answers at all. */
export function AttentionFields({ attention, isSilent, onAttention, onSilent }: AttentionFieldsProps) {
  const { t } = usePanelText()
  return (
    <>
      <SwitchField
        label={t('settings.has_hours')}
        hint={t('settings.has_hours_hint')}
        checked={attention !== null}
        onChange={(has) => onAttention(has ? USUAL_ATTENTION : null)}
      />
      {attention && (
        <>
          <div className="grid grid-cols-2 gap-3">
            <TextField
              label={t('settings.attends_from')}
              type="time"
              required
              value={attention.from}
              onChange={(event) => onAttention({ ...attention, from: event.target.value })}
            />
            <TextField
              label={t('settings.attends_to')}
              type="time"
              required
              value={attention.to}
              onChange={(event) => onAttention({ ...attention, to: event.target.value })}
            />
          </div>
          <div>
            <p className="mb-2 text-sm font-medium">{t('settings.attends_days')}</p>
            <ManyChips
              label={t('settings.attends_days')}
              values={attention.days}
              choices={WEEK.map((day) => ({ value: day, label: t(`weekday.${day}`) }))}
              onChange={(days) => days.length > 0 && onAttention({ ...attention, days })}
            />
          </div>
        </>
      )}
      <SwitchField
        label={t('settings.silent')}
        hint={t('settings.silent_hint')}
        checked={isSilent}
        onChange={onSilent}
      />
    </>
  )
}
