import type { FeedChangeBody } from '@tranquera/contracts/feeds'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { changeFeed, type Feed } from '../api/channels-api.ts'

/** What only its owner can say about the writing of a calendar; open by itself when the calendar suggests something. */
export function FeedMeaning({ feed }: { feed: Feed }) {
  const { t } = usePanelText()
  const save = useAct({
    run: (change: FeedChangeBody) => changeFeed(feed.id, change),
    done: () => t('channels.meaning_saved'),
  })
  const hintOf = (text: string, hint: Feed['suggestions'][number]) =>
    feed.suggestions.includes(hint) ? `${text} ${t('channels.suggested')}` : text
  return (
    <details data-testid="meaning" open={feed.suggestions.length > 0}>
      <summary className="min-h-11 content-center font-medium">{t('channels.meaning')}</summary>
      <SwitchField
        label={t('channels.last_night_is_end')}
        hint={hintOf(t('channels.last_night_is_end_hint'), 'last_night_is_end')}
        checked={feed.last_night_is_end}
        disabled={save.isPending}
        onChange={(last_night_is_end) => save.mutate({ last_night_is_end })}
      />
      <SwitchField
        label={t('channels.transparent')}
        hint={hintOf(t('channels.transparent_hint'), 'transparent_is_free')}
        checked={feed.transparent === 'taken'}
        disabled={save.isPending}
        onChange={(isTaken) => save.mutate({ transparent: isTaken ? 'taken' : 'free' })}
      />
      <SwitchField
        label={t('channels.closures')}
        hint={t('channels.closures_hint')}
        checked={feed.closures === 'taken'}
        disabled={save.isPending}
        onChange={(isTaken) => save.mutate({ closures: isTaken ? 'taken' : 'free' })}
      />
    </details>
  )
}
