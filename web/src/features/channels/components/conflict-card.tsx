import { Link } from '@tanstack/react-router'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { useChannelName } from '../../../lib/channel-name.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type Conflict, useConflicts } from '../../calendar/api/calendar-api.ts'
import { resolveConflict } from '../api/channels-api.ts'

/** Two stays for the same nights, both sides as they are known, and the ways out. */
export function ConflictCard() {
  const { t } = usePanelText()
  const conflicts = useConflicts().data?.items ?? []
  if (conflicts.length === 0) return null
  return (
    <Card title={t('channels.conflicts')} className="mb-4 border-bad-line">
      <Rows>
        {conflicts.map((conflict) => (
          <ConflictLine key={conflict.id} conflict={conflict} />
        ))}
      </Rows>
    </Card>
  )
}

function ConflictLine({ conflict }: { conflict: Conflict }) {
  const { t } = usePanelText()
  const { stay } = useWriting()
  const channelName = useChannelName()
  const resolve = useAct({ run: () => resolveConflict(conflict.id), done: () => t('channels.resolved') })
  const ours = conflict.sides.find((side) => side.kind === 'reservation' || side.kind === 'hold')?.code
  return (
    <li data-testid="conflict" className="space-y-2 px-4 py-3 text-sm sm:px-5">
      <p className="font-medium text-bad">
        {t('channels.conflict', {
          cabin: conflict.accommodation_name,
          stay: stay(conflict.check_in, conflict.check_out),
        })}
      </p>
      <ul className="space-y-1">
        {conflict.sides.map((side) => (
          <li key={`${side.kind}${side.channel}${side.check_in}${side.code}`}>
            {[
              side.kind === 'imported' ? side.channel_name : channelName(side.channel),
              t(`channels.side.${side.label}`, { defaultValue: side.label }),
              side.code,
              stay(side.check_in, side.check_out),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
      <ul className="list-disc pl-5 text-muted">
        {conflict.suggestions.map((one) => (
          <li key={one.kind}>
            {t(`channels.suggestion.${one.kind}`)}
            {one.alternatives.length > 0 &&
              `: ${one.alternatives.map((other) => other.accommodation_name).join(', ')}`}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {ours && (
          <Link to="/admin/reservations/$code" params={{ code: ours }} className={buttonLook('primary')}>
            {t('calendar.open')}
          </Link>
        )}
        <Button disabled={resolve.isPending} onClick={() => resolve.mutate()}>
          {t('channels.resolve')}
        </Button>
      </div>
    </li>
  )
}
