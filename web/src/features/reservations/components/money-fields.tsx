import { Chips } from '../../../components/ui/chips.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { readMoney } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'

const METHODS = ['cash', 'transfer', 'card_at_desk'] as const
export type Method = (typeof METHODS)[number]

interface AmountFieldProps {
  readonly amount: string
  readonly problem?: string | undefined
  onChange(amount: string): void
}

export function AmountField({ amount, problem, onChange }: AmountFieldProps) {
  const { t } = usePanelText()
  return (
    <TextField
      label={t('reservations.charge.amount')}
      inputMode="decimal"
      value={amount}
      onChange={(event) => onChange(event.target.value)}
      error={readMoney(amount) ? problem : t('problem.invalid_amount')}
    />
  )
}

interface MethodChipsProps {
  readonly method: Method
  /** The owner pays, not the guest. */
  readonly isGiven?: boolean
  onChange(method: Method): void
}

export function MethodChips({ method, isGiven = false, onChange }: MethodChipsProps) {
  const { t } = usePanelText()
  const label = t(isGiven ? 'security.how' : 'reservations.charge.how')
  return (
    <div>
      <p className="mb-2 text-sm font-medium">{label}</p>
      <Chips
        label={label}
        value={method}
        choices={METHODS.map((one) => ({ value: one, label: t(`method.${one}`) }))}
        onChange={onChange}
      />
    </div>
  )
}
