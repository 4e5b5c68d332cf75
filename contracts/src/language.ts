import { z } from 'zod'

/** Contract section 6. */
export const analyzeBody = z.object({
  text: z.string().min(1, 'Write the message to analyse.').max(4096),
  /** The instant to read the message at, so that answers can be repeated; now when left out. */
  now: z.iso
    .datetime({ offset: true, message: 'Write an instant with offset, 2026-11-24T10:00:00-03:00.' })
    .optional(),
  locale: z.string().max(10).optional(),
  expecting: z
    .enum(['dates', 'nights', 'guests', 'choice', 'confirmation', 'name', 'email', 'phone'])
    .nullish(),
})
