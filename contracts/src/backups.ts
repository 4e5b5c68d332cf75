import { z } from 'zod'
import { instantSchema } from './common.ts'

/** One backup: a folder named by its moment, whole or not there. */
export const backupView = z
  .object({
    /** `2026-12-01T03-10-00Z` */
    name: z.string(),
    made_at: instantSchema,
    bytes: z.number().int(),
    /** Made with BACKUP_KEY; only with that key it can be restored. */
    encrypted: z.boolean(),
  })
  .meta({ id: 'Backup' })

/** `GET /admin/backups`, the latest first. */
export const backupsView = z
  .object({
    /** False when BACKUP_KEEP_DAYS is 0: none is made, and none can be asked for. */
    enabled: z.boolean(),
    keep_days: z.number().int(),
    /** Those made from now on. */
    encrypted: z.boolean(),
    /** One is being made, or waits to be. */
    running: z.boolean(),
    last_success_at: instantSchema.nullable(),
    items: z.array(backupView),
  })
  .meta({ id: 'BackupList' })
export type BackupsView = z.output<typeof backupsView>

export const backupNameParams = z.object({ name: z.string() })
export const backupAskedView = z.object({ status: z.literal('started') }).meta({ id: 'BackupAsked' })

/** Everything is replaced: the name of the backup is typed once more. */
export const restoreBody = z.strictObject({ confirm: z.string().max(100) }).meta({ id: 'RestoreBody' })
export const restoreAskedView = z
  .object({ status: z.literal('restoring'), name: z.string() })
  .meta({ id: 'RestoreAsked' })
