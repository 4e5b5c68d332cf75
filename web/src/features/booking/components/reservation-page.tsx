import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { PriceLines } from '../../../components/ui/price-lines.tsx'
import { useCatalogue } from '../../../lib/catalogue.ts'
import { RequestFailed } from '../../../lib/http.ts'
import { type CheckoutReturn, type OwnStay, type StayKey, useStay } from '../api/booking-api.ts'
import { CancelCard } from './cancel-card.tsx'
import { PageHeader } from './page-frame.tsx'
import { PayCard } from './pay-card.tsx'
import { StayCard } from './stay-card.tsx'
import { StayState } from './stay-state.tsx'
import { WriteUs } from './write-us.tsx'

interface ReservationPageProps extends StayKey {
  /** The guest comes back from the checkout: keep asking until the payment is seen. */
  readonly returned: CheckoutReturn | undefined
}

export function ReservationPage({ code, token, returned }: ReservationPageProps) {
  const stay = useStay({ code, token }, returned === 'approved')
  const isUnknown = stay.error instanceof RequestFailed && stay.error.status === 404
  return (
    <div className="min-h-dvh bg-sand-100 px-4 pb-12">
      <PageHeader className="max-w-xl" />
      <main className="mx-auto max-w-xl space-y-4">
        {stay.isPending && <Loading />}
        {isUnknown && <Unknown />}
        {stay.isError && !isUnknown && <Failure onRetry={() => void stay.refetch()} />}
        {stay.data && <Stay stay={stay.data} token={token} returned={returned} />}
      </main>
    </div>
  )
}

function Stay({ stay, token, returned }: Omit<ReservationPageProps, 'code'> & { readonly stay: OwnStay }) {
  const { t } = useTranslation()
  return (
    <>
      <StayState stay={stay} returned={returned} />
      <StayCard stay={stay} />
      <PayCard stay={stay} isVerifying={returned === 'approved'} />
      <Card title={t('reservation.detail')}>
        <PriceLines reservation={stay} />
      </Card>
      <CancelCard stay={stay} token={token} />
      <WriteUs text={t('reservation.hello', { code: stay.code })} />
    </>
  )
}

function Unknown() {
  const { t } = useTranslation()
  const { isSuccess } = useCatalogue()
  return (
    <Card className="p-8 text-center">
      <h1 className="text-xl font-bold">{t('reservation.not_found')}</h1>
      <p className="mt-2 text-muted">{t('reservation.not_found_text')}</p>
      {isSuccess && (
        <div className="mt-5">
          <WriteUs text={t('phone.example.mine')} />
        </div>
      )}
    </Card>
  )
}
