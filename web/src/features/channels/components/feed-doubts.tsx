import { Button } from '../../../components/ui/button.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { changeFeed, type Feed } from '../api/channels-api.ts'

/** What a calendar says that nobody can read with certainty, word for word, and what its owner decided about it. */
export function FeedDoubts({ feed }: { feed: Feed }) {
  const { t } = usePanelText()
  const decide = useAct({
    run: (doubts: Feed['doubts']) => changeFeed(feed.id, { doubts }),
    done: () => t('channels.meaning_saved'),
  })
  if (feed.bad_events.length === 0) return null
  return (
    <details className="text-warn">
      <summary className="min-h-11 content-center">
        {t('channels.unreadable', { count: feed.bad_events.length })}
      </summary>
      <ul className="list-disc space-y-1 pl-5 break-words text-ink">
        {feed.bad_events.map((event) => (
          <li key={`${event.index}${event.reason}`}>{event.text || event.reason}</li>
        ))}
      </ul>
      <p className="mt-2 text-ink">
        {feed.doubts_decided ? t(`channels.doubts_${feed.doubts}`) : t('channels.doubts_ask')}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {!(feed.doubts_decided && feed.doubts === 'taken') && (
          <Button disabled={decide.isPending} onClick={() => decide.mutate('taken')}>
            {t('channels.doubts_close')}
          </Button>
        )}
        {feed.doubts === 'taken' && (
          <Button disabled={decide.isPending} onClick={() => decide.mutate('free')}>
            {t('channels.doubts_open')}
          </Button>
        )}
      </div>
    </details>
  )
}
