import { z } from 'zod'

export const words = (most: number) => z.string().trim().max(most)

/** Words in up to three languages. A plain text counts as Spanish. */
export const localizedSchema = z
  .strictObject({
    es: words(4000).optional(),
    pt: words(4000).optional(),
    en: words(4000).optional(),
  })
  .meta({ id: 'Localized' })
export type LocalizedText = z.infer<typeof localizedSchema>
