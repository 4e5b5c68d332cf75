import type { CheckoutReturn } from '@tranquera/contracts/guest-pages'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../../../components/ui/icon.tsx'
import { cx } from '../../../lib/cx.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { OwnStay } from '../api/booking-api.ts'
import { Notice } from './page-frame.tsx'

interface StayStateProps {
  readonly stay: OwnStay
  readonly returned: CheckoutReturn | undefined
}

/** One sentence about where the booking stands, when there is something to say. */
export function StayState({ stay, returned }: StayStateProps) {
  const { t } = useTranslation()
  if (stay.status === 'pre_reserved' && stay.awaiting_credit) {
    return <Credited currency={stay.currency} coupon={stay.awaiting_credit} />
  }
  if (stay.status === 'pre_reserved') return returned ? <Returned returned={returned} /> : null
  if (stay.status === 'confirmed') {
    return (
      <Notice look="bg-brand text-white" icon={<Mark name="check" look="bg-white/20" />}>
        <p className="text-lg font-semibold">{t('reservation.verified')}</p>
        {stay.channel === 'whatsapp' && (
          <p className="mt-1 text-sm text-white">{t('reservation.verified_text')}</p>
        )}
      </Notice>
    )
  }
  if (stay.status === 'expired' || stay.status === 'cancelled') {
    const state = stay.status
    return (
      <Notice
        look="bg-panel ring-1 ring-line"
        icon={<Mark name={state === 'expired' ? 'clock' : 'close'} look="bg-sunk text-muted" />}
      >
        <p className="font-semibold">{t(`reservation.${state}_title`)}</p>
        <p className="mt-1 text-sm text-muted">{t(`reservation.${state}_text`)}</p>
      </Notice>
    )
  }
  return null
}

/** Paid at a kiosk, perhaps: the money takes days, and the nights wait for it. */
function Credited({
  currency,
  coupon,
}: {
  currency: string
  coupon: NonNullable<OwnStay['awaiting_credit']>
}) {
  const { t } = useBookingText()
  const { money, instant } = useWriting()
  return (
    <Notice
      look="bg-warn-soft text-warn ring-1 ring-line-strong"
      icon={<Mark name="clock" look="bg-white/60" />}
    >
      <p className="font-semibold">{t('stay.credit')}</p>
      <p className="mt-1 text-sm">{t('stay.credit_text', { amount: money(coupon.amount, currency) })}</p>
      {coupon.pay_by && (
        <p className="mt-1 text-sm">{t('stay.credit_until', { when: instant(coupon.pay_by) })}</p>
      )}
    </Notice>
  )
}

function Returned({ returned }: { returned: CheckoutReturn }) {
  const { t } = useTranslation()
  if (returned === 'failed') {
    return (
      <Notice look="bg-bad-soft text-bad" icon={<Mark name="warn" look="bg-white/60" />}>
        <p className="font-semibold">{t('reservation.failed')}</p>
        <p className="mt-1 text-sm">{t('reservation.failed_text')}</p>
      </Notice>
    )
  }
  const key = returned === 'approved' ? 'verifying' : 'in_review'
  return (
    <Notice
      look="bg-warn-soft text-warn ring-1 ring-line-strong"
      icon={
        <span
          className={cx(
            'mt-0.5 size-6 shrink-0 animate-spin rounded-full border-[3px] border-amber-300',
            'border-t-amber-700',
          )}
        />
      }
    >
      <p className="font-semibold">{t(`reservation.${key}`)}</p>
      <p className="mt-1 text-sm">{t(`reservation.${key}_text`)}</p>
    </Notice>
  )
}

function Mark({ name, look }: { name: IconName; look: string }) {
  return (
    <span className={`grid size-10 shrink-0 place-items-center rounded-full ${look}`}>
      <Icon name={name} />
    </span>
  )
}
