import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from './http.ts'
import { useLanguage } from './i18n.ts'

const cabinSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().default(''),
  capacity: z.number(),
  bedrooms: z.number().default(0),
  amenities: z.array(z.string()).default([]),
  pets_allowed: z.boolean().default(false),
  photos: z.array(z.object({ url: z.string(), alt: z.string().nullish() })).default([]),
  base_price: z.string().nullish(),
  currency: z.string().default('ARS'),
  policies: z.object({ min_nights: z.number() }).optional(),
})
export type Cabin = z.infer<typeof cabinSchema>

const contactSchema = z.object({ whatsapp_phone: z.string().nullish(), sandbox: z.boolean().default(false) })
export type Contact = z.infer<typeof contactSchema>

const catalogueSchema = z.object({
  items: z.array(cabinSchema),
  property: z.object({ name: z.string(), address: z.string().default('') }).optional(),
  contact: contactSchema.optional(),
})

/** The cabins as the public sees them, in the reader's language, with the business they belong to. */
export function useCatalogue() {
  const { language } = useLanguage()
  return useQuery({
    queryKey: ['catalogue', language],
    queryFn: () => ask(`/api/v1/accommodations?page_size=100&lang=${language}`, catalogueSchema),
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
