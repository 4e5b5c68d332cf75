import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Confirmation } from '../../../components/ui/confirmation.tsx'
import { SelectField, TextField } from '../../../components/ui/field.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { RequestFailed } from '../../../lib/http.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { connectFeed, tryAddress } from '../api/channels-api.ts'
import { guideOf, PlatformFields } from './platform-fields.tsx'
import { TrialResult } from './trial-result.tsx'

/** One address of one platform for one cabin. */
export function ConnectSheet({ onClose }: { onClose(): void }) {
  const { t } = usePanelText()
  const cabins = useCabins().data?.items ?? []
  const [cabin, setCabin] = useState('')
  const [platform, setPlatform] = useState({ channel: 'airbnb', ownName: '' })
  const [url, setUrl] = useState('')
  const attempt = useAct({ run: () => tryAddress(url.trim()) })
  const chosen = cabin || (cabins[0]?.id ?? '')
  const channel = platform.channel === 'other' ? platform.ownName.trim() : platform.channel
  const { add, isAdding, question } = useConnecting({ cabin: chosen, channel, url: url.trim() }, onClose)
  return (
    <Sheet isOpen title={t('channels.connect')} onClose={onClose}>
      <ActForm
        className="space-y-4"
        label={t('channels.add')}
        isReady={Boolean(url.trim() && chosen && channel)}
        isPending={isAdding}
        beside={
          <Button disabled={!url.trim() || attempt.isPending} onClick={() => attempt.mutate()}>
            {t('channels.test')}
          </Button>
        }
        onAct={() => add()}
      >
        <SelectField
          label={t('channels.cabin')}
          value={chosen}
          choices={cabins.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(event) => setCabin(event.target.value)}
        />
        <PlatformFields value={platform} onChange={setPlatform} />
        <TextField
          label={t('channels.address')}
          hint={t(`channels.address_where.${guideOf(platform.channel)}`)}
          inputMode="url"
          autoComplete="off"
          placeholder="https://…"
          value={url}
          onChange={(event) => {
            attempt.reset()
            setUrl(event.target.value)
          }}
        />
        {attempt.data && <TrialResult trial={attempt.data} />}
      </ActForm>
      {question}
    </Sheet>
  )
}

/** Connects, and asks first where another cabin has the address already. */
function useConnecting(
  feed: { readonly cabin: string; readonly channel: string; readonly url: string },
  onDone: () => void,
) {
  const { t } = usePanelText()
  const [isShareAsked, setShareAsked] = useState(false)
  const { cabin, channel, url } = feed
  const connect = useAct({
    run: (shared: boolean) =>
      connectFeed({ accommodation_id: cabin, channel, url, ...(shared ? { shared } : {}) }),
    done: () => t('channels.added'),
  })
  const add = (shared = false) =>
    connect.mutate(shared, { onSuccess: onDone, onError: (error) => setShareAsked(asksToShare(error)) })
  const question = (
    <Confirmation
      isOpen={isShareAsked}
      title={t('channels.share_ask')}
      text={t('channels.share_text')}
      yes={t('channels.share_yes')}
      no={t('no')}
      onYes={() => add(true)}
      onClose={() => setShareAsked(false)}
    />
  )
  return { add, isAdding: connect.isPending, question }
}

function asksToShare(error: unknown): boolean {
  return (
    error instanceof RequestFailed && (error.problem.errors ?? []).some((fault) => fault.path === 'shared')
  )
}
