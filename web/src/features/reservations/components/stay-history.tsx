import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import {
  type LedgerEntry,
  type OwnReservation,
  reverseEntry,
  type TimelineEntry,
} from '../api/reservations-api.ts'
import { useReversing } from './reversing.tsx'

/** What the owner wrote down by hand and may have written down wrongly. */
const BY_HAND = ['cash', 'transfer', 'card_at_desk']

/** Every movement of money of the stay, as it was written down. */
export function StayLedger({ stay }: { stay: OwnReservation }) {
  const { t } = usePanelText()
  const reversing = useReversing(reverseEntry)
  return (
    <Card title={t('reservations.money')}>
      {stay.ledger.length === 0 && (
        <p className="px-4 pb-5 text-sm text-muted sm:px-5">{t('reservations.none_ledger')}</p>
      )}
      <Rows className="px-4 pb-2 sm:px-5">
        {stay.ledger.map((entry) => (
          <LedgerRow key={entry.id} entry={entry} onReverse={() => reversing.ask(entry)} />
        ))}
      </Rows>
      {reversing.question}
    </Card>
  )
}

function LedgerRow({ entry, onReverse }: { entry: LedgerEntry; onReverse(): void }) {
  const { t } = usePanelText()
  const { money, instant } = useWriting()
  const isByHand = entry.kind === 'payment' && BY_HAND.includes(entry.method ?? '')
  return (
    <li className="flex items-center justify-between gap-3 py-2.5 text-sm">
      <span className="min-w-0 flex-1">
        <span className="font-medium">
          {t(`reservations.kind.${entry.kind}`, { defaultValue: entry.kind })}
        </span>
        <span className="block break-words text-muted">
          {[
            entry.method && t(`method.${entry.method}`, { defaultValue: entry.method }),
            entry.note,
            instant(entry.created_at),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="flex shrink-0 flex-col items-end">
        <span
          className={cx(
            'whitespace-nowrap tabular-nums',
            entry.kind === 'payment' && 'font-semibold text-good',
            entry.kind === 'refund' && 'font-semibold text-bad',
          )}
        >
          {entry.kind === 'refund' && '− '}
          {money(entry.amount, entry.currency)}
        </span>
        {isByHand && (
          <Button look="quiet" onClick={onReverse} className="-mr-2 px-2">
            {t('reservations.action.reverse')}
          </Button>
        )}
      </span>
    </li>
  )
}

/** What happened to the stay in sentences, and who did it; the newest first. */
export function StayHistory({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  return (
    <Card title={t('reservations.history')}>
      <ol className="px-4 pb-3 sm:px-5" data-testid="timeline">
        {entries.toReversed().map((entry) => (
          <li
            key={`${entry.at}${entry.action}`}
            data-action={entry.action}
            className="relative border-l-2 border-soft pb-4 pl-5 text-sm last:border-l-transparent"
          >
            <span className="absolute top-1 -left-[7px] size-3 rounded-full border-2 border-panel bg-brand" />
            <span className="font-medium">
              {t(`history.event.${entry.action}`, { defaultValue: entry.action })}
            </span>
            <span className="block text-muted">
              {[
                t('history.by', {
                  actor: t(`history.actor.${entry.actor.kind}`, { defaultValue: entry.actor.kind }),
                }),
                instant(entry.at),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
