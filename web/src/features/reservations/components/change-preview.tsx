import { toCents } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { ChangePreview } from '../api/reservations-api.ts'

/** What a change does in money: before, after, and what is asked for or goes back. */
export function ChangePreviewView({ preview }: { preview: ChangePreview }) {
  const { t } = usePanelText()
  const { money, stay } = useWriting()
  const { before, after } = preview
  const { currency } = after
  const lines: readonly [string, string, string][] = [
    ['before', stay(before.check_in, before.check_out), money(before.total_price, currency)],
    ['after', stay(after.check_in, after.check_out), money(after.total_price, currency)],
  ]
  return (
    <section
      aria-live="polite"
      data-testid="change-preview"
      className="rounded-2xl border border-line bg-sunk p-4 text-sm"
    >
      <dl className="space-y-1.5">
        <Line name={t('reservations.change.before')} note={`${before.accommodation_name} · ${lines[0]?.[1]}`}>
          {lines[0]?.[2]}
        </Line>
        <Line name={t('reservations.change.after')} note={`${after.accommodation_name} · ${lines[1]?.[1]}`}>
          {lines[1]?.[2]}
        </Line>
        {toCents(preview.difference) === 0 ? (
          <Line name={t('reservations.change.same')}>{money('0.00', currency)}</Line>
        ) : (
          <Line name={t('reservations.change.difference')} isStrong>
            {money(preview.difference, currency)}
          </Line>
        )}
        {toCents(preview.charge) > 0 && (
          <Line name={t('reservations.change.charge')}>{money(preview.charge, currency)}</Line>
        )}
        {toCents(preview.refund) > 0 && (
          <Line name={t('reservations.change.refund')}>{money(preview.refund, currency)}</Line>
        )}
      </dl>
      {preview.warnings.map((code) => (
        <p key={code} className="mt-2 font-medium text-warn">
          {t(`reservations.warning.${code}`, { defaultValue: code })}
        </p>
      ))}
    </section>
  )
}

interface LineProps {
  readonly name: string
  readonly note?: string
  readonly isStrong?: boolean
  readonly children: string | undefined
}

function Line({ name, note, isStrong = false, children }: LineProps) {
  return (
    <div className={`flex justify-between gap-4 ${isStrong ? 'font-semibold' : ''}`}>
      <dt>
        {name}
        {note && <span className="block text-muted">{note}</span>}
      </dt>
      <dd className="whitespace-nowrap tabular-nums">{children}</dd>
    </div>
  )
}
