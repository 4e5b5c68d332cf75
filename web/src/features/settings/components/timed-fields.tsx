import { TIMED_MESSAGES } from '@tranquera/contracts/values'
import { TextField } from '../../../components/ui/field.tsx'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { usePanelText } from '../../../lib/words.ts'
import type { SettingsDraft } from '../api/settings-draft.ts'

interface TimedFieldsProps {
  readonly draft: Pick<SettingsDraft, 'timed' | 'review'>
  onEdit(next: Partial<Pick<SettingsDraft, 'timed' | 'review'>>): void
}

/** What the bot tells around a stay without being asked, each with its switch. */
export function TimedFields({ draft, onEdit }: TimedFieldsProps) {
  const { t } = usePanelText()
  return (
    <>
      {TIMED_MESSAGES.map((one) => (
        <SwitchField
          key={one}
          label={t(`settings.timed_${one}`)}
          hint={t(`settings.timed_${one}_hint`)}
          checked={draft.timed.includes(one)}
          onChange={(wanted) =>
            onEdit({ timed: wanted ? [...draft.timed, one] : draft.timed.filter((other) => other !== one) })
          }
        />
      ))}
      {draft.timed.includes('review') && (
        <TextField
          label={t('settings.review')}
          hint={t('settings.review_hint')}
          type="url"
          value={draft.review}
          maxLength={300}
          onChange={(event) => onEdit({ review: event.target.value })}
        />
      )}
    </>
  )
}
