import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './button.tsx'
import { Minus, Plus } from './panel-icons.tsx'

interface CounterProps {
  readonly label: string
  readonly value: number
  readonly least?: number
  readonly most?: number
  onChange(value: number): void
}

/** A small number, by two buttons a thumb can hit. */
export function Counter({ label, value, least = 0, most = 99, onChange }: CounterProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame and break the line
    <div role="group" aria-labelledby={id} className="flex min-h-12 items-center justify-between gap-3">
      <span id={id} className="text-sm font-medium">
        {label}
      </span>
      <span className="flex items-center gap-1">
        <IconButton
          icon={Minus}
          label={t('common.fewer', { what: label })}
          disabled={value <= least}
          onClick={() => onChange(value - 1)}
          className="border border-line-strong"
        />
        <output aria-live="polite" className="w-10 text-center text-base font-semibold tabular-nums">
          {value}
        </output>
        <IconButton
          icon={Plus}
          label={t('common.another', { what: label })}
          disabled={value >= most}
          onClick={() => onChange(value + 1)}
          className="border border-line-strong"
        />
      </span>
    </div>
  )
}
