import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Pencil } from '../../../components/ui/panel-icons.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { useChannelName } from '../../../lib/channel-name.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useReservation } from '../../reservations/api/reservations-api.ts'
import { ChangeSheet } from '../../reservations/components/change-sheet.tsx'
import { blockNights, type CalendarCabin, type CalendarEntry, freeNights } from '../api/calendar-api.ts'

interface EntrySheetProps {
  readonly cabin: CalendarCabin
  readonly entry: CalendarEntry
  onClose(): void
}

/** What lies on those nights, and what one may do with it. */
export function EntrySheet({ cabin, entry, onClose }: EntrySheetProps) {
  const { t } = usePanelText()
  const { stay } = useWriting()
  const channelName = useChannelName()
  const [isMoving, setMoving] = useState(false)
  if (isMoving && entry.code) return <MoveHere code={entry.code} onClose={onClose} />
  const kind = t(`calendar.kind.${entry.kind}`)
  return (
    <Sheet
      isOpen
      title={entry.label || kind}
      text={`${kind} · ${t('calendar.nights_of', { cabin: cabin.name, stay: stay(entry.start, entry.end) })}`}
      onClose={onClose}
    >
      {entry.kind === 'external' && (
        <p className="text-sm text-muted">
          {t('calendar.external', { channel: entry.label || channelName(entry.channel) })}
        </p>
      )}
      <Buttons>
        {entry.code && (
          <>
            <Button icon={Pencil} onClick={() => setMoving(true)}>
              {t('calendar.move')}
            </Button>
            <Link
              to="/admin/reservations/$code"
              params={{ code: entry.code }}
              className={buttonLook('primary')}
            >
              {t('calendar.open')}
            </Link>
          </>
        )}
        {entry.kind === 'block' && <Unblock cabin={cabin} entry={entry} onClose={onClose} />}
      </Buttons>
    </Sheet>
  )
}

function Unblock({ cabin, entry, onClose }: EntrySheetProps) {
  const { t } = usePanelText()
  const free = useAct({
    run: () => freeNights(entry.id),
    done: () => t('calendar.freed'),
    undo: () =>
      blockNights({
        accommodation_id: cabin.id,
        start: entry.start,
        end: entry.end,
        reason: entry.label,
      }),
  })
  return (
    <Button
      look="primary"
      disabled={free.isPending}
      onClick={() => free.mutate(undefined, { onSuccess: onClose })}
    >
      {t('calendar.unblock')}
    </Button>
  )
}

function MoveHere({ code, onClose }: { code: string; onClose(): void }) {
  const stay = useReservation(code)
  return stay.data ? <ChangeSheet stay={stay.data} onClose={onClose} /> : null
}
