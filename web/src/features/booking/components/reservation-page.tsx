import type { GuestView } from '@tranquera/contracts/guest-pages'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { FormattedText } from '../../../components/ui/formatted-text.tsx'
import { PriceLines } from '../../../components/ui/price-lines.tsx'
import { cx } from '../../../lib/cx.ts'
import { useBookingText } from '../../../lib/words.ts'
import { type OwnStay, type StayKey, useStay } from '../api/booking-api.ts'
import { addressIn, useChatAddress, useGuestPage } from '../api/page.ts'
import { ArrivalCard } from './arrival-card.tsx'
import { CancelCard } from './cancel-card.tsx'
import { GroupCard } from './group-card.tsx'
import { PageFrame } from './page-frame.tsx'
import { BalanceCard, PayCard, SecurityNote } from './pay-card.tsx'
import { PlaceCard } from './place-card.tsx'
import { StayCard } from './stay-card.tsx'
import { StayLinks } from './stay-links.tsx'
import { StayState } from './stay-state.tsx'

type StayView = Extract<GuestView, { kind: 'stay' }>

/** The guest's own page of a stay: where it stands, what is owed, how to come. */
export function ReservationPage({ view }: { view: StayView }) {
  const { t } = useTranslation()
  const hello = view.stay ? t('reservation.hello', { code: view.stay.code }) : t('phone.example.mine')
  return (
    <PageFrame width="max-w-xl" hello={hello}>
      <main className="mx-auto max-w-xl space-y-4 px-4">
        {view.stay ? <Stay view={view} known={view.stay} /> : <Unknown />}
      </main>
    </PageFrame>
  )
}

/** Nothing of these can be changed or prepared any more. */
const OVER: readonly OwnStay['status'][] = ['expired', 'cancelled', 'no_show', 'completed']

function Stay({ view, known }: { view: StayView; known: OwnStay }) {
  const { t } = useTranslation()
  const key: StayKey = { code: view.code, token: view.token ?? undefined }
  const returned = view.returned ?? undefined
  const stay = useStay(key, known, returned === 'approved').data
  const isOpen = !OVER.includes(stay.status)
  return (
    <>
      <StayState stay={stay} returned={returned} />
      <StayCard stay={stay} />
      {stay.arrival_note && <KeysCard words={stay.arrival_note} />}
      {stay.group && <GroupCard stay={stay} group={stay.group} />}
      <PayCard stay={stay} stayKey={key} isVerifying={returned === 'approved'} />
      <BalanceCard stay={stay} />
      <SecurityNote stay={stay} />
      {isOpen && <StayLinks stay={stay} token={key.token} />}
      <Card title={detailTitle(stay, t('reservation.detail'))}>
        <PriceLines reservation={stay} dueToday={stay.group ? null : stay.due_today} />
      </Card>
      {isOpen && <Preparations stayKey={key} stay={stay} />}
      <CancelCard stay={stay} token={key.token} />
      {!isOpen && <SearchAgain />}
    </>
  )
}

/** Of several cabins, the detail is that of one. */
function detailTitle({ group, accommodation_name: cabin }: OwnStay, title: string): string {
  return group ? `${title}: ${cabin}` : title
}

/** Known from the day before only: what opens the door. */
function KeysCard({ words }: { words: string }) {
  const { t } = useBookingText()
  return (
    <Card title={t('stay.keys')}>
      <p data-testid="keys" className="px-4 pb-5 sm:px-5">
        <FormattedText text={words} />
      </p>
    </Card>
  )
}

function Preparations({ stayKey, stay }: { stayKey: StayKey; stay: OwnStay }) {
  const { t } = useBookingText()
  return (
    <>
      <PlaceCard title={t('stay.how')} />
      {stay.status !== 'checked_in' && <ArrivalCard stayKey={stayKey} known={stay.arrival} />}
      <ChangeCard code={stay.code} />
    </>
  )
}

function ChangeCard({ code }: { code: string }) {
  const { t } = useBookingText()
  const address = useChatAddress(t('stay.change_hello', { code }))
  if (!address) return null
  return (
    <Card title={t('stay.change')}>
      <div className="px-5 pb-5">
        <p className="text-sm text-muted">{t('stay.change_text')}</p>
        <a
          href={address}
          data-testid="ask-change"
          className={cx(
            'mt-3 inline-flex min-h-11 items-center rounded-xl border border-line-strong px-4',
            'font-semibold text-link hover:bg-sunk',
          )}
        >
          {t('stay.ask_change')}
        </a>
      </div>
    </Card>
  )
}

function SearchAgain() {
  const { t } = useBookingText()
  const { language } = useGuestPage()
  return (
    <a
      href={addressIn(language, '/')}
      className="flex min-h-12 items-center justify-center font-semibold text-link underline underline-offset-4"
    >
      {t('stay.new_search')}
    </a>
  )
}

function Unknown() {
  const { t } = useTranslation()
  return (
    <Card className="p-8 text-center">
      <h1 className="text-xl font-bold">{t('reservation.not_found')}</h1>
      <p className="mt-2 text-muted">{t('reservation.not_found_text')}</p>
    </Card>
  )
}
