import type { Instant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PhotoId } from '../domain/accommodation.ts'

/** Which file shows which photo, whole or in one of its widths. */
export function photoFileRepository(db: Db) {
  return {
    async findPhoto(mediaKey: string): Promise<PhotoId | undefined> {
      const { rows } = await db.query<{ id: PhotoId }>('select id from photos where media_key = $1 limit 1', [
        mediaKey,
      ])
      return rows[0]?.id
    },

    /** The key of a photo in a width, by the key of the photo itself. */
    async findPhotoSize(mediaKey: string, width: number): Promise<string | undefined> {
      const { rows } = await db.query<{ media_key: string }>(
        `select s.media_key from photo_sizes s join photos p on p.id = s.photo_id
          where p.media_key = $1 and s.width = $2`,
        [mediaKey, width],
      )
      return rows[0]?.media_key
    },

    async listPhotoSizes(photoIds: readonly PhotoId[]): Promise<string[]> {
      const { rows } = await db.query<{ media_key: string }>(
        'select media_key from photo_sizes where photo_id = any($1::uuid[])',
        [photoIds],
      )
      return rows.map((row) => row.media_key)
    },

    /** False when the size is there already, or its photo is gone. */
    async insertPhotoSize(
      { photoId, width, mediaKey }: { photoId: PhotoId; width: number; mediaKey: string },
      now: Instant,
    ): Promise<boolean> {
      const { rowCount } = await db.query(
        `insert into photo_sizes (photo_id, width, media_key, created_at)
         select id, $2, $3, $4 from photos where id = $1
         on conflict (photo_id, width) do update set media_key = excluded.media_key
          where not exists (select 1 from media_files m where m.key = photo_sizes.media_key)`,
        [photoId, width, mediaKey, now],
      )
      return rowCount > 0
    },
  }
}
