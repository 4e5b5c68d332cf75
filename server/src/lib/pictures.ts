/** Eight times what a telephone takes unless told otherwise; more is asked for to exhaust memory. */
const MOST_PIXELS = 100_000_000
const JPEG_QUALITY = 84
const WEBP_QUALITY = 78

export interface Picture {
  readonly bytes: Uint8Array
  readonly mime: 'image/jpeg' | 'image/png'
}

export interface PictureLimits {
  /** Pixels of the longer side. */
  readonly longest: number
  readonly bytes: number
}

/**
 * The picture upright, within the limits, without anything a camera wrote beside it (place, hour, owner): as it came
 * where it is all that already, else as a JPEG. Undefined when the bytes are no picture that can be read.
 */
export async function cleanPicture(bytes: Uint8Array, limits: PictureLimits): Promise<Picture | undefined> {
  const open = await opener()
  return readable(async () => {
    const { format, width, height, exif, iptc, xmp, orientation } = await open(bytes).metadata()
    const isBare = !exif && !iptc && !xmp && (orientation ?? 1) === 1
    const isSmall = Math.max(width, height) <= limits.longest && bytes.length <= limits.bytes
    if (isBare && isSmall && (format === 'jpeg' || format === 'png')) {
      return { bytes, mime: `image/${format}` as const }
    }
    const jpeg = await open(bytes)
      .rotate()
      .resize({ width: limits.longest, height: limits.longest, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: JPEG_QUALITY })
      .toBuffer()
    return { bytes: jpeg, mime: 'image/jpeg' as const }
  })
}

/** The picture as WebP, `width` pixels wide or as wide as it is; undefined when it cannot be read. */
export async function webpOf(bytes: Uint8Array, width: number): Promise<Uint8Array | undefined> {
  const open = await opener()
  return readable(() =>
    open(bytes)
      .rotate()
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: WEBP_QUALITY })
      .toBuffer(),
  )
}

/** A picture is worked on now and then, beside everything else that this process does: loaded with the first. */
async function opener() {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  return (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
}

async function readable<Read>(work: () => Promise<Read>): Promise<Read | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}
