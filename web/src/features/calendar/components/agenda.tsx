import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { agendaOf } from '../api/agenda.ts'
import type { CalendarCabin, CalendarEntry } from '../api/calendar-api.ts'

interface AgendaProps {
  readonly cabins: readonly CalendarCabin[]
  readonly from: string
  onEntry(cabin: CalendarCabin, entry: CalendarEntry): void
}

/** The same nights as a list, day by day: for a narrow screen, and for who listens. */
export function Agenda({ cabins, from, onEntry }: AgendaProps) {
  const { t } = usePanelText()
  const { day } = useWriting()
  const days = agendaOf(cabins, from)
  if (days.length === 0)
    return <p className="p-6 text-center text-sm text-muted">{t('calendar.nothing_planned')}</p>
  return (
    <ol data-testid="agenda">
      {days.map(({ date, events }) => (
        <li key={date} className="border-t border-line first:border-t-0">
          <h2 className="bg-sunk px-4 py-2 text-sm font-semibold first-letter:uppercase sm:px-5">
            {day(date)}
          </h2>
          <ul className="divide-y divide-line">
            {events.map(({ cabin, entry, what }) => (
              <li key={`${what}${entry.id}`}>
                <button
                  type="button"
                  onClick={() => onEntry(cabin, entry)}
                  className={cx(
                    'flex min-h-12 w-full items-center justify-between gap-3 px-4 py-2 text-left hover:bg-sunk',
                    'sm:px-5',
                  )}
                >
                  <span className="min-w-0">
                    <span className="font-medium">{entry.label || t(`calendar.kind.${entry.kind}`)}</span>{' '}
                    <span className="text-muted">{t(`calendar.${what}`)}</span>
                  </span>
                  <span className="shrink-0 text-sm text-muted">{cabin.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
