/** WhatsApp: an audio file weighs 16 MB at most. */
export const MOST_AUDIO_BYTES = 16 * 1024 * 1024
/** A voice note of a guest; longer ones are asked for in writing. */
export const LONGEST_SECONDS = 120
/** Shorter is a slip of the finger. */
export const SHORTEST_SECONDS = 0.5
/** What every speech server takes: mono, 16 bit. */
export const SAMPLE_RATE = 16_000
/** Root mean square of all samples, 1 being the loudest; a whisper into a telephone is ten times as loud. */
const SILENCE_RMS = 0.001

export type AudioKind = 'ogg' | 'wav' | 'mp3' | 'mp4' | 'webm' | 'amr' | 'aac'

const MIMES: Readonly<Record<AudioKind, string>> = {
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  mp4: 'audio/mp4',
  webm: 'audio/webm',
  amr: 'audio/amr',
  aac: 'audio/aac',
}

export const mimeOf = (kind: AudioKind): string => MIMES[kind]

/** What the bytes are, whatever their sender calls them. */
export function kindOfAudio(bytes: Uint8Array): AudioKind | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  const [first = 0, second = 0] = bytes
  if (text(0, 4) === 'OggS') return 'ogg'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'wav'
  if (text(4, 8) === 'ftyp') return 'mp4'
  if (first === 0x1a && second === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return 'webm'
  if (text(0, 5) === '#!AMR') return 'amr'
  if (text(0, 3) === 'ID3') return 'mp3'
  if (first !== 0xff) return undefined
  // MPEG frames: eleven bits of sync, then version and layer. Layer 00 is the ADTS header of AAC.
  if ((second & 0xf6) === 0xf0) return 'aac'
  return (second & 0xe0) === 0xe0 && (second & 0x06) !== 0 ? 'mp3' : undefined
}

export function isSilent(samples: Int16Array): boolean {
  let sum = 0
  for (const sample of samples) sum += (sample / 32_768) ** 2
  return Math.sqrt(sum / Math.max(1, samples.length)) < SILENCE_RMS
}

/** The samples as a WAV file. */
export function toWav(samples: Int16Array): Uint8Array {
  const data = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(SAMPLE_RATE, 24)
  head.writeUInt32LE(SAMPLE_RATE * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}
