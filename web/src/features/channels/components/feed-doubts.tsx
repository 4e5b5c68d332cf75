import { Button } from '../../../components/ui/button.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { changeFeed, type Feed } from '../api/channels-api.ts'

/** Of these nobody knows the nights, so none were closed. */
const UNDATED = ['no_start', 'bad_start', 'too_deep']

/** Not an event of the calendar, but all of it. */
const ONLY_CANCELS = 'only_cancels'

/** What a calendar says that nobody can read with certainty, word for word, and what its owner decided about it. */
export function FeedDoubts({ feed }: { feed: Feed }) {
  const { t } = usePanelText()
  const undated = feed.bad_events.filter(({ reason }) => UNDATED.includes(reason))
  const isWhole = ({ reason }: Feed['bad_events'][number]) => reason === ONLY_CANCELS
  const doubtful = feed.bad_events.filter((one) => !UNDATED.includes(one.reason) && !isWhole(one))
  return (
    <>
      {feed.bad_events.some(isWhole) && <p className="text-warn">{t('channels.only_cancels')}</p>}
      {doubtful.length > 0 && (
        <details className="text-warn">
          <summary className="min-h-11 content-center">
            {t('channels.unreadable', { count: doubtful.length })}
          </summary>
          <Texts events={doubtful} />
          <Decision feed={feed} />
        </details>
      )}
      {undated.length > 0 && (
        <details className="text-warn" open>
          <summary className="min-h-11 content-center">
            {t('channels.undated', { count: undated.length })}
          </summary>
          <Texts events={undated} />
          <p className="mt-2 text-ink">{t('channels.undated_do')}</p>
        </details>
      )}
    </>
  )
}

function Texts({ events }: { events: Feed['bad_events'] }) {
  return (
    <ul className="list-disc space-y-1 pl-5 break-words text-ink">
      {events.map((event) => (
        <li key={`${event.index}${event.reason}`}>{event.text || event.reason}</li>
      ))}
    </ul>
  )
}

function Decision({ feed }: { feed: Feed }) {
  const { t } = usePanelText()
  const decide = useAct({
    run: (doubts: Feed['doubts']) => changeFeed(feed.id, { doubts }),
    done: () => t('channels.meaning_saved'),
  })
  return (
    <>
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
    </>
  )
}
