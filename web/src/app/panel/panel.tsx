import { Link, Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Failure, Loading } from '../../components/ui/feedback.tsx'
import { Logo } from '../../components/ui/logo.tsx'
import { Notes } from '../../components/ui/notes.tsx'
import {
  CalendarDays,
  Ellipsis,
  MessagesSquare,
  NotebookText,
  type PanelIcon,
  Sunrise,
} from '../../components/ui/panel-icons.tsx'
import { useSession } from '../../features/account/api/session.ts'
import { SignIn } from '../../features/account/components/sign-in.tsx'
import { useWaitingCount } from '../../features/messages/api/messages-api.ts'
import { cx } from '../../lib/cx.ts'
import { usePanelTheme } from '../../lib/theme.ts'
import { usePanelText } from '../../lib/words.ts'
import { useLivePanel } from './live.ts'
import { installPanel } from './service-worker.ts'
import { addPanelWords } from './words.ts'

addPanelWords()

const TABS = [
  { to: '/admin', key: 'today', icon: Sunrise },
  { to: '/admin/calendar', key: 'calendar', icon: CalendarDays },
  { to: '/admin/messages', key: 'messages', icon: MessagesSquare },
  { to: '/admin/reservations', key: 'reservations', icon: NotebookText },
  { to: '/admin/more', key: 'more', icon: Ellipsis },
] as const satisfies readonly { to: string; key: string; icon: PanelIcon }[]

/** Nothing of the panel is shown, nor asked for, before somebody is signed in. */
export function PanelRoot() {
  const { t } = usePanelText()
  usePanelTheme()
  useEffect(installPanel, [])
  const session = useSession()
  return (
    <>
      {session.isPending && <Loading />}
      {session.isError && <Failure onRetry={() => void session.refetch()} />}
      {session.isSuccess && (session.data ? <Shell /> : <SignIn />)}
      <Notes label={t('notes')} />
    </>
  )
}

function Shell() {
  const { t } = usePanelText()
  useLivePanel()
  const waiting = useWaitingCount()
  return (
    <div className="min-h-dvh bg-page text-ink md:grid md:grid-cols-[13rem_minmax(0,1fr)] print:block">
      <aside
        className={cx(
          'sticky top-0 hidden h-dvh flex-col gap-6 border-r border-line bg-panel p-4 md:flex',
          'print:hidden',
        )}
      >
        <span className="flex items-center gap-2.5 px-2 pt-2 text-lg font-bold text-heading">
          <Logo /> Tranquera
        </span>
        <nav aria-label={t('nav.label')} className="flex flex-col gap-1">
          {TABS.map((tab) => (
            <Link
              key={tab.to}
              to={tab.to}
              activeOptions={{ exact: tab.to === '/admin' }}
              className={cx(
                'flex min-h-11 items-center gap-3 rounded-xl px-3 font-medium text-muted hover:bg-sunk',
                'data-[status=active]:bg-soft data-[status=active]:text-on-soft',
              )}
            >
              <tab.icon aria-hidden className="size-5" />
              <span className="flex-1">{t(`nav.${tab.key}`)}</span>
              {tab.key === 'messages' && <Badge count={waiting} />}
            </Link>
          ))}
        </nav>
      </aside>
      <main className="mx-auto w-full max-w-6xl min-w-0 px-4 pt-4 pb-28 sm:px-6 md:pt-6 md:pb-10 print:p-0">
        <Outlet />
      </main>
      <nav
        aria-label={t('nav.label')}
        className={cx(
          'fixed inset-x-0 bottom-0 z-20 grid grid-cols-5 border-t border-line bg-panel',
          'pb-[env(safe-area-inset-bottom)] md:hidden print:hidden',
        )}
      >
        {TABS.map((tab) => (
          <Link
            key={tab.to}
            to={tab.to}
            activeOptions={{ exact: tab.to === '/admin' }}
            className={cx(
              'relative flex min-h-14 min-w-0 flex-col items-center justify-center gap-0.5 text-[11px]',
              'font-medium text-muted data-[status=active]:font-bold data-[status=active]:text-link',
            )}
          >
            <tab.icon aria-hidden className="size-6" />
            <span className="max-w-full truncate">{t(`nav.${tab.key}`)}</span>
            {tab.key === 'messages' && (
              <span className="absolute top-0.5 left-[calc(50%+0.4rem)]">
                <Badge count={waiting} />
              </span>
            )}
          </Link>
        ))}
      </nav>
    </div>
  )
}

/** How many guests wait; the telephone's own icon carries the same figure where it can. */
function Badge({ count }: { count: number }) {
  const { t } = usePanelText()
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return
    void (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => undefined)
  }, [count])
  if (count === 0) return null
  return (
    <span
      data-testid="waiting-badge"
      className="grid h-5 min-w-5 place-items-center rounded-full bg-bad-line px-1.5 text-xs font-bold text-white"
    >
      <span aria-hidden>{count}</span>
      <span className="sr-only">{t('nav.waiting', { count })}</span>
    </span>
  )
}
