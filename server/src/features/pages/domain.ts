import type { CheckoutReturn, StayWish } from '@tranquera/contracts/guest-pages'
import { LANGUAGES, type Language } from '@tranquera/contracts/values'
import { isLocalDate } from '../../lib/local-date.ts'

/** What Fastify reads of `?a=1&b=2&b=3`: anybody may have written it. */
export type Query = Readonly<Record<string, unknown>>

const MOST = { adults: 60, children: 30, babies: 10, pets: 10 } as const
const LAST_CHILD_AGE = 17

/** The address of a page in a language: Spanish stands at the root. */
export function addressIn(language: Language, path: string): string {
  if (language === 'es') return path
  return path === '/' ? `/${language}` : `/${language}${path}`
}

/** What is no day, no number or out of bounds is as if it had not been said. */
export function wishOf(query: Query): StayWish {
  const children = countOf(query.children, MOST.children)
  return {
    check_in: dayOf(query.check_in),
    check_out: dayOf(query.check_out),
    adults: Math.max(1, countOf(query.adults, MOST.adults, 2)),
    children,
    ages: [query.ages].flat().flatMap(agesOf).slice(0, children),
    babies: countOf(query.babies, MOST.babies),
    pets: countOf(query.pets, MOST.pets),
  }
}

/** The query of the API's own search; null until both days were told. */
export function searchOf(wish: StayWish) {
  const { check_in, check_out, adults, children, ages, babies, pets } = wish
  if (!check_in || !check_out) return null
  const guests = { adults, children, babies, pets, ...(ages.length > 0 ? { child_ages: [...ages] } : {}) }
  return { check_in, check_out, guests }
}

/** `pt-BR,pt;q=0.9,en;q=0.8`: the first that we write; Spanish when there is none. */
export function preferredLanguage(header: string | undefined): Language {
  for (const tag of (header ?? '').split(',')) {
    const known = LANGUAGES.find((language) => tag.trim().toLowerCase().startsWith(language))
    if (known) return known
  }
  return 'es'
}

/** Mercado Pago's word on the way back. It proves no payment. */
export function checkoutReturn(status: unknown): CheckoutReturn | null {
  if (status === 'approved') return 'approved'
  if (status === 'pending' || status === 'in_process') return 'pending'
  return status === 'rejected' || status === 'null' ? 'failed' : null
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function dayOf(value: unknown): string | null {
  return isLocalDate(value) ? value : null
}

function countOf(value: unknown, most: number, unsaid = 0): number {
  if (typeof value !== 'string' || !/^\d{1,3}$/.test(value)) return unsaid
  return Math.min(Number(value), most)
}

/** `7`, and `4, 7` in one field. */
function agesOf(value: unknown): number[] {
  if (typeof value !== 'string') return []
  return (value.match(/\d+/g) ?? []).map(Number).filter((age) => age <= LAST_CHILD_AGE)
}
