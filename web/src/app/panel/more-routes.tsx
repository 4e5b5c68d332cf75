import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

const CabinView = lazyRouteComponent(
  () => import('../../features/cabins/components/cabin-page.tsx'),
  'CabinPage',
)

const RatesView = lazyRouteComponent(
  () => import('../../features/rates/components/rates-page.tsx'),
  'RatesPage',
)

/** What is set up once and looked at now and then: the pages behind the last tab. */
export function moreRoutes<Panel extends AnyRoute>(panel: Panel) {
  const more = createRoute({
    getParentRoute: () => panel,
    path: 'more',
    component: lazyRouteComponent(() => import('../../features/more/components/more-page.tsx'), 'MorePage'),
  })

  const cabins = createRoute({
    getParentRoute: () => panel,
    path: 'more/cabins',
    component: lazyRouteComponent(
      () => import('../../features/cabins/components/cabins-page.tsx'),
      'CabinsPage',
    ),
  })

  const cabin = createRoute({
    getParentRoute: () => panel,
    path: 'more/cabins/$id',
    loader: () => CabinView.preload?.(),
    component: function CabinRoute() {
      const { id }: { id: string } = cabin.useParams()
      return <CabinView key={id} id={id} />
    },
  })

  const prices = createRoute({
    getParentRoute: () => panel,
    path: 'more/prices',
    component: lazyRouteComponent(
      () => import('../../features/rates/components/prices-page.tsx'),
      'PricesPage',
    ),
  })

  const settings = createRoute({
    getParentRoute: () => panel,
    path: 'more/settings',
    component: lazyRouteComponent(
      () => import('../../features/settings/components/settings-page.tsx'),
      'SettingsPage',
    ),
  })

  const channels = createRoute({
    getParentRoute: () => panel,
    path: 'more/channels',
    component: lazyRouteComponent(
      () => import('../../features/channels/components/channels-page.tsx'),
      'ChannelsPage',
    ),
  })

  const team = createRoute({
    getParentRoute: () => panel,
    path: 'more/team',
    component: lazyRouteComponent(() => import('../../features/team/components/team-page.tsx'), 'TeamPage'),
  })

  const texts = createRoute({
    getParentRoute: () => panel,
    path: 'more/texts',
    component: lazyRouteComponent(
      () => import('../../features/texts/components/texts-page.tsx'),
      'TextsPage',
    ),
  })

  const notebook = createRoute({
    getParentRoute: () => panel,
    path: 'more/import',
    component: lazyRouteComponent(
      () => import('../../features/reservations/components/import-page.tsx'),
      'ImportPage',
    ),
  })

  const answers = createRoute({
    getParentRoute: () => panel,
    path: 'more/answers',
    component: lazyRouteComponent(
      () => import('../../features/answers/components/answers-page.tsx'),
      'AnswersPage',
    ),
  })

  const numbers = createRoute({
    getParentRoute: () => panel,
    path: 'more/numbers',
    component: lazyRouteComponent(
      () => import('../../features/reports/components/numbers-page.tsx'),
      'NumbersPage',
    ),
  })

  const health = createRoute({
    getParentRoute: () => panel,
    path: 'more/health',
    component: lazyRouteComponent(
      () => import('../../features/health/components/health-page.tsx'),
      'HealthPage',
    ),
  })

  const rates = createRoute({
    getParentRoute: () => panel,
    path: 'more/prices/$id',
    loader: () => RatesView.preload?.(),
    component: function RatesRoute() {
      const { id }: { id: string } = rates.useParams()
      return <RatesView key={id} id={id} />
    },
  })

  const setup = createRoute({
    getParentRoute: () => panel,
    path: 'setup',
    component: lazyRouteComponent(
      () => import('../../features/setup/components/setup-page.tsx'),
      'SetupPage',
    ),
  })

  const cleaning = createRoute({
    getParentRoute: () => panel,
    path: 'more/cleaning',
    component: lazyRouteComponent(
      () => import('../../features/cleaning/components/cleaning-page.tsx'),
      'CleaningPage',
    ),
  })

  const guests = createRoute({
    getParentRoute: () => panel,
    path: 'more/guests',
    component: lazyRouteComponent(
      () => import('../../features/guests/components/guests-page.tsx'),
      'GuestsPage',
    ),
  })

  const notices = createRoute({
    getParentRoute: () => panel,
    path: 'more/notices',
    component: lazyRouteComponent(
      () => import('../../features/notices/components/notices-page.tsx'),
      'NoticesPage',
    ),
  })

  return [
    more,
    cabins,
    cabin,
    prices,
    settings,
    channels,
    team,
    texts,
    notebook,
    answers,
    numbers,
    health,
    rates,
    setup,
    cleaning,
    guests,
    notices,
  ] as const
}
