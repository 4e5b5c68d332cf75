import * as ToggleGroup from '@radix-ui/react-toggle-group'
import { cx } from '../../lib/cx.ts'
import type { Choice } from './field.tsx'

const CHIP =
  'min-h-10 rounded-full border border-line-strong bg-panel text-sm font-medium text-ink ' +
  'data-[state=on]:border-brand data-[state=on]:bg-brand data-[state=on]:text-on-brand'

interface ChipsProps<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  readonly choices: readonly Choice<NoInfer<Value>>[]
  /** Chips in one line that scrolls sideways, instead of as many lines as they need. */
  readonly isLine?: boolean
  onChange(value: NoInfer<Value>): void
}

/** One of a few, all in sight. */
export function Chips<Value extends string>({ label, value, choices, isLine, onChange }: ChipsProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value ?? ''}
      onValueChange={(next) => {
        const chosen = choices.find((one) => one.value === next)
        if (chosen) onChange(chosen.value)
      }}
      className={cx('flex gap-2', isLine ? '-mx-4 overflow-x-auto px-4 py-1' : 'flex-wrap')}
    >
      {choices.map((one) => (
        <ToggleGroup.Item key={one.value} value={one.value} className={cx(CHIP, 'shrink-0 px-4')}>
          {one.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}

/** Several of a few, such as the days of a week. */
export function ManyChips<Value extends string>({
  label,
  values,
  choices,
  onChange,
}: {
  readonly label: string
  readonly values: readonly Value[]
  readonly choices: readonly Choice<NoInfer<Value>>[]
  onChange(values: Value[]): void
}) {
  return (
    <ToggleGroup.Root
      type="multiple"
      aria-label={label}
      value={[...values]}
      onValueChange={(next) =>
        onChange(choices.flatMap((one) => (next.includes(one.value) ? [one.value] : [])))
      }
      className="flex flex-wrap gap-2"
    >
      {choices.map((one) => (
        <ToggleGroup.Item key={one.value} value={one.value} className={cx(CHIP, 'min-w-11 px-3')}>
          {one.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
