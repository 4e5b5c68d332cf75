import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'

export type Unpacked =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'too_large' | 'bad_encoding' }

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>

const GUNZIP: Unpack = promisify(gunzip)
const INFLATE: Unpack = promisify(inflate)
const INFLATE_RAW: Unpack = promisify(inflateRaw)
const BROTLI: Unpack = promisify(brotliDecompress)

/**
 * The calendar inside an answer. What the bytes are counts before what the header says: calendars come plain under
 * `gzip`, packed under nothing, as raw deflate, and labelled `utf-8` or `none`.
 */
export async function unpackBody(
  bytes: Uint8Array,
  label: string | undefined,
  maxBytes: number,
): Promise<Unpacked> {
  if (bytes.length === 0 || looksLikeText(bytes)) return { ok: true, bytes }
  for (const unpack of waysOf(bytes, (label ?? '').trim().toLowerCase())) {
    const result = await attempt(unpack, bytes, maxBytes)
    if (result === 'too_large') return { ok: false, reason: result }
    if (result !== 'bad_encoding')
      return isGzip(result) ? unpackInner(result, maxBytes) : { ok: true, bytes: result }
  }
  // UTF-16 and whatever else: the reader judges it.
  return label && PACKINGS.test(label) ? { ok: false, reason: 'bad_encoding' } : { ok: true, bytes }
}

/** A packed file behind a server that packs what it sends; no deeper, because some files unpack to themselves. */
async function unpackInner(bytes: Uint8Array, maxBytes: number): Promise<Unpacked> {
  const result = await attempt(GUNZIP, bytes, maxBytes)
  return typeof result === 'string' ? { ok: false, reason: result } : { ok: true, bytes: result }
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b
const PACKINGS = /gzip|deflate|br|zstd|compress/i

/** A calendar begins with letters, blanks or a byte-order mark; every packing begins with something else. */
function looksLikeText(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  return /BEGIN[ \t]*:|^\s*</i.test(start)
}

function waysOf(bytes: Uint8Array, label: string): Unpack[] {
  if (isGzip(bytes)) return [GUNZIP]
  if (label === 'br') return [BROTLI]
  return label.includes('deflate') || bytes[0] === 0x78 ? [INFLATE, INFLATE_RAW] : []
}

async function attempt(
  unpack: Unpack,
  bytes: Uint8Array,
  maxBytes: number,
): Promise<Uint8Array | 'too_large' | 'bad_encoding'> {
  try {
    return new Uint8Array(await unpack(bytes, { maxOutputLength: maxBytes }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'bad_encoding'
  }
}
