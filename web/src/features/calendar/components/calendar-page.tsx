import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonLook, IconButton } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { Nothing } from '../../../components/ui/nothing.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { CalendarPlus, Printer, TriangleAlert } from '../../../components/ui/panel-icons.tsx'
import { todayInArgentina } from '../../../lib/clock.ts'
import { addDays } from '../../../lib/days.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type CalendarCabin, type CalendarEntry, type Nights, useCalendar } from '../api/calendar-api.ts'
import type { Moved } from '../api/drag.ts'
import type { Range } from '../api/tape.ts'
import { Agenda } from './agenda.tsx'
import { EntrySheet } from './entry-sheet.tsx'
import { MoveSheet } from './move-sheet.tsx'
import { NightsSheet } from './nights-sheet.tsx'
import { TapeChart } from './tape-chart.tsx'

const DAYS_BEFORE = 7
const DAYS_SHOWN = 49
const STEP_DAYS = 28
/** While a year is typed it is one of the Romans'. */
const FIRST_DAY = '2000-01-01'

/** More than this the server does not answer at once: what comes in at one end goes out at the other. */
const MOST_DAYS = 540

function earlierThan({ from, to }: Range): Range {
  const next = addDays(from, -STEP_DAYS)
  const last = addDays(next, MOST_DAYS)
  return { from: next, to: to < last ? to : last }
}

function laterThan({ from, to }: Range): Range {
  const next = addDays(to, STEP_DAYS)
  const first = addDays(next, -MOST_DAYS)
  return { from: from > first ? from : first, to: next }
}

function around(day: string): Range {
  const from = addDays(day, -DAYS_BEFORE)
  return { from, to: addDays(from, DAYS_SHOWN) }
}

/** Endless both ways: the window grows as somebody looks further, and goes to any day at once. */
export function CalendarPage() {
  const { t } = usePanelText()
  const [view, setView] = useState<'chart' | 'agenda'>('chart')
  const [at, setAt] = useState(todayInArgentina)
  const [range, setRange] = useState(() => around(at))
  const calendar = useCalendar(range.from, range.to)
  const [nights, setNights] = useState<Nights>()
  const [chosen, setChosen] = useState<{ cabin: CalendarCabin; entry: CalendarEntry }>()
  const [moved, setMoved] = useState<Moved>()
  const goTo = (day: string) => {
    setAt(day)
    setRange(around(day))
  }
  const earlier = () => setRange(earlierThan(range))
  const later = () => setRange(laterThan(range))
  const cabins = calendar.data?.accommodations ?? []
  return (
    <>
      <PageHeader
        title={t('calendar.title')}
        aside={
          <div className="flex items-center gap-2 print:hidden">
            <Chips
              label={t('calendar.view')}
              value={view}
              choices={[
                { value: 'chart', label: t('calendar.chart') },
                { value: 'agenda', label: t('calendar.agenda') },
              ]}
              onChange={setView}
            />
            <IconButton
              icon={Printer}
              label={t('calendar.print')}
              onClick={() => window.print()}
              className="max-sm:hidden"
            />
          </div>
        }
      />
      {calendar.data && calendar.data.conflicts.length > 0 && (
        <Clashes count={calendar.data.conflicts.length} />
      )}
      {cabins.length > 0 && <GoTo at={at} onGo={goTo} />}
      <Card className="overflow-hidden">
        {calendar.isPending && <Loading />}
        {calendar.isError && !calendar.data && <Failure onRetry={() => void calendar.refetch()} />}
        {calendar.data && cabins.length === 0 && <NoCabins />}
        {cabins.length > 0 && view === 'chart' && (
          <TapeChart
            key={at}
            at={at}
            cabins={cabins}
            range={range}
            daysOff={calendar.data?.days_off ?? []}
            onMove={setMoved}
            onEarlier={earlier}
            onLater={later}
            onNights={setNights}
            onEntry={(cabin, entry) => setChosen({ cabin, entry })}
          />
        )}
        {cabins.length > 0 && view === 'agenda' && (
          <Agenda cabins={cabins} from={at} onEntry={(cabin, entry) => setChosen({ cabin, entry })} />
        )}
      </Card>
      {cabins.length > 0 && view === 'agenda' && (
        <Button onClick={later} className="mt-4 w-full">
          {t('calendar.later')}
        </Button>
      )}
      {nights && <NightsSheet nights={nights} cabins={cabins} onClose={() => setNights(undefined)} />}
      {moved && <MoveSheet moved={moved} onClose={() => setMoved(undefined)} />}
      {chosen && <EntrySheet {...chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

/** Whoever is asked for Easter is not made to scroll there. */
function GoTo({ at, onGo }: { at: string; onGo(day: string): void }) {
  const { t } = usePanelText()
  const today = todayInArgentina()
  return (
    <div className="mb-3 flex items-center gap-2 print:hidden">
      <TextField
        isBare
        type="date"
        label={t('calendar.go_to')}
        value={at}
        onChange={(event) => {
          if (event.target.value >= FIRST_DAY) onGo(event.target.value)
        }}
      />
      <Button disabled={at === today} onClick={() => onGo(today)}>
        {t('calendar.today')}
      </Button>
    </div>
  )
}

function Clashes({ count }: { count: number }) {
  const { t } = usePanelText()
  return (
    <p
      role="alert"
      className="mb-4 flex flex-wrap items-center gap-2 rounded-xl bg-bad-soft px-4 py-2 text-sm font-medium text-bad"
    >
      <TriangleAlert aria-hidden className="size-5 shrink-0" />
      {t('calendar.conflict', { count })}
      <Link to="/admin/more/channels" className={buttonLook('danger', 'ml-auto')}>
        {t('calendar.see_conflicts')}
      </Link>
    </p>
  )
}

function NoCabins() {
  const { t } = usePanelText()
  return (
    <Nothing
      icon={CalendarPlus}
      title={t('calendar.none_title')}
      text={t('calendar.none_text')}
      action={
        <Link to="/admin/more/cabins" className={buttonLook('primary')}>
          {t('calendar.none_action')}
        </Link>
      }
    />
  )
}
