import { z } from 'zod'
import { instantSchema } from './common.ts'

/** The language of the sentences; the panel asks in its own. */
export const setupCheckBody = z.strictObject({ language: z.enum(['es', 'en']).default('es') }).prefault({})

export const setupReportSchema = z
  .object({
    /** Nothing is broken; something may still want a look. */
    ok: z.boolean(),
    checked_at: instantSchema,
    checks: z.array(
      z.object({
        /**
         * What was asked: `database`, `whatsapp`, `feeds`… One that found several things stands there several times.
         */
        check: z.string(),
        title: z.string(),
        /** `off`: this installation does not use it. */
        status: z.enum(['ok', 'warning', 'error', 'off']),
        /** What was found, for programs. */
        code: z.string(),
        says: z.string(),
        /** What to do; null when nothing is to be done. */
        advice: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'SetupReport' })
export type SetupReport = z.infer<typeof setupReportSchema>
