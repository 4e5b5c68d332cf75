import { createHash } from 'node:crypto'
import { addSeconds, isBefore } from '../../lib/clock.ts'
import type { SpokenWords } from './spoken.ts'
import { type Media, newObjectId, type State } from './state.ts'

const DAY = 24 * 60 * 60
const MB = 1024 * 1024
/** Media ids of uploads live 30 days, those of webhooks 7 (Meta). */
export const UPLOAD_TTL_SECONDS = 30 * DAY
export const INBOUND_TTL_SECONDS = 7 * DAY
/** A download address is good for 5 minutes (Meta). */
const URL_TTL_SECONDS = 5 * 60

export type MediaKind = 'image' | 'audio' | 'video' | 'document' | 'sticker'

export interface NewMedia {
  readonly bytes: Buffer
  readonly mime: string
  readonly filename: string | null
  readonly spoken?: SpokenWords | undefined
  readonly ttlSeconds: number
}

export function keepMedia(state: State, media: NewMedia): Media {
  const kept: Media = {
    id: newObjectId(state),
    bytes: media.bytes,
    mime: media.mime,
    filename: media.filename,
    spoken: media.spoken ?? null,
    expiresAt: addSeconds(state.options.clock.now(), media.ttlSeconds),
  }
  state.media.set(kept.id, kept)
  return kept
}

/** Undefined when unknown or past its life. */
export function findMedia(state: State, id: string): Media | undefined {
  const media = state.media.get(id)
  return media && isBefore(state.options.clock.now(), media.expiresAt) ? media : undefined
}

export function sha256Base64(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64')
}

export function bareMime(mime: string): string {
  return (mime.split(';')[0] ?? '').trim().toLowerCase()
}

/** What a guest's file becomes: WhatsApp sorts by type, and everything unknown is a document. */
export function kindOfMime(mime: string): MediaKind {
  const bare = bareMime(mime)
  if (bare === 'image/webp') return 'sticker'
  if (bare.startsWith('image/')) return 'image'
  if (bare.startsWith('audio/')) return 'audio'
  if (bare.startsWith('video/')) return 'video'
  return 'document'
}

const SENDABLE: Readonly<
  Record<MediaKind, { readonly mimes: readonly string[] | null; readonly maxBytes: number }>
> = {
  audio: { mimes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], maxBytes: 16 * MB },
  image: { mimes: ['image/jpeg', 'image/png'], maxBytes: 5 * MB },
  video: { mimes: ['video/mp4', 'video/3gp', 'video/3gpp'], maxBytes: 16 * MB },
  sticker: { mimes: ['image/webp'], maxBytes: 500 * 1024 },
  document: { mimes: null, maxBytes: 100 * MB },
}

/** Why a business may not send these bytes as this kind; undefined when it may. */
export function mediaRefusal(kind: MediaKind, mime: string, size: number): string | undefined {
  const rule = SENDABLE[kind]
  if (rule.mimes && !rule.mimes.includes(bareMime(mime)))
    return (
      `Param file must be a file with one of the following types: ${rule.mimes.join(', ')}. Received file ` +
      `of type '${mime}'.`
    )
  if (size > rule.maxBytes)
    return `File size is too large. Maximum is ${rule.maxBytes} bytes, received ${size}.`
  return undefined
}

/** Path and query of a download address, signed and dated as Meta's are. */
export function mediaPath(state: State, media: Media): string {
  const ext = Math.floor(state.options.clock.now().epochMilliseconds / 1000) + URL_TTL_SECONDS
  const hash = mediaHash(state, media.id, ext)
  return `/whatsapp_business/attachments/?mid=${media.id}&source=getMedia&ext=${ext}&hash=${hash}`
}

export function mediaHash(state: State, id: string, ext: number): string {
  return createHash('sha256')
    .update(`${state.options.appSecret}:${id}:${ext}`)
    .digest('base64url')
    .slice(0, 40)
}

export function phoneMediaUrl(media: Media): string {
  return `/sandbox/api/media/${media.id}`
}
