import { z } from 'zod'

/** Where the bytes of a message are: at WhatsApp under its id, or kept by us. */
export type FileSource = { readonly mediaId: string } | { readonly mediaKey: string }

export interface MessageFile {
  readonly kind: 'image' | 'video' | 'document'
  readonly name: string | null
  readonly source: FileSource
}

const inbound = z.object({ mediaId: z.string().min(1) })
const outbound = z.object({ mediaKey: z.string().min(1) })
const fileContent = z.object({
  type: z.enum(['image', 'sticker', 'video', 'document']),
  media: z.union([inbound, outbound]),
  filename: z.string().nullish(),
})

/** The picture or paper that a message is; undefined for words, voices, and what lies at somebody else's address. */
export function fileOf(content: unknown): MessageFile | undefined {
  const read = fileContent.safeParse(content)
  if (!read.success) return undefined
  const { type, media, filename } = read.data
  return { kind: type === 'sticker' ? 'image' : type, name: filename ?? null, source: media }
}

/** What a browser of the panel may show in its page; everything else is only handed out. */
const SHOWN = /^(image\/(jpeg|png|webp|gif)|video\/(mp4|3gpp)|application\/pdf)$/

export function mayBeShown(mime: string): boolean {
  return SHOWN.test(mime)
}
