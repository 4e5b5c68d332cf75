import { useEffect, useState } from 'react'
import { cx } from '../../lib/cx.ts'
import { Search } from './panel-icons.tsx'

const TYPING_PAUSE_MS = 300

interface SearchBoxProps {
  readonly label: string
  /** What is searched for now. */
  readonly text: string
  onSearch(text: string): void
}

/** Searches once typing pauses. */
export function SearchBox({ label, text: asked, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(asked)
  useEffect(() => {
    if (text === asked) return
    const timer = setTimeout(() => onSearch(text), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, asked, onSearch])
  return (
    <label className="relative mb-2 block">
      <span className="sr-only">{label}</span>
      <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3.5 size-5 text-muted" />
      <input
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={label}
        className={cx(
          'min-h-12 w-full rounded-xl border border-line-strong bg-panel pr-3 pl-11 text-base',
          'placeholder:text-muted',
        )}
      />
    </label>
  )
}
