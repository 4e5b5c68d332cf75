import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Nothing } from '../../../components/ui/nothing.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { Plug, Plus } from '../../../components/ui/panel-icons.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useExports, useFeeds } from '../api/channels-api.ts'
import { ConflictCard } from './conflict-card.tsx'
import { ConnectSheet } from './connect-sheet.tsx'
import { ExportCard } from './export-card.tsx'
import { FeedCard } from './feed-card.tsx'

/** In: the platforms' calendars. Out: our own, one address for each of them. */
export function ChannelsPage() {
  const { t } = usePanelText()
  const feeds = useFeeds()
  const exports = useExports()
  const [isConnecting, setConnecting] = useState(false)
  const connect = (
    <Button look="primary" icon={Plus} onClick={() => setConnecting(true)}>
      {t('channels.connect')}
    </Button>
  )
  const isEmpty = feeds.data?.items.length === 0
  return (
    <>
      <PageHeader
        title={t('channels.title')}
        back={{ to: '/admin/more', label: t('nav.more') }}
        aside={isEmpty ? undefined : connect}
      >
        <p className="mt-1 max-w-2xl text-sm text-muted">{t('channels.text')}</p>
      </PageHeader>
      <ConflictCard />
      {feeds.isPending && <Loading />}
      {feeds.isError && <Failure onRetry={() => void feeds.refetch()} />}
      {isEmpty && (
        <Card>
          <Nothing
            icon={Plug}
            title={t('channels.none_title')}
            text={t('channels.none_text')}
            action={connect}
          />
        </Card>
      )}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {feeds.data?.items.map((feed) => (
          <FeedCard key={feed.id} feed={feed} />
        ))}
        {exports.data?.items.map((cabin) => (
          <ExportCard key={cabin.accommodation_id} cabin={cabin} />
        ))}
      </div>
      {isConnecting && <ConnectSheet onClose={() => setConnecting(false)} />}
    </>
  )
}
