import { useQuery } from '@tanstack/react-query'
import type { accommodationListSchema } from '@tranquera/contracts/accommodations'
import type { z } from 'zod'
import { ask } from './http.ts'
import { useLanguage } from './i18n.ts'

type Catalogue = z.output<typeof accommodationListSchema>
export type Cabin = Catalogue['items'][number]
export type Contact = Catalogue['contact']

/** The cabins as the public sees them, in the reader's language, with the business they belong to. */
export function useCatalogue() {
  const { language } = useLanguage()
  return useQuery({
    queryKey: ['catalogue', language],
    queryFn: () =>
      ask<typeof accommodationListSchema>(`/api/v1/accommodations?page_size=100&lang=${language}`),
    placeholderData: (previous) => previous,
  })
}

/** Where a visitor writes to the business, `text` already typed; undefined when nobody answers there. */
export function chatAddress(contact: Contact | undefined, text: string): string | undefined {
  const typed = `text=${encodeURIComponent(text)}`
  if (contact?.sandbox) return `/sandbox?${typed}`
  const digits = contact?.whatsapp_phone?.replace(/\D/g, '')
  return digits ? `https://wa.me/${digits}?${typed}` : undefined
}
