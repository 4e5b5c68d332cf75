import type { ComponentProps } from 'react'
import { cx } from '../../lib/cx.ts'
import type { PanelIcon } from './panel-icons.tsx'

const LOOKS = {
  primary: 'bg-brand text-on-brand hover:bg-brand-hover',
  plain: 'border border-line-strong bg-panel text-ink hover:bg-sunk',
  danger: 'border border-bad-line bg-panel text-bad hover:bg-bad-soft',
  quiet: 'text-link hover:bg-sunk',
} as const

export type ButtonLook = keyof typeof LOOKS

/** The looks of a button, for links that lead on like one. 44 pixels high: the least a thumb hits. */
export function buttonLook(look: ButtonLook, className?: string): string {
  return cx(
    'inline-flex min-h-11 items-center justify-center gap-2 rounded-xl px-4 text-sm font-semibold disabled:opacity-50',
    LOOKS[look],
    className,
  )
}

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook
  readonly icon?: PanelIcon | undefined
}

export function Button({ look = 'plain', icon: Sign, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={buttonLook(look, className)} {...rest}>
      {Sign && <Sign aria-hidden className="size-4.5 shrink-0" />}
      {children}
    </button>
  )
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** Said by a screen reader, and shown when the pointer rests. */
  readonly label: string
  readonly icon: PanelIcon
}

export function IconButton({ label, icon: Sign, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cx(
        'grid size-11 shrink-0 place-items-center rounded-xl text-ink hover:bg-sunk disabled:opacity-40',
        className,
      )}
      {...rest}
    >
      <Sign aria-hidden className="size-5" />
    </button>
  )
}
