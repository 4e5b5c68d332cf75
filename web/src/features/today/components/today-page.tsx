import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Nothing } from '../../../components/ui/nothing.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { CirclePlus, CloudOff, Sunrise } from '../../../components/ui/panel-icons.tsx'
import { dayInArgentina, useNow } from '../../../lib/clock.ts'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { timeLeft } from '../api/time-left.ts'
import { type Today, useIsOffline, useToday } from '../api/today-api.ts'
import { CabinsCard } from './cabins-card.tsx'
import { Decisions } from './decisions.tsx'
import { MonthLine } from './month-line.tsx'
import { StayLine } from './stay-line.tsx'
import { UnmatchedCard } from './unmatched-money.tsx'

const MINUTE_MS = 60_000
/** Nobody wonders which year it is. */
const THIS_DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const

export function TodayPage() {
  const { t } = usePanelText()
  const { day, instant } = useWriting()
  const now = useNow(MINUTE_MS / 2)
  const today = useToday()
  const cabins = useCabins()
  const isOffline = useIsOffline()
  const isEmpty = cabins.data?.items.length === 0
  return (
    <>
      <PageHeader title={t('today.title', { day: day(dayInArgentina(now), THIS_DAY) })} />
      {(today.isError || isOffline) && today.data && (
        <p
          role="status"
          className="mb-4 flex items-center gap-2 rounded-xl bg-warn-soft px-4 py-3 text-sm text-warn"
        >
          <CloudOff aria-hidden className="size-5 shrink-0" />
          {t('today.seen_at', { hour: instant(today.data.generated_at) })}
        </p>
      )}
      {isEmpty && <StartHere />}
      <Decisions />
      <UnmatchedCard />
      {today.isPending && <Loading />}
      {today.isError && !today.data && <Failure onRetry={() => void today.refetch()} />}
      {today.data && !isEmpty && <House today={today.data} now={now} />}
      {today.data && <CabinsCard cabins={today.data.cabins} />}
      <MonthLine />
    </>
  )
}

function StartHere() {
  const { t } = usePanelText()
  return (
    <Card className="mb-4">
      <Nothing
        icon={Sunrise}
        title={t('today.start_title')}
        text={t('today.start_text')}
        action={
          <Link to="/admin/setup" className={buttonLook('primary')}>
            {t('today.start')}
          </Link>
        }
      />
    </Card>
  )
}

/** Who comes, who goes, who is here, and who still has to pay. */
function House({ today, now }: { today: Today; now: Date }) {
  const { t } = usePanelText()
  const { arrivals, departures, in_house: inHouse, holds } = today
  if (arrivals.length + departures.length + inHouse.length + holds.length === 0) {
    return (
      <Card>
        <Nothing
          icon={Sunrise}
          title={t('today.nobody')}
          text={t('today.nobody_text')}
          action={
            <Link to="/admin/reservations/new" className={buttonLook('primary')}>
              <CirclePlus aria-hidden className="size-4.5" />
              {t('reservations.new')}
            </Link>
          }
        />
      </Card>
    )
  }
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <Group title={t('today.arrivals')}>
        {arrivals.map((stay) => (
          <StayLine key={keyOf(stay)} stay={stay} move="check-in" />
        ))}
      </Group>
      <Group title={t('today.departures')}>
        {departures.map((stay) => (
          <StayLine key={keyOf(stay)} stay={stay} move="check-out" />
        ))}
      </Group>
      <Group title={t('today.in_house')}>
        {inHouse.map((stay) => (
          <StayLine
            key={keyOf(stay)}
            stay={stay}
            move={stay.status === 'confirmed' ? 'check-in' : undefined}
          />
        ))}
      </Group>
      <Group title={t('today.holds')}>
        {holds.map((stay) => (
          <StayLine key={keyOf(stay)} stay={stay} note={<MinutesLeft until={stay.expires_at} now={now} />} />
        ))}
      </Group>
    </div>
  )
}

function keyOf(stay: Today['arrivals'][number]): string {
  return `${stay.code ?? stay.external_code ?? stay.label}${stay.accommodation_id}${stay.check_in}`
}

/** Nothing is shown of a group without anybody in it. */
function Group({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <Card
      title={title}
      aside={
        <span
          className={cx(
            'grid h-7 min-w-7 place-items-center rounded-full bg-soft px-2 text-sm font-semibold',
            'text-on-soft',
          )}
        >
          {children.length}
        </span>
      }
    >
      <Rows>{children}</Rows>
    </Card>
  )
}

function MinutesLeft({ until, now }: { until: string; now: Date }) {
  const { t } = usePanelText()
  const left = timeLeft(Math.ceil((Date.parse(until) - now.getTime()) / MINUTE_MS))
  return left ? t(`today.left_${left.unit}`, { count: left.count }) : t('today.over')
}
