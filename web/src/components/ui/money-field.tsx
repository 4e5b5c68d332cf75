import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readMoney } from '../../lib/money.ts'
import { useWriting } from '../../lib/writing.ts'
import { TextField } from './field.tsx'

interface MoneyFieldProps {
  readonly label: string
  readonly hint?: string
  /** As the API writes it; empty for none. */
  readonly value: string
  onChange(value: string): void
}

/** An amount as people write it; only what can be read leaves the field. */
export function MoneyField({ label, hint, value, onChange }: MoneyFieldProps) {
  const { t } = useTranslation()
  const { amount } = useWriting()
  const [text, setText] = useState(() => amount(value))
  const read = text === '' ? '' : readMoney(text)
  return (
    <TextField
      label={label}
      hint={hint}
      inputMode="decimal"
      value={text}
      error={read === undefined ? t('common.no_amount') : undefined}
      onChange={(event) => {
        setText(event.target.value)
        const next = event.target.value === '' ? '' : readMoney(event.target.value)
        if (next !== undefined) onChange(next)
      }}
    />
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: number | null | undefined
  readonly least?: number
  readonly most?: number
  onChange(value: number | null): void
}

/** A number that may be left out. */
export function NumberField({ label, hint, value, least = 0, most = 1000, onChange }: NumberFieldProps) {
  return (
    <TextField
      label={label}
      hint={hint}
      type="number"
      inputMode="decimal"
      min={least}
      max={most}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
    />
  )
}
