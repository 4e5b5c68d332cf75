import * as Switch from '@radix-ui/react-switch'
import { type ReactNode, useId } from 'react'
import { cx } from '../../lib/cx.ts'

interface SwitchFieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly checked: boolean
  readonly disabled?: boolean
  onChange(checked: boolean): void
}

/** Something that is on or off at once, without a button to save. */
export function SwitchField({ label, hint, checked, disabled = false, onChange }: SwitchFieldProps) {
  const id = useId()
  return (
    <div className="flex min-h-11 items-center justify-between gap-4 py-2">
      <label htmlFor={id} className="min-w-0">
        <span className="block font-medium">{label}</span>
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </label>
      <Switch.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        className={cx(
          'h-7 w-12 shrink-0 rounded-full border border-line-strong bg-sunk',
          'data-[state=checked]:border-brand data-[state=checked]:bg-brand',
        )}
      >
        <Switch.Thumb
          className={cx(
            'block size-5 translate-x-0.5 rounded-full bg-muted transition-transform',
            'data-[state=checked]:translate-x-6 data-[state=checked]:bg-on-brand',
          )}
        />
      </Switch.Root>
    </div>
  )
}
