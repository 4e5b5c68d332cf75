import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useNavigate,
  useRouter,
} from '@tanstack/react-router'
import { useCallback } from 'react'
import { checkoutReturn } from '../features/booking/api/booking-api.ts'
import type { ReservationSearch } from '../features/panel/components/reservations-page.tsx'
import { NotFound } from './not-found.tsx'
import { dayParam, pageParam, statusParam, textParam } from './search-params.ts'

/** What stands in an address: anybody may have written it. */
type Search = Record<string, unknown>
type Optional<Name extends string> = { readonly [key in Name]?: string | undefined }

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

const bookingRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(
    () => import('../features/booking/components/booking-page.tsx'),
    'BookingPage',
  ),
})

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

const ReservationView = lazyRouteComponent(
  () => import('../features/booking/components/reservation-page.tsx'),
  'ReservationPage',
)

/** Mercado Pago adds `status` on the way back. A hint to wait for: it proves no payment. */
const reservationRoute = createRoute({
  getParentRoute: () => root,
  path: '/r/$code',
  validateSearch: (search: Search): Optional<'token' | 'status'> => ({
    token: textParam(search.token),
    status: textParam(search.status),
  }),
  component: function ReservationRoute() {
    const { code } = reservationRoute.useParams()
    const { token, status } = reservationRoute.useSearch()
    return <ReservationView code={code} token={token} returned={checkoutReturn(status)} />
  },
})

const panelRoute = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: lazyRouteComponent(() => import('../features/panel/components/panel-shell.tsx'), 'PanelGate'),
})

const homeRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/panel/components/home-page.tsx'), 'HomePage'),
})

const ReservationsView = lazyRouteComponent(
  () => import('../features/panel/components/reservations-page.tsx'),
  'ReservationsPage',
)

const reservationSearch = (search: Search): ReservationSearch => ({
  status: statusParam(search.status),
  q: textParam(search.q),
  page: pageParam(search.page),
})

const reservationsRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: 'reservations',
  validateSearch: reservationSearch,
  component: function ReservationsRoute() {
    const search = reservationsRoute.useSearch()
    const navigate = useNavigate()
    const router = useRouter()
    const onSearch = useCallback(
      (next: ReservationSearch) => {
        // Typing is followed with a pause; whoever has chosen a row meanwhile is not called back to the list.
        if (router.latestLocation.pathname.replace(/\/$/, '') !== '/admin/reservations') return
        void navigate({ to: '/admin/reservations', search: next, replace: true })
      },
      [navigate, router],
    )
    return <ReservationsView search={search} onSearch={onSearch} />
  },
})

const OwnReservationView = lazyRouteComponent(
  () => import('../features/panel/components/reservation-page.tsx'),
  'OwnReservationPage',
)

const ownReservationRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: 'reservations/$code',
  component: function OwnReservationRoute() {
    return <OwnReservationView code={ownReservationRoute.useParams().code} />
  },
})

const CalendarView = lazyRouteComponent(
  () => import('../features/panel/components/calendar-page.tsx'),
  'CalendarPage',
)

const calendarRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: 'calendar',
  validateSearch: (search: Search): Optional<'month'> => ({ month: dayParam(search.month) }),
  component: function CalendarRoute() {
    const { month } = calendarRoute.useSearch()
    const navigate = useNavigate()
    return (
      <CalendarView
        month={month}
        onMonth={(next: string | undefined) =>
          void navigate({ to: '/admin/calendar', search: { month: next } })
        }
      />
    )
  },
})

const conversationsRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: 'conversations',
  component: lazyRouteComponent(
    () => import('../features/panel/components/conversations-page.tsx'),
    'ConversationsPage',
  ),
})

const ConversationView = lazyRouteComponent(
  () => import('../features/panel/components/conversations-page.tsx'),
  'ConversationPage',
)

const conversationRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: 'conversations/$id',
  component: function ConversationRoute() {
    return <ConversationView id={conversationRoute.useParams().id} />
  },
})

const cabinsRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: 'cabins',
  component: lazyRouteComponent(() => import('../features/panel/components/cabins-page.tsx'), 'CabinsPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    bookingRoute,
    phoneRoute,
    reservationRoute,
    panelRoute.addChildren([
      homeRoute,
      reservationsRoute,
      ownReservationRoute,
      calendarRoute,
      conversationsRoute,
      conversationRoute,
      cabinsRoute,
    ]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
