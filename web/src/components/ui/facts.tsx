import type { ReactNode } from 'react'

type Fact = readonly [name: string, value: ReactNode]

/** Names and values, one a line; what has no value is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="px-4 pb-4 text-sm sm:px-5">
      {facts.map(([name, value]) => {
        if (value === undefined || value === null || value === '' || value === false) return null
        return (
          <div key={name} className="flex justify-between gap-6 py-1.5">
            <dt className="shrink-0 text-muted">{name}</dt>
            <dd className="min-w-0 text-right font-medium break-words">{value}</dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Lines of a card, parted by hairlines. */
export function Rows({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <ul className={`divide-y divide-line ${className}`}>{children}</ul>
}

/** A short figure with its name, in a row of such. */
export function Figure({ name, value, note }: { name: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="min-w-0 rounded-2xl border border-line bg-panel p-3.5 sm:p-4">
      <p className="text-sm text-muted">{name}</p>
      <p className="mt-1 font-bold wrap-break-word text-heading sm:text-xl tabular-nums">{value}</p>
      {note && <p className="mt-0.5 text-sm text-muted">{note}</p>}
    </div>
  )
}
