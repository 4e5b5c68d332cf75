import type {
  MediaUploadOutcome,
  OutboundContent,
  SendFailure,
  StoredMedia,
} from '../../features/messaging/ports.ts'
import { mediaKeysOf } from './outbound.ts'

export interface UploadOptions {
  readonly loadMedia: (key: string) => Promise<StoredMedia | undefined>
  readonly upload: (media: StoredMedia) => Promise<MediaUploadOutcome>
}

/** Cabin photos are sent again and again; what is beyond this many was long ago. */
const MOST_REMEMBERED = 200

export type Uploaded =
  | { readonly ok: true; readonly ids: ReadonlyMap<string, string>; readonly remembered: boolean }
  /** Bytes that are not kept any more: the words can still be said. */
  | { readonly ok: false; readonly missing: true }
  | { readonly ok: false; readonly missing: false; readonly failure: SendFailure }

/** Puts our own files where WhatsApp can send them from, each once: an upload lives for 30 days there. */
export function createUploads(options: UploadOptions) {
  const remembered = new Map<string, string>()

  async function upload(key: string): Promise<{ id: string } | 'missing' | SendFailure> {
    const stored = await options.loadMedia(key)
    if (!stored) return 'missing'
    const uploaded = await options.upload(stored)
    if (uploaded.ok) return { id: uploaded.mediaId }
    // A copy nobody sends costs nothing, so an unanswered upload is simply tried again.
    return uploaded.kind === 'ambiguous' ? { ...uploaded, kind: 'retry', retryAfterSeconds: 5 } : uploaded
  }

  return {
    async ensure(content: OutboundContent): Promise<Uploaded> {
      const ids = new Map<string, string>()
      let fromMemory = false
      for (const key of mediaKeysOf(content)) {
        const known = remembered.get(key)
        const made = known ? { id: known } : await upload(key)
        if (made === 'missing') return { ok: false, missing: true }
        if (!('id' in made)) return { ok: false, missing: false, failure: made }
        fromMemory ||= known !== undefined
        ids.set(key, made.id)
        remember(key, made.id)
      }
      return { ok: true, ids, remembered: fromMemory }
    },
    /** WhatsApp did not take what was sent with it: it may have forgotten the upload. */
    forget(content: OutboundContent): void {
      for (const key of mediaKeysOf(content)) remembered.delete(key)
    },
  }

  function remember(key: string, id: string): void {
    remembered.delete(key)
    remembered.set(key, id)
    if (remembered.size <= MOST_REMEMBERED) return
    const [oldest] = remembered.keys()
    if (oldest !== undefined) remembered.delete(oldest)
  }
}

/** The same words without picture or file; undefined when there are none. */
export function withoutMedia(content: OutboundContent): OutboundContent | undefined {
  switch (content.type) {
    case 'image':
    case 'document':
      return content.caption ? { type: 'text', body: content.caption } : undefined
    case 'buttons': {
      const { header: _header, ...rest } = content
      return rest
    }
    case 'cta_url': {
      const { headerImage: _image, ...rest } = content
      return rest
    }
    default:
      return undefined
  }
}
