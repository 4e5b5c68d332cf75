import { useId } from 'react'
import { cx } from '../../../lib/cx.ts'
import { fromCents, toCents } from '../../../lib/money.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { Way, WayPrice } from '../api/booking-api.ts'

interface WayChoiceProps {
  /** The dearer first. */
  readonly ways: readonly WayPrice[]
  readonly currency: string
  readonly chosen: Way | undefined
  readonly isBusy?: boolean
  onChoose(way: Way): void
}

/** How to pay, each way with its own price. */
export function WayChoice({ ways, currency, chosen, isBusy = false, onChoose }: WayChoiceProps) {
  const { t } = useBookingText()
  const { money } = useWriting()
  // Several of them may stand on one page: each is a group of its own.
  const name = useId()
  const dearest = Math.max(...ways.map((one) => toCents(one.total_price)))
  return (
    <fieldset data-testid="ways" disabled={isBusy} className="space-y-2">
      <legend className="mb-2 text-sm font-medium">{t('pay.how')}</legend>
      {ways.map(({ pay_by: way, total_price: total }) => {
        const saved = dearest - toCents(total)
        return (
          <label
            key={way}
            className={cx(
              'flex min-h-12 items-center gap-3 rounded-xl border border-line-strong px-4 py-2',
              'has-checked:bg-sunk',
            )}
          >
            <input
              type="radio"
              name={name}
              value={way}
              checked={way === chosen}
              onChange={() => onChoose(way)}
              className="size-5 accent-forest-700"
            />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{t(`pay.way.${way}`)}</span>
              {saved > 0 && (
                <span className="block text-sm text-muted">
                  {t('pay.saves', { amount: money(fromCents(saved), currency) })}
                </span>
              )}
            </span>
            <span className="font-semibold whitespace-nowrap tabular-nums">{money(total, currency)}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
