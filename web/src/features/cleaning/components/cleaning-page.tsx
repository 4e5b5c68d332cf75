import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Nothing } from '../../../components/ui/nothing.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { House } from '../../../components/ui/panel-icons.tsx'
import { todayInArgentina } from '../../../lib/clock.ts'
import { addDays } from '../../../lib/days.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type CleaningCabin, useCleaning } from '../api/cleaning-api.ts'
import { LinkCard } from './link-card.tsx'
import { MarkButton, StateBadge } from './mark-button.tsx'

/** Who leaves, who arrives, what is clean: today and tomorrow, as the cleaner sees it. */
export function CleaningPage() {
  const { t } = usePanelText()
  const [isTomorrow, setTomorrow] = useState(false)
  const date = isTomorrow ? addDays(todayInArgentina(), 1) : undefined
  const day = useCleaning(date)
  return (
    <>
      <PageHeader title={t('cleaning.title')} back={{ to: '/admin/more', label: t('nav.more') }}>
        <p className="mt-1 text-muted">{t('cleaning.intro')}</p>
      </PageHeader>
      {day.isPending && <Loading />}
      {day.isError && <Failure onRetry={() => void day.refetch()} />}
      {day.data && (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <LinkCard link={day.data.link} />
          <Card
            title={t('cleaning.day')}
            aside={
              <Chips
                label={t('cleaning.day')}
                value={isTomorrow ? 'tomorrow' : 'today'}
                choices={(['today', 'tomorrow'] as const).map((one) => ({
                  value: one,
                  label: t(`cleaning.${one}`),
                }))}
                onChange={(one) => setTomorrow(one === 'tomorrow')}
              />
            }
          >
            {day.data.cabins.length === 0 && <NoCabins />}
            <Rows>
              {day.data.cabins.map((cabin) => (
                <li key={cabin.accommodation_id} data-testid="cleaning-cabin" className="px-4 py-3 sm:px-5">
                  <CabinLine cabin={cabin} isToday={!isTomorrow} />
                </li>
              ))}
            </Rows>
          </Card>
        </div>
      )}
    </>
  )
}

function CabinLine({ cabin, isToday }: { cabin: CleaningCabin; isToday: boolean }) {
  const { t } = usePanelText()
  const { accommodation_id: id, accommodation_name: name, state } = cabin
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium break-words">
          {name} <StateBadge state={state} />
        </p>
        <ul className="text-sm text-muted">
          {cabin.departures.map((stay) => (
            <li key={`out${stay.name}`}>{t('cleaning.leaves', { name: stay.name, hour: stay.at })}</li>
          ))}
          {cabin.arrivals.map((stay) => (
            <li key={`in${stay.name}`}>{t('cleaning.arrives', { name: stay.name, hour: stay.at })}</li>
          ))}
          {cabin.occupied && <li>{t('cleaning.occupied')}</li>}
        </ul>
      </div>
      {isToday && <MarkButton cabin={{ id, name, state }} />}
    </div>
  )
}

function NoCabins() {
  const { t } = usePanelText()
  return (
    <Nothing
      icon={House}
      title={t('calendar.none_title')}
      action={
        <Link to="/admin/more/cabins" className={buttonLook('primary')}>
          {t('calendar.none_action')}
        </Link>
      }
    />
  )
}
