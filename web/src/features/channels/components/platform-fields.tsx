import { PLATFORMS } from '@tranquera/contracts/platforms'
import { SelectField, TextField } from '../../../components/ui/field.tsx'
import { usePanelText } from '../../../lib/words.ts'

const CHOICES = PLATFORMS.flatMap((one) =>
  'isRare' in one ? [] : [{ value: one.id, label: 'called' in one ? one.called : one.name }],
)

interface PlatformChoice {
  readonly channel: string
  /** What its owner calls a platform that is not in the list. */
  readonly ownName: string
}

/** Whose way through its own menus we can tell. */
export function guideOf(channel: string): 'airbnb' | 'booking' | 'google' | 'other' {
  return channel === 'airbnb' || channel === 'booking' || channel === 'google' ? channel : 'other'
}

interface PlatformFieldsProps {
  readonly value: PlatformChoice
  onChange(value: PlatformChoice): void
}

/** A platform of the list, or one by the name its owner gives it: two without a name would be one. */
export function PlatformFields({ value, onChange }: PlatformFieldsProps) {
  const { t } = usePanelText()
  return (
    <>
      <SelectField
        label={t('channels.platform')}
        value={value.channel}
        choices={[...CHOICES, { value: 'other', label: t('channels.other_platform') }]}
        onChange={(event) => onChange({ ...value, channel: event.target.value })}
      />
      {value.channel === 'other' && (
        <TextField
          label={t('channels.own_name')}
          hint={t('channels.own_name_hint')}
          maxLength={60}
          value={value.ownName}
          onChange={(event) => onChange({ ...value, ownName: event.target.value })}
        />
      )}
    </>
  )
}
