import { useTranslation } from 'react-i18next'
import { cx } from '../../lib/cx.ts'
import { useLanguage } from '../../lib/i18n.ts'
import { unbroken, writeMoney } from '../../lib/money.ts'
import type { Reservation, ReservationStatus } from '../../lib/reservation.ts'

/** These stays will not happen: a balance would read as a debt. */
const NOTHING_OWED: readonly ReservationStatus[] = ['expired', 'cancelled', 'no_show']

interface PriceLinesProps {
  readonly reservation: Reservation
  /** Where the debt of this stay follows the exchange rate. */
  readonly dueToday?: string | null
}

/** The lines of the quote and where the money stands. */
export function PriceLines({ reservation, dueToday = null }: PriceLinesProps) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  const isOwed = !NOTHING_OWED.includes(reservation.status)
  const money = (amount: string) => writeMoney(amount, reservation.currency, locale)
  return (
    <dl className="px-4 pb-5 text-sm sm:px-5">
      {reservation.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a quote never change nor move
        <Row key={index} name={unbroken(line.description)} value={money(line.amount)} />
      ))}
      <Row name={t('reservation.total')} value={money(reservation.total_price)} isStrong />
      {isOwed && <Row name={t('reservation.deposit')} value={money(reservation.deposit_amount)} />}
      <Row name={t('reservation.paid')} value={money(reservation.paid_amount)} />
      {isOwed && <Row name={t('reservation.due')} value={money(reservation.due_amount)} isStrong />}
      {dueToday !== null && <Row name={t('reservation.due_today')} value={money(dueToday)} isStrong />}
    </dl>
  )
}

function Row({ name, value, isStrong = false }: { name: string; value: string; isStrong?: boolean }) {
  return (
    <div
      className={cx(
        'flex justify-between gap-4 py-1.5',
        isStrong && 'border-t border-line pt-2 text-base font-semibold',
      )}
    >
      <dt className={isStrong ? '' : 'text-muted'}>{name}</dt>
      <dd className="whitespace-nowrap tabular-nums">{value}</dd>
    </div>
  )
}
