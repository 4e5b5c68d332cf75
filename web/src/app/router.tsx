import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Logo } from '../components/ui/logo.tsx'
import { panelRoutes } from './panel/routes.tsx'
import { textParam } from './search-params.ts'

/** What stands in an address: anybody may have written it. */
type Search = Record<string, unknown>
type Optional<Name extends string> = { readonly [key in Name]?: string | undefined }

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

const PhoneView = lazyRouteComponent(
  () => import('../features/guest-phone/components/guest-phone-page.tsx'),
  'GuestPhonePage',
)

/** `text` is typed already, as in a wa.me address. */
const phoneRoute = createRoute({
  getParentRoute: () => root,
  path: '/sandbox',
  validateSearch: (search: Search): Optional<'text'> => ({ text: textParam(search.text)?.slice(0, 500) }),
  component: function PhoneRoute() {
    return <PhoneView draft={phoneRoute.useSearch().text} />
  },
})

const ResetView = lazyRouteComponent(() => import('./panel/reset.tsx'), 'ResetRoot')

/** The link of the mail to whoever forgot the password. */
const resetRoute = createRoute({
  getParentRoute: () => root,
  path: '/admin/reset',
  validateSearch: (search: Search): Optional<'token'> => ({ token: textParam(search.token) }),
  component: function ResetRoute() {
    return <ResetView token={resetRoute.useSearch().token ?? ''} />
  },
})

export const router = createRouter({
  routeTree: root.addChildren([phoneRoute, resetRoute, panelRoutes(root)]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

function NotFound() {
  const { t } = useTranslation()
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-4 bg-sand-50 p-6 text-center">
      <Logo className="size-14" />
      <h1 className="text-xl font-bold">{t('common.not_found')}</h1>
      <a href="/" className="font-semibold text-forest-700 underline underline-offset-4">
        {t('common.to_start')}
      </a>
    </main>
  )
}
