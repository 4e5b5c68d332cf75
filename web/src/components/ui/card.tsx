import { type ReactNode, useId } from 'react'
import { cx } from '../../lib/cx.ts'

/** A titled section; its title names it for screen readers. */
export function Card({ title, aside, children, className }: CardProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={cx(
        'rounded-2xl border border-line bg-panel shadow-[0_1px_2px_rgba(29,36,33,0.05)]',
        className,
      )}
    >
      {title && (
        <div className="flex items-center justify-between gap-3 px-4 pt-4 pb-2 sm:px-5">
          <h2 id={id} className="font-semibold text-heading">
            {title}
          </h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}

interface CardProps {
  readonly title?: string
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}

/** A card of fields under one another, with a sentence before them where it needs one. */
export function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <div className="space-y-4 px-4 pb-5 sm:px-5">
        {text && <p className="text-sm text-muted">{text}</p>}
        {children}
      </div>
    </Card>
  )
}
