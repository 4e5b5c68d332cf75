import type { GuestPage, StayWish } from '@tranquera/contracts/guest-pages'
import type { Language } from '@tranquera/contracts/values'
import { createContext, useContext } from 'react'
import { chatAddress } from '../../../lib/catalogue.ts'
import type { Party } from '../../../lib/reservation.ts'

export const GuestPageContext = createContext<GuestPage | undefined>(undefined)

/** What the server drew this page from. */
export function useGuestPage(): GuestPage {
  const page = useContext(GuestPageContext)
  if (!page) throw new Error('Only pages for guests have this')
  return page
}

/** Where the business is written to, `text` already typed; undefined when nobody answers there. */
export function useChatAddress(text: string): string | undefined {
  return chatAddress(useGuestPage().catalogue.contact, text)
}

/** The address of a page in a language: Spanish stands at the root. */
export function addressIn(language: Language, path: string): string {
  if (language === 'es') return path
  return path === '/' ? `/${language}` : `/${language}${path}`
}

/** A wish as it stands in an address; empty while no day was chosen. */
export function queryOfWish(wish: StayWish): string {
  if (!wish.check_in || !wish.check_out) return ''
  const query = new URLSearchParams({ check_in: wish.check_in, check_out: wish.check_out })
  for (const kind of ['adults', 'children', 'babies', 'pets'] as const) {
    if (wish[kind] > 0) query.set(kind, String(wish[kind]))
  }
  for (const age of wish.ages) query.append('ages', String(age))
  return `?${query}`
}

export function partyOf({ adults, children, babies, pets, ages }: StayWish): Party {
  return { adults, children, babies, pets, ...(ages.length > 0 ? { child_ages: [...ages] } : {}) }
}
