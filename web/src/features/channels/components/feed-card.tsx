import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Confirmation } from '../../../components/ui/confirmation.tsx'
import { CircleAlert, CircleCheck, RefreshCw, Unplug } from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { acceptLoss, disconnectFeed, type Feed, readFeed } from '../api/channels-api.ts'
import { FeedDoubts } from './feed-doubts.tsx'
import { useFeedFault } from './feed-fault.ts'
import { FeedMeaning } from './feed-meaning.tsx'

/** How a platform's calendar is being read, and what to do when it is not. */
export function FeedCard({ feed }: { feed: Feed }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const faultOf = useFeedFault()
  const isWell = feed.status === 'active'
  const Sign = isWell ? CircleCheck : CircleAlert
  return (
    <Card title={`${feed.channel_name} · ${feed.accommodation_name}`}>
      <div data-testid="feed" data-status={feed.status} className="space-y-2 px-4 pb-4 text-sm sm:px-5">
        <p className={`flex items-center gap-2 font-medium ${isWell ? 'text-good' : 'text-bad'}`}>
          <Sign aria-hidden className="size-5 shrink-0" />
          {t(`channels.status.${feed.status}`)}
        </p>
        <p className="text-muted">
          {[
            feed.last_success_at && t('channels.last_read', { when: instant(feed.last_success_at) }),
            t('channels.events', { count: feed.events }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {feed.error && <p className="break-words text-bad">{faultOf(feed.error)}</p>}
        <FeedDoubts feed={feed} />
        {feed.selling_rules.map(({ kind, days }) => (
          <p key={`${kind}${days}`}>
            {t(`channels.sells.${kind}`, { channel: feed.channel_name, count: days })}
          </p>
        ))}
        <FeedMeaning feed={feed} />
        <FeedActions feed={feed} />
      </div>
    </Card>
  )
}

function FeedActions({ feed }: { feed: Feed }) {
  const { t } = usePanelText()
  const [isAsked, setAsked] = useState(false)
  const faultOf = useFeedFault()
  const read = useAct({
    run: () => readFeed(feed.id),
    done: (answer) =>
      answer.status === 'failed'
        ? t('channels.read_failed', { detail: faultOf(answer.error) })
        : t('channels.read_done', {
            imported: answer.imported,
            updated: answer.updated,
            removed: answer.removed,
          }),
  })
  const accept = useAct({ run: () => acceptLoss(feed.id), done: () => t('channels.accepted') })
  const remove = useAct({ run: () => disconnectFeed(feed.id), done: () => t('channels.removed') })
  return (
    <div className="flex flex-wrap gap-2 pt-1">
      <Button icon={RefreshCw} disabled={read.isPending} onClick={() => read.mutate()}>
        {t('channels.read_now')}
      </Button>
      {feed.status === 'held' && <Button onClick={() => accept.mutate()}>{t('channels.accept')}</Button>}
      <Button look="quiet" icon={Unplug} onClick={() => setAsked(true)}>
        {t('channels.remove')}
      </Button>
      <Confirmation
        isOpen={isAsked}
        title={t('channels.remove_ask', { channel: feed.channel_name, cabin: feed.accommodation_name })}
        text={t('channels.remove_text')}
        yes={t('channels.remove')}
        no={t('no')}
        onYes={() => remove.mutate()}
        onClose={() => setAsked(false)}
      />
    </div>
  )
}
