import { z } from 'zod'
import { languageSchema } from './common.ts'

/** What is spoken in a file, and how far it may be taken as said. */
export const audioTranscription = z
  .object({
    text: z.string(),
    /** As the speech server names it. */
    language: z.string().nullable(),
    duration_seconds: z.number().nullable(),
    /** 0 to 1; null when the speech server does not tell. */
    confidence: z.number().nullable(),
    /** `clear` is taken as said, `unclear` is read back to the guest, `nothing` holds no words. */
    certainty: z.enum(['clear', 'unclear', 'nothing']),
  })
  .meta({ id: 'AudioTranscription' })
export type AudioTranscription = z.infer<typeof audioTranscription>

/** The form field beside the file. */
export const audioLanguage = languageSchema
