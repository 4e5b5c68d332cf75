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

export interface Crop {
  /** In pixels of the turned photo. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Degrees to the right. */
  readonly turn: number
}

/** Where the photo is read from here: its address may name the public host, from which a canvas may not be read. */
export function pathOf(photo: { readonly url: string }): string {
  return new URL(photo.url).pathname
}

/** Puts the part that was chosen in the place of the whole. */
export async function cropPhoto(cabinId: string, photo: { id: string; url: string }, crop: Crop) {
  const form = new FormData()
  form.append('file', await cut(pathOf(photo), crop), 'foto.jpg')
  const address = `/accommodations/${cabinId}/photos?replaces=${photo.id}`
  return askAdmin<typeof photoSchema>(address, { method: 'POST', body: form })
}

async function cut(address: string, { area, turn }: Crop): Promise<Blob> {
  const bitmap = await createImageBitmap(await (await fetch(address)).blob())
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(area.width)
  canvas.height = Math.round(area.height)
  const isAcross = turn % 180 !== 0
  const [width, height] = isAcross ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height]
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser cannot draw')
  pen.translate(width / 2 - area.x, height / 2 - area.y)
  pen.rotate((turn * Math.PI) / 180)
  pen.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2)
  bitmap.close()
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('Nothing drawn'))),
      'image/jpeg',
      QUALITY,
    ),
  )
}

export function removePhoto(cabinId: string, photoId: string) {
  return askAdmin(`/accommodations/${cabinId}/photos/${photoId}`, REMOVE)
}

/** Moves a photo to another place in the row. */
export function placePhoto(cabin: OwnCabin, photoId: string, place: number) {
  const others = cabin.photos.map((photo) => photo.id).filter((id) => id !== photoId)
  return changeCabin(cabin.id, { photo_ids: others.toSpliced(place, 0, photoId) })
}
