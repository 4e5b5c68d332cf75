import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../../../lib/http.ts'
import { reservationSchema } from '../../../lib/reservation.ts'

const cabinSchema = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string().nullish(),
  description: z.string().nullish(),
  capacity: z.number(),
  bedrooms: z.number().nullish(),
  amenities: z.array(z.string()).default([]),
  photos: z.array(z.object({ url: z.string(), alt: z.string().nullish() })).default([]),
  base_price: z.string().nullish(),
  currency: z.string().default('ARS'),
})
export type Cabin = z.infer<typeof cabinSchema>

/** How a visitor reaches the business: a WhatsApp number (digits), or the pretend phone of the demo. */
const contactSchema = z.object({ whatsapp_phone: z.string().nullish(), sandbox: z.boolean().default(false) })
export type Contact = z.infer<typeof contactSchema>

const cabinsSchema = z.object({ items: z.array(cabinSchema), contact: contactSchema.nullish() })

export function useCabins() {
  return useQuery({
    queryKey: ['cabins'],
    queryFn: () => ask('/api/v1/accommodations?page_size=100', cabinsSchema),
  })
}

const POLL_MS = 1_500

/** While `isPaying` it asks again until the payment has been seen. */
export function useReservation(code: string, token: string | undefined, isPaying: boolean) {
  return useQuery({
    queryKey: ['reservation', code, token],
    queryFn: () =>
      ask(
        `/api/v1/reservations/${encodeURIComponent(code)}${token ? `?token=${encodeURIComponent(token)}` : ''}`,
        reservationSchema,
      ),
    refetchInterval: (query) => (isPaying && query.state.data?.status === 'pre_reserved' ? POLL_MS : false),
  })
}

export function whatsAppAddress(phone: string, text: string): string {
  return `https://wa.me/${phone.replace(/\D/g, '')}?text=${encodeURIComponent(text)}`
}
