import type { ReactNode } from 'react'
import { IconButton } from '../../../components/ui/button.tsx'
import { NumberField } from '../../../components/ui/money-field.tsx'
import { Trash2 } from '../../../components/ui/panel-icons.tsx'
import { usePanelText } from '../../../lib/words.ts'

interface DiscountStepProps {
  /** For who does not see that it is one of several. */
  readonly legend: string
  readonly percent: number
  /** From where it is given. */
  readonly children: ReactNode
  onPercent(percent: number): void
  onRemove(): void
}

/** One of the steps of a discount that grows. */
export function DiscountStep({ legend, percent, children, onPercent, onRemove }: DiscountStepProps) {
  const { t } = usePanelText()
  return (
    <fieldset className="flex items-end gap-3">
      <legend className="sr-only">{legend}</legend>
      {children}
      <NumberField
        label={t('rates.discount_percent')}
        most={100}
        value={percent}
        onChange={(next) => onPercent(next ?? 0)}
      />
      <IconButton icon={Trash2} label={t('remove')} onClick={onRemove} />
    </fieldset>
  )
}
