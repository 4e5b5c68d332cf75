import { z } from 'zod'
import { instantSchema } from './common.ts'

/** Read by platforms: what it does not know is ignored. */
export const exportQuery = z.object({
  /** Whose own stays are left out. */
  channel: z.string().trim().max(60).optional(),
  /** `1` puts unpaid holds in. */
  holds: z.enum(['0', '1', 'true', 'false']).optional(),
  /** Nights kept free for cleaning after each departure of ours. */
  prep: z.coerce.number().int().min(0).max(3).default(0),
})

const lastReading = {
  last_read_at: instantSchema.nullable(),
  minutes_ago: z.number().nullable(),
  reads: z.number().int(),
  user_agent: z.string().nullable(),
}

export const exportView = z
  .object({
    accommodation_id: z.string(),
    accommodation_name: z.string(),
    /** Everything that is taken, for whoever has no address of its own. */
    url: z.string(),
    /**
     * One address per feed, without that feed's own stays; platforms not connected yet read the address of everybody.
     */
    channels: z.array(
      z.object({
        feed_id: z.string().nullable(),
        channel: z.string(),
        channel_name: z.string(),
        url: z.string(),
        ...lastReading,
        /** Days for which a connected platform has not read us, from the third on: it may sell taken nights. */
        silent_days: z.number().int().nullable(),
      }),
    ),
    /** Who reads the address of everybody. */
    readers: z.array(
      z.object({
        channel: z.string(),
        channel_name: z.string(),
        /** A `?channel=` that names no single feed of this accommodation: nothing was left out. */
        unknown_channel: z.string().nullable(),
        ...lastReading,
      }),
    ),
  })
  .meta({ id: 'CalendarExport' })

export type ExportView = z.infer<typeof exportView>

export const exportList = z.object({ items: z.array(exportView) }).meta({ id: 'CalendarExportList' })

export type ExportList = z.infer<typeof exportList>
