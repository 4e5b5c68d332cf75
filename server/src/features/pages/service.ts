import type { GuestPage, GuestView, StayWish } from '@tranquera/contracts/guest-pages'
import type { AvailabilitySearchView } from '@tranquera/contracts/quotes'
import type { Language } from '@tranquera/contracts/values'
import type { Clock } from '../../lib/clock.ts'
import { ProblemError } from '../../lib/errors.ts'
import { addDays, dateAt, localDate } from '../../lib/local-date.ts'
import { checkoutReturn, type Query, searchOf, textOf, wishOf } from './domain.ts'
import type { PublicAnswers } from './ports.ts'

/** A year of nights, from the first of the running month. */
const CALENDAR_DAYS = 365

export interface PageDeps {
  readonly clock: Clock
  readonly zone: string
  readonly baseUrl: string
  readonly answers: PublicAnswers
}

/** Gathers what a page for guests is drawn from; reads only. */
export function pageService(deps: PageDeps) {
  const today = () => dateAt(deps.clock.now(), deps.zone)

  async function pageOf(given: {
    readonly language: Language
    readonly path: string
    readonly query: Query
    view(wish: StayWish, catalogue: GuestPage['catalogue']): Promise<GuestView>
  }): Promise<GuestPage> {
    const catalogue = await deps.answers.catalogue(given.language)
    const wish = wishOf(given.query)
    const { language, path } = given
    const view = await given.view(wish, catalogue)
    const shown = { ...catalogue, items: catalogue.items.map((cabin) => lightened(cabin, view)) }
    return { language, path, today: today(), origin: deps.baseUrl, catalogue: shown, wish, view }
  }

  return {
    today,
    catalogue: () => deps.answers.catalogue('es'),

    home: (language: Language, query: Query) =>
      pageOf({
        language,
        path: '/',
        query,
        view: async (wish) => ({ kind: 'home', ...(await found(deps, wish)) }),
      }),

    cabin: (language: Language, slug: string, query: Query) =>
      pageOf({
        language,
        path: `/c/${slug}`,
        query,
        view: async (wish, { items }) => {
          const cabin = items.find((one) => one.slug === slug)
          if (!cabin) return { kind: 'missing' }
          const from = localDate(`${today().slice(0, 7)}-01`)
          const { days } = await deps.answers.nights(cabin.id, from, addDays(from, CALENDAR_DAYS))
          return { kind: 'cabin', slug, days, ...(await found(deps, wish)) }
        },
      }),

    /** For an address where nothing ever was. */
    missing: (language: Language) =>
      pageOf({ language, path: '/', query: {}, view: async () => ({ kind: 'missing' }) }),

    /** In the language the guest booked in, unless the reader prefers another. */
    async stay(code: string, query: Query, preferred: Language | null): Promise<GuestPage> {
      const token = textOf(query.token)
      const stay = await deps.answers.stay(code, token ?? undefined)
      return pageOf({
        language: preferred ?? stay?.language ?? 'es',
        path: `/r/${code}`,
        query: {},
        view: async () => ({
          kind: 'stay',
          code,
          token,
          returned: checkoutReturn(query.status),
          stay: stay?.view ?? null,
        }),
      })
    },
  }
}

export type PageService = ReturnType<typeof pageService>

/** What people wrote of a cabin is read on its own page: others do not carry it. */
function lightened<Cabin extends { slug: string; reviews: unknown[] }>(cabin: Cabin, view: GuestView): Cabin {
  return view.kind === 'cabin' && view.slug === cabin.slug ? cabin : { ...cabin, reviews: [] }
}

/** Real totals for the days that were asked; days that cannot be sold are an answer too. */
async function found(
  deps: PageDeps,
  wish: StayWish,
): Promise<{ search: AvailabilitySearchView | null; problem: string | null }> {
  const wanted = searchOf(wish)
  if (!wanted) return { search: null, problem: null }
  try {
    return { search: await deps.answers.search(wanted), problem: null }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { search: null, problem: error.code }
  }
}
