import { Link, type LinkProps } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { ChevronLeft } from './panel-icons.tsx'

interface PageHeaderProps {
  readonly title: string
  readonly back?: { readonly to: NonNullable<LinkProps['to']>; readonly label: string }
  readonly aside?: ReactNode
  /** Below the title. */
  readonly children?: ReactNode
}

/** Whose header was drawn last; undefined before the first. */
let shown: string | undefined

/** Names the page: to the eye, to the browser's tab, and to whoever listens instead of looking. */
export function PageHeader({ title, back, aside, children }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Tranquera`
  }, [title])
  useEffect(() => {
    // A page that was just opened by its address keeps the browser's own focus.
    const { pathname } = window.location
    if (shown !== undefined && shown !== pathname) heading.current?.focus({ preventScroll: true })
    shown = pathname
  }, [])
  return (
    <header className="mb-4">
      {back && (
        <Link to={back.to} className="-ml-1 inline-flex min-h-11 items-center gap-1 pr-3 text-sm text-muted">
          <ChevronLeft aria-hidden className="size-4" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <h1
          ref={heading}
          tabIndex={-1}
          className="min-w-0 text-2xl font-bold break-words text-heading outline-none first-letter:uppercase"
        >
          {title}
        </h1>
        {aside}
      </div>
      {children}
    </header>
  )
}
