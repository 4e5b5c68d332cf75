import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { cx } from '../../../lib/cx.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { writeMoney } from '../../../lib/money.ts'
import { type CancellationStep, cancellationSteps } from '../../../lib/reservation.ts'
import { useBookingText } from '../../../lib/words.ts'
import { type OwnStay, useCancelStay } from '../api/booking-api.ts'

interface CancelCardProps {
  readonly stay: OwnStay
  readonly token: string | undefined
}

/** The policy of the quote, and the way out with what comes back said before the guest decides. */
export function CancelCard({ stay, token }: CancelCardProps) {
  const { t } = useTranslation()
  const asking = useRef<HTMLDialogElement>(null)
  const cancel = useCancelStay({ code: stay.code, token }, stay.group?.group_code)
  const outcome = useOutcome(stay)
  const steps = cancellationSteps(stay.policy)
  const mayCancel = typeof (stay.group ?? stay).refund_if_cancelled === 'string'
  if (!mayCancel) return null
  return (
    <Card title={t('reservation.policy')}>
      <div className="space-y-3 px-4 pb-5 text-sm sm:px-5">
        {steps.length > 0 && <PolicySteps steps={steps} />}
        <p data-testid="refund-preview">{outcome}</p>
        <button
          type="button"
          data-testid="cancel"
          disabled={cancel.isPending}
          onClick={() => asking.current?.showModal()}
          className={cx(
            'min-h-11 rounded-xl border border-bad-line px-4 font-semibold text-bad hover:bg-bad-soft',
            'disabled:opacity-60',
          )}
        >
          {t('reservation.cancel')}
        </button>
        {cancel.isError && (
          <p role="alert" className="text-bad">
            {t('reservation.cancel_failed')}
          </p>
        )}
      </div>
      <dialog
        ref={asking}
        aria-label={t('reservation.cancel_ask')}
        className="w-[min(26rem,calc(100vw-2rem))] rounded-2xl bg-panel p-6 text-ink shadow-2xl backdrop:bg-black/40"
      >
        <h2 className="text-lg font-semibold">{t('reservation.cancel_ask')}</h2>
        <p className="mt-2 text-muted">{outcome}</p>
        <form method="dialog" className="mt-6 flex flex-wrap justify-end gap-2">
          <button type="submit" className="min-h-11 rounded-xl border border-line-strong px-4 font-medium">
            {t('reservation.cancel_no')}
          </button>
          <button
            type="submit"
            data-testid="confirm-yes"
            onClick={() => cancel.mutate()}
            className="min-h-11 rounded-xl bg-clay-600 px-4 font-semibold text-white hover:bg-clay-700"
          >
            {t('reservation.cancel_yes')}
          </button>
        </form>
      </dialog>
    </Card>
  )
}

export function PolicySteps({ steps }: { steps: readonly CancellationStep[] }) {
  const { t } = useTranslation()
  return (
    <ul className="space-y-1 text-muted">
      {steps.map((step) => (
        <li key={step.days_before}>
          {t(step.days_before === 0 ? 'reservation.policy_line_zero' : 'reservation.policy_line', {
            days: step.days_before,
            percent: step.refund_percent,
          })}
        </li>
      ))}
    </ul>
  )
}

/** Cabins that were booked together go together, and what comes back is that of all of them. */
function useOutcome(stay: OwnStay): string {
  const { t } = useBookingText()
  const returned = useReturned(stay)
  return stay.group ? `${t('stay.cancel_group')} ${returned}` : returned
}

function useReturned(stay: OwnStay): string {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  const { paid_amount: paid, refund_if_cancelled: due } = stay.group ?? stay
  if (Number(paid) === 0) return t('reservation.cancel_unpaid')
  const refund = due ?? '0'
  if (Number(refund) === 0) return t('reservation.cancel_nothing')
  return t('reservation.cancel_returns', { amount: writeMoney(refund, stay.currency, locale) })
}
