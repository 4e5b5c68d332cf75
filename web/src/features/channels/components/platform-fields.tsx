import { SelectField, TextField } from '../../../components/ui/field.tsx'
import { usePanelText } from '../../../lib/words.ts'

/** As owners know them; all are known to the server with their habits. */
const PLATFORMS = [
  { value: 'airbnb', label: 'Airbnb' },
  { value: 'booking', label: 'Booking' },
  { value: 'vrbo', label: 'Vrbo' },
  { value: 'expedia', label: 'Expedia' },
  { value: 'despegar', label: 'Despegar' },
  { value: 'parairnos', label: 'ParaIrnos' },
  { value: 'alquilerargentina', label: 'Alquiler Argentina' },
  { value: 'tripadvisor', label: 'Tripadvisor' },
  { value: 'google', label: 'Google Calendar' },
  { value: 'smoobu', label: 'Smoobu' },
  { value: 'lodgify', label: 'Lodgify' },
  { value: 'hostaway', label: 'Hostaway' },
  { value: 'beds24', label: 'Beds24' },
  { value: 'ownerrez', label: 'OwnerRez' },
]

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
        choices={[...PLATFORMS, { value: 'other', label: t('channels.other_platform') }]}
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
