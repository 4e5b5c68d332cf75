import type { FeedTrialView } from '@tranquera/contracts/feeds'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { SelectField, TextField } from '../../../components/ui/field.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { connectFeed, tryAddress } from '../api/channels-api.ts'
import { useFeedFault } from './feed-fault.ts'

const PLATFORMS = ['airbnb', 'booking', 'despegar', 'vrbo', 'google', 'other'] as const

/** Enough to recognise one's own calendar by. */
const MOST_SHOWN = 5

/** One address of one platform for one cabin. */
export function ConnectSheet({ onClose }: { onClose(): void }) {
  const { t } = usePanelText()
  const cabins = useCabins().data?.items ?? []
  const [cabin, setCabin] = useState('')
  const [channel, setChannel] = useState('airbnb')
  const [url, setUrl] = useState('')
  const attempt = useAct({ run: () => tryAddress(url.trim()) })
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
          onChange={(event) => {
            attempt.reset()
            setUrl(event.target.value)
          }}
        />
        {attempt.data && <Found trial={attempt.data} />}
        <Buttons>
          <Button disabled={!url.trim() || attempt.isPending} onClick={() => attempt.mutate()}>
            {t('channels.test')}
          </Button>
          <Button look="primary" type="submit" disabled={!url.trim() || !chosen || connect.isPending}>
            {t('channels.add')}
          </Button>
        </Buttons>
      </form>
    </Sheet>
  )
}

/** The first stays of an address, so that one sees that it is the right calendar. */
function Found({ trial }: { trial: FeedTrialView }) {
  const { t } = usePanelText()
  const { stay } = useWriting()
  const faultOf = useFeedFault()
  if (trial.status === 'failed') {
    return (
      <p role="status" className="rounded-xl bg-bad-soft p-3 text-sm text-bad">
        {t('channels.not_found', { detail: faultOf(trial.error) })}
      </p>
    )
  }
  return (
    <div role="status" data-testid="trial" className="rounded-xl bg-soft p-3 text-sm text-on-soft">
      <p className="font-semibold">{t('channels.found', { count: trial.stays.length })}</p>
      <ul>
        {trial.stays.slice(0, MOST_SHOWN).map((one) => (
          <li key={`${one.check_in}${one.check_out}${one.label}`}>
            {stay(one.check_in, one.check_out)} {one.label}
          </li>
        ))}
      </ul>
      {trial.unreadable.length > 0 && (
        <p className="mt-1 font-medium">{t('channels.unreadable', { count: trial.unreadable.length })}</p>
      )}
    </div>
  )
}
