import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { Empty, Failure, Loading } from '../../../components/ui/feedback.tsx'
import type { IconName } from '../../../components/ui/icon.tsx'
import { dayInArgentina, useNow } from '../../../lib/clock.ts'
import { addDays, LONG_DAY, writeDay } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import type { Reservation } from '../../../lib/reservation.ts'
import { useReservations } from '../api/panel-api.ts'
import { PageTitle } from './page-title.tsx'
import { ReservationRow } from './reservation-row.tsx'

const MINUTE_MS = 60_000
const LONGEST_STAY_DAYS = 60
const NEXT_DAYS = 14

export function HomePage() {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  const now = useNow(MINUTE_MS / 2)
  const today = dayInArgentina(now)
  const around = useReservations({
    check_in_from: addDays(today, -LONGEST_STAY_DAYS),
    check_in_to: addDays(today, NEXT_DAYS),
    page_size: 100,
  })
  const open = useReservations({ status: 'pre_reserved', page_size: 50 })
  if (around.isPending || open.isPending) return <Loading />
  if (around.isError || open.isError) return <Failure onRetry={() => void around.refetch()} />
  const stays = around.data.items.filter(isComing)
  const byArrival = (a: Reservation, b: Reservation) => a.check_in.localeCompare(b.check_in)
  return (
    <>
      <PageTitle>
        <span className="inline-block first-letter:uppercase">
          {t('panel.today', { day: writeDay(today, locale, LONG_DAY) })}
        </span>
      </PageTitle>
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <Group title={t('panel.arrivals')} icon="cabin" none={t('panel.none_arrivals')}>
          {stays.filter((stay) => stay.check_in === today).map(rowOf)}
        </Group>
        <Group title={t('panel.departures')} icon="exit" none={t('panel.none_departures')}>
          {stays.filter((stay) => stay.check_out === today).map(rowOf)}
        </Group>
        <Group title={t('panel.holds')} icon="clock" none={t('panel.none_holds')}>
          {open.data.items.map((hold) => (
            <ReservationRow key={hold.code} reservation={hold} aside={<TimeLeft hold={hold} now={now} />} />
          ))}
        </Group>
        <Group title={t('panel.next')} icon="calendar" none={t('panel.none_next')}>
          {stays
            .filter((stay) => stay.check_in > today)
            .toSorted(byArrival)
            .map(rowOf)}
        </Group>
      </div>
    </>
  )
}

function isComing({ status }: Reservation): boolean {
  return status === 'confirmed' || status === 'checked_in'
}

function rowOf(reservation: Reservation) {
  return <ReservationRow key={reservation.code} reservation={reservation} />
}

interface GroupProps {
  readonly title: string
  readonly icon: IconName
  readonly none: string
  readonly children: ReactNode[]
}

function Group({ title, icon, none, children }: GroupProps) {
  return (
    <Card
      title={title}
      aside={
        <span className="grid h-7 min-w-7 place-items-center rounded-full bg-forest-100 px-2 text-sm font-semibold text-forest-800">
          {children.length}
        </span>
      }
    >
      {children.length > 0 ? <div>{children}</div> : <Empty icon={icon}>{none}</Empty>}
    </Card>
  )
}

function TimeLeft({ hold, now }: { hold: Reservation; now: Date }) {
  const { t } = useTranslation()
  if (!hold.expires_at) return null
  const minutes = Math.ceil((Date.parse(hold.expires_at) - now.getTime()) / MINUTE_MS)
  return minutes > 0 ? t('panel.left', { minutes }) : t('panel.over')
}
