/** One Opus stream out of its OGG pages (RFC 3533, RFC 7845). */
export interface OpusStream {
  readonly channels: 1 | 2
  /** Samples at 48 kHz to be thrown away at the beginning. */
  readonly preSkip: number
  readonly packets: readonly Uint8Array[]
  /** At 48 kHz, after the beginning is thrown away; what the packets hold, or less where the last page says so. */
  readonly samples: number
}

export type ReadOpus =
  | { readonly ok: true; readonly stream: OpusStream }
  | { readonly ok: false; readonly reason: 'damaged' | 'too_long' | 'unsupported' }

interface Page {
  readonly serial: number
  readonly isEnd: boolean
  readonly granule: number
  /** The packet goes on in the next page where the last length is 255. */
  readonly pieces: readonly { readonly bytes: Uint8Array; readonly ends: boolean }[]
}

const OPUS_RATE = 48_000

/** Reads everything before anything is decoded: its length is known, and refused, while it costs nothing. */
export function readOggOpus(bytes: Uint8Array, mostSeconds: number): ReadOpus {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const packets: Buffer[] = []
  let started: Buffer[] = []
  let serial: number | undefined
  let granule = 0
  let length = 0
  for (let at = 0; at < file.length; ) {
    const page = readPage(file, at)
    if (!page) return { ok: false, reason: 'damaged' }
    at = page.next
    serial ??= page.serial
    // A second stream beside or behind the first is no voice note.
    if (page.serial !== serial) return { ok: false, reason: 'unsupported' }
    if (page.granule > granule) granule = page.granule
    for (const { bytes: piece, ends } of page.pieces) {
      started.push(Buffer.from(piece))
      if (!ends) continue
      const packet = Buffer.concat(started)
      started = []
      packets.push(packet)
      if (packets.length <= 2) continue
      const samples = samplesIn(packet)
      if (samples === undefined) return { ok: false, reason: 'damaged' }
      length += samples
      if (length > (mostSeconds + 1) * OPUS_RATE) return { ok: false, reason: 'too_long' }
    }
  }
  return streamOf(packets, { granule, length })
}

function streamOf(
  [head, , ...packets]: readonly Buffer[],
  { granule, length }: { readonly granule: number; readonly length: number },
): ReadOpus {
  if (!head || head.length < 19 || head.toString('latin1', 0, 8) !== 'OpusHead')
    return { ok: false, reason: 'unsupported' }
  const channels = head[9]
  // Mapping family 0: one or two channels, the only ones a telephone records.
  if (head[18] !== 0 || (channels !== 1 && channels !== 2)) return { ok: false, reason: 'unsupported' }
  const preSkip = head.readUInt16LE(10)
  if (packets.length === 0 || length <= preSkip) return { ok: false, reason: 'damaged' }
  const told = granule > preSkip ? granule - preSkip : length - preSkip
  return { ok: true, stream: { channels, preSkip, packets, samples: Math.min(told, length - preSkip) } }
}

/** The header: version, type, granule (8), serial (4), number (4), checksum (4), how many lengths, the lengths. */
function readPage(file: Buffer, at: number): (Page & { readonly next: number }) | undefined {
  if (at + 27 > file.length || file.toString('latin1', at, at + 4) !== 'OggS' || file[at + 4] !== 0)
    return undefined
  const count = file[at + 26] ?? 0
  const bodyAt = at + 27 + count
  const lengths = file.subarray(at + 27, bodyAt)
  const size = lengths.reduce((sum, one) => sum + one, 0)
  const next = bodyAt + size
  if (next > file.length || checksum(file, at, next) !== file.readUInt32LE(at + 22)) return undefined
  const granule = file.readBigInt64LE(at + 6)
  return {
    serial: file.readUInt32LE(at + 14),
    isEnd: ((file[at + 5] ?? 0) & 4) !== 0,
    granule: Number(granule),
    pieces: piecesOf(file.subarray(bodyAt, next), lengths),
    next,
  }
}

function piecesOf(body: Buffer, lengths: Uint8Array): Page['pieces'] {
  const pieces: { bytes: Uint8Array; ends: boolean }[] = []
  let from = 0
  let to = 0
  for (const [index, length] of lengths.entries()) {
    to += length
    const ends = length < 255
    if (!ends && index < lengths.length - 1) continue
    pieces.push({ bytes: body.subarray(from, to), ends })
    from = to
  }
  return pieces
}

/** RFC 6716 section 3.1: the first byte tells how long a frame is, the last two bits how many there are. */
function samplesIn(packet: Buffer): number | undefined {
  const toc = packet[0]
  if (toc === undefined) return undefined
  const frame = frameSamples(toc >> 3)
  const code = toc & 3
  const frames = code === 0 ? 1 : code === 3 ? (packet[1] ?? 0) & 63 : 2
  const samples = frame * frames
  // 120 ms is the longest packet there can be.
  return samples > 0 && samples <= 0.12 * OPUS_RATE ? samples : undefined
}

function frameSamples(config: number): number {
  if (config < 12) return [480, 960, 1920, 2880][config & 3] ?? 0
  if (config < 16) return [480, 960][config & 1] ?? 0
  return [120, 240, 480, 960][config & 3] ?? 0
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let remainder = index << 24
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 0x80000000 ? (remainder << 1) ^ 0x04c11db7 : remainder << 1
  return remainder >>> 0
})

/** Of the page with its own checksum taken as nothing. */
function checksum(file: Buffer, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at++) {
    const byte = at >= from + 22 && at < from + 26 ? 0 : (file[at] ?? 0)
    sum = ((sum << 8) ^ (TABLE[((sum >>> 24) ^ byte) & 255] ?? 0)) >>> 0
  }
  return sum
}
