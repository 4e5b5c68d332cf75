import type { FeedTrialView } from '@tranquera/contracts/feeds'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useFeedFault } from './feed-fault.ts'

/** Enough to recognise one's own calendar by. */
const MOST_SHOWN = 5

/** The first stays of an address, so that one sees that it is the right calendar, and what is odd about it. */
export function TrialResult({ trial }: { trial: FeedTrialView }) {
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
      {trial.suggestions.map((hint) => (
        <p key={hint} className="mt-1">
          {t(`channels.found_hint.${hint}`)}
        </p>
      ))}
      {trial.unreadable.length > 0 && (
        <p className="mt-1 font-medium">{t('channels.unreadable', { count: trial.unreadable.length })}</p>
      )}
    </div>
  )
}
