import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { SelectField, TextField } from '../../../components/ui/field.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { connectFeed } from '../api/channels-api.ts'

const PLATFORMS = ['airbnb', 'booking', 'despegar', 'vrbo', 'google', 'other'] as const

/** One address of one platform for one cabin. */
export function ConnectSheet({ onClose }: { onClose(): void }) {
  const { t } = usePanelText()
  const cabins = useCabins().data?.items ?? []
  const [cabin, setCabin] = useState('')
  const [channel, setChannel] = useState('airbnb')
  const [url, setUrl] = useState('')
  const chosen = cabin || (cabins[0]?.id ?? '')
  const connect = useAct({
    run: () => connectFeed({ accommodation_id: chosen, channel, url: url.trim() }),
    done: () => t('channels.added'),
  })
  return (
    <Sheet isOpen title={t('channels.connect')} onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          connect.mutate(undefined, { onSuccess: onClose })
        }}
      >
        <SelectField
          label={t('channels.cabin')}
          value={chosen}
          choices={cabins.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(event) => setCabin(event.target.value)}
        />
        <SelectField
          label={t('channels.platform')}
          value={channel}
          choices={PLATFORMS.map((one) => ({ value: one, label: t(`channels.name.${one}`) }))}
          onChange={(event) => setChannel(event.target.value)}
        />
        <TextField
          label={t('channels.address')}
          hint={t('channels.address_hint')}
          inputMode="url"
          autoComplete="off"
          placeholder="https://…"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
        <Buttons>
          <Button look="primary" type="submit" disabled={!url.trim() || !chosen || connect.isPending}>
            {t('channels.add')}
          </Button>
        </Buttons>
      </form>
    </Sheet>
  )
}
