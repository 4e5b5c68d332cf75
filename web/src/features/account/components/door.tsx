import type { ReactNode } from 'react'
import { LanguageSwitch } from '../../../components/ui/language-switch.tsx'
import { Logo } from '../../../components/ui/logo.tsx'
import { PANEL_LANGUAGES } from '../../../lib/i18n.ts'

interface DoorProps {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
  onSubmit(): void
}

/** The form that stands before the panel, whatever it asks. */
export function Door({ title, text, children, onSubmit }: DoorProps) {
  return (
    <main className="grid min-h-dvh place-items-center bg-linear-to-b from-soft to-page p-4">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
        className="w-full max-w-sm space-y-5 rounded-3xl border border-line bg-panel p-7 shadow-xl"
      >
        <div className="flex items-center justify-between">
          <Logo className="size-11" />
          <LanguageSwitch offered={PANEL_LANGUAGES} />
        </div>
        <div>
          <h1 className="text-2xl font-bold text-heading">{title}</h1>
          <p className="mt-1 text-sm text-muted">{text}</p>
        </div>
        {children}
      </form>
    </main>
  )
}

export function DoorRefusal({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="rounded-lg bg-bad-soft px-3 py-2 text-sm text-bad">
      {children}
    </p>
  )
}
