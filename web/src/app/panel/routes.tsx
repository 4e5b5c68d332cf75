import {
  type AnyRoute,
  createRoute,
  lazyRouteComponent,
  useNavigate,
  useRouter,
} from '@tanstack/react-router'
import { useCallback } from 'react'
import type { MessagesSearch } from '../../features/messages/components/messages-page.tsx'
import type { ReservationSearch } from '../../features/reservations/api/filters.ts'
import { dayParam, oneOf, textParam } from '../search-params.ts'
import { moreRoutes } from './more-routes.tsx'

type Search = Record<string, unknown>

const CHIPS = ['upcoming', 'unpaid', 'owing', 'inside', 'past', 'cancelled', 'all'] as const
const TALKS = ['waiting', 'human', 'bot', 'all'] as const

/*
 * Views that are given their address load before the page changes: one that loads while it is drawn hides the whole
 * panel for a moment, and the focus with it.
 */
const ReservationsView = lazyRouteComponent(
  () => import('../../features/reservations/components/reservations-page.tsx'),
  'ReservationsPage',
)
const StayView = lazyRouteComponent(
  () => import('../../features/reservations/components/stay-page.tsx'),
  'StayPage',
)
const NewReservationView = lazyRouteComponent(
  () => import('../../features/reservations/components/new-reservation-page.tsx'),
  'NewReservationPage',
)
const MessagesView = lazyRouteComponent(
  () => import('../../features/messages/components/messages-page.tsx'),
  'MessagesPage',
)
const ChatView = lazyRouteComponent(
  () => import('../../features/messages/components/chat-page.tsx'),
  'ChatPage',
)
/** The owner's pages below `root`; each comes with its own piece of the bundle. */
export function panelRoutes<Root extends AnyRoute>(root: Root) {
  const panel = createRoute({
    getParentRoute: () => root,
    path: '/admin',
    component: lazyRouteComponent(() => import('./panel.tsx'), 'PanelRoot'),
  })

  const today = createRoute({
    getParentRoute: () => panel,
    path: '/',
    component: lazyRouteComponent(
      () => import('../../features/today/components/today-page.tsx'),
      'TodayPage',
    ),
  })

  const calendar = createRoute({
    getParentRoute: () => panel,
    path: 'calendar',
    component: lazyRouteComponent(
      () => import('../../features/calendar/components/calendar-page.tsx'),
      'CalendarPage',
    ),
  })

  const messages = createRoute({
    getParentRoute: () => panel,
    path: 'messages',
    loader: () => MessagesView.preload?.(),
    validateSearch: (search: Search): MessagesSearch => ({
      chip: oneOf(TALKS, search.chip),
      q: textParam(search.q),
    }),
    component: function MessagesRoute() {
      const search: MessagesSearch = messages.useSearch()
      const navigate = useNavigate()
      const onSearch = useCallback(
        (next: MessagesSearch) => void navigate({ to: '/admin/messages', search: next, replace: true }),
        [navigate],
      )
      return <MessagesView search={search} onSearch={onSearch} />
    },
  })

  const chat = createRoute({
    getParentRoute: () => panel,
    path: 'messages/$id',
    loader: () => ChatView.preload?.(),
    component: function ChatRoute() {
      const { id }: { id: string } = chat.useParams()
      return <ChatView key={id} id={id} />
    },
  })

  const reservations = createRoute({
    getParentRoute: () => panel,
    path: 'reservations',
    loader: () => ReservationsView.preload?.(),
    validateSearch: (search: Search): ReservationSearch => ({
      chip: oneOf(CHIPS, search.chip),
      q: textParam(search.q),
    }),
    component: function ReservationsRoute() {
      const search: ReservationSearch = reservations.useSearch()
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

  const newReservation = createRoute({
    getParentRoute: () => panel,
    path: 'reservations/new',
    loader: () => NewReservationView.preload?.(),
    validateSearch: (
      search: Search,
    ): { cabin?: string | undefined; from?: string | undefined; to?: string | undefined } => ({
      cabin: textParam(search.cabin),
      from: dayParam(search.from),
      to: dayParam(search.to),
    }),
    component: function NewReservationRoute() {
      return <NewReservationView start={newReservation.useSearch()} />
    },
  })

  const stay = createRoute({
    getParentRoute: () => panel,
    path: 'reservations/$code',
    loader: () => StayView.preload?.(),
    component: function StayRoute() {
      const { code }: { code: string } = stay.useParams()
      return <StayView key={code} code={code} />
    },
  })

  return panel.addChildren([
    today,
    calendar,
    messages,
    chat,
    reservations,
    newReservation,
    stay,
    ...moreRoutes(panel),
  ])
}
