import type { PlatformId } from '@tranquera/contracts/feeds'
import { SelectField, TextField } from '../../../components/ui/field.tsx'
import { usePanelText } from '../../../lib/words.ts'

/** Known to the server, and so rare here that they would only lengthen the list. */
type Rare = 'guesty' | 'agoda' | 'trip'

/** As owners know them, the most common first. */
const NAMES: Readonly<Record<Exclude<PlatformId, Rare>, string>> = {
  airbnb: 'Airbnb',
  booking: 'Booking',
  vrbo: 'Vrbo',
  expedia: 'Expedia',
  despegar: 'Despegar',
  parairnos: 'ParaIrnos',
  alquilerargentina: 'Alquiler Argentina',
  tripadvisor: 'Tripadvisor',
  google: 'Google Calendar',
  smoobu: 'Smoobu',
  lodgify: 'Lodgify',
  hostaway: 'Hostaway',
  beds24: 'Beds24',
  ownerrez: 'OwnerRez',
}
const PLATFORMS = Object.entries(NAMES).map(([value, label]) => ({ value, label }))

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
