import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Icon, type IconName } from '../../../components/ui/icon.tsx'
import { LanguageSwitch } from '../../../components/ui/language-switch.tsx'
import { Logo } from '../../../components/ui/logo.tsx'
import { PANEL_LANGUAGES } from '../../../lib/i18n.ts'
import { useSession, useSignOut } from '../api/session.ts'
import { SignIn } from './sign-in.tsx'

const SECTIONS = [
  { to: '/admin', key: 'home', icon: 'home' },
  { to: '/admin/reservations', key: 'reservations', icon: 'book' },
  { to: '/admin/calendar', key: 'calendar', icon: 'calendar' },
  { to: '/admin/conversations', key: 'conversations', icon: 'chat' },
  { to: '/admin/cabins', key: 'cabins', icon: 'cabin' },
] as const satisfies readonly { to: string; key: string; icon: IconName }[]

/** Nothing of the panel is shown, nor asked for, before somebody is signed in. */
export function PanelGate() {
  const session = useSession()
  if (session.isPending) return <Loading />
  if (session.isError) return <Failure onRetry={() => void session.refetch()} />
  return session.data ? <PanelShell /> : <SignIn />
}

function PanelShell() {
  const { t } = useTranslation()
  return (
    <div className="min-h-dvh bg-sand-50 md:grid md:grid-cols-[15rem_1fr]">
      <header className="sticky top-0 z-20 flex items-center justify-between gap-3 border-b border-sand-200 bg-white px-4 py-2 md:hidden">
        <span className="flex items-center gap-2 font-bold text-forest-800">
          <Logo /> Tranquera
        </span>
        <div className="flex items-center gap-1">
          <LanguageSwitch offered={PANEL_LANGUAGES} />
          <SignOut isCompact />
        </div>
      </header>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-6 bg-forest-800 p-4 text-white md:flex">
        <span className="flex items-center gap-2.5 px-2 pt-2 text-lg font-bold">
          <Logo /> Tranquera
        </span>
        <nav aria-label={t('panel.nav.label')} className="flex flex-1 flex-col gap-1">
          {SECTIONS.map((section) => (
            <Link
              key={section.to}
              to={section.to}
              activeOptions={{ exact: section.to === '/admin' }}
              className="flex min-h-11 items-center gap-3 rounded-xl px-3 font-medium text-forest-100 hover:bg-white/10 data-[status=active]:bg-white/15 data-[status=active]:text-white"
            >
              <Icon name={section.icon} />
              {t(`panel.nav.${section.key}`)}
            </Link>
          ))}
        </nav>
        <div className="flex items-center justify-between">
          <LanguageSwitch offered={PANEL_LANGUAGES} />
          <SignOut />
        </div>
      </aside>
      <main className="mx-auto w-full max-w-6xl min-w-0 px-4 pt-5 pb-28 sm:px-6 md:pb-10">
        <Outlet />
      </main>
      <BottomBar />
    </div>
  )
}

function BottomBar() {
  const { t } = useTranslation()
  return (
    <nav
      aria-label={t('panel.nav.label')}
      className="fixed inset-x-0 bottom-0 z-20 grid grid-cols-5 border-t border-sand-200 bg-white pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {SECTIONS.map((section) => (
        <Link
          key={section.to}
          to={section.to}
          activeOptions={{ exact: section.to === '/admin' }}
          className="flex min-h-14 flex-col items-center justify-center gap-0.5 text-[11px] font-medium text-muted data-[status=active]:text-forest-700"
        >
          <Icon name={section.icon} className="size-6" />
          {t(`panel.nav.${section.key}`)}
        </Link>
      ))}
    </nav>
  )
}

function SignOut({ isCompact = false }: { isCompact?: boolean }) {
  const { t } = useTranslation()
  const signOut = useSignOut()
  return (
    <button
      type="button"
      onClick={() => signOut.mutate()}
      aria-label={t('panel.sign_out')}
      className="flex min-h-11 items-center gap-2 rounded-full px-2.5 text-sm hover:bg-black/10"
    >
      <Icon name="exit" />
      {!isCompact && t('panel.sign_out')}
    </button>
  )
}
