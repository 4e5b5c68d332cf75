import type { ReactNode } from 'react'
import type { PanelIcon } from './panel-icons.tsx'

interface NothingProps {
  readonly icon: PanelIcon
  readonly title: string
  readonly text?: string
  /** What to do about it: an empty page without a next step is a dead end. */
  readonly action: ReactNode
}

export function Nothing({ icon: Sign, title, text, action }: NothingProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-10 text-center">
      <span className="grid size-14 place-items-center rounded-full bg-soft text-on-soft">
        <Sign aria-hidden className="size-7" />
      </span>
      <p className="font-semibold text-heading">{title}</p>
      {text && <p className="max-w-sm text-sm text-muted">{text}</p>}
      {action}
    </div>
  )
}
