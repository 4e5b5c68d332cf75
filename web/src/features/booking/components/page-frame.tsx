import type { ReactNode } from 'react'
import { LanguageSwitch } from '../../../components/ui/language-switch.tsx'
import { Logo } from '../../../components/ui/logo.tsx'
import { useCatalogue } from '../../../lib/catalogue.ts'

/** Name of the business at the top, languages beside it: what every page for guests starts with. */
export function PageHeader({ className }: { className: string }) {
  const name = useCatalogue().data?.property?.name ?? 'Tranquera'
  return (
    <header className={`mx-auto flex items-center justify-between gap-3 py-4 ${className}`}>
      <a
        href="/"
        className="flex min-w-0 items-center gap-2.5 text-base font-bold text-forest-800 sm:text-lg"
      >
        <Logo />
        <span className="truncate">{name}</span>
      </a>
      <LanguageSwitch />
    </header>
  )
}

export function Notice({ look, icon, children }: { look: string; icon: ReactNode; children: ReactNode }) {
  return (
    <div role="status" className={`flex items-start gap-4 rounded-2xl p-5 ${look}`}>
      {icon}
      <div className="min-w-0">{children}</div>
    </div>
  )
}
