import type { photoSchema } from '@tranquera/contracts/accommodations'
import { askAdmin, REMOVE } from '../../../lib/admin.ts'
import { changeCabin, type OwnCabin } from './cabins-api.ts'

/** Longest side of what travels: a telephone's 12 megapixels would be shown at a tenth of that. */
const LONGEST_SIDE = 2000
const QUALITY = 0.85

/** A photo as small as it needs to be, upright, without where and when it was taken; the file itself if it is odd. */
async function shrink(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!bitmap) return file
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', QUALITY))
}

export async function uploadPhoto(cabinId: string, file: File) {
  const form = new FormData()
  const name = file.name.replace(/\.[^.]*$/, '')
  form.append('file', await shrink(file), `${name || 'foto'}.jpg`)
  return askAdmin<typeof photoSchema>(`/accommodations/${cabinId}/photos`, { method: 'POST', body: form })
}

export function removePhoto(cabinId: string, photoId: string) {
  return askAdmin(`/accommodations/${cabinId}/photos/${photoId}`, REMOVE)
}

/** Moves a photo to another place in the row. */
export function placePhoto(cabin: OwnCabin, photoId: string, place: number) {
  const others = cabin.photos.map((photo) => photo.id).filter((id) => id !== photoId)
  return changeCabin(cabin.id, { photo_ids: others.toSpliced(place, 0, photoId) })
}
