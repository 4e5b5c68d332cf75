import { OpusDecoder } from 'opus-decoder'
import { LONGEST_SECONDS, SAMPLE_RATE } from '../../features/speech/domain/audio.ts'
import type { Decoded } from '../../features/speech/ports.ts'
import { type OpusStream, readOggOpus } from './ogg-opus.ts'

/** Opus counts at 48 kHz whatever it is asked to play at. */
const RATIO = 48_000 / SAMPLE_RATE

/** A voice note as mono samples. What cannot be played whole is refused, never guessed at. */
export async function decodeOggOpus(bytes: Uint8Array): Promise<Decoded> {
  const read = readOggOpus(bytes, LONGEST_SECONDS)
  if (!read.ok) return read
  const { channels, packets, preSkip, samples: length } = read.stream
  const decoder = new OpusDecoder({ sampleRate: SAMPLE_RATE, preSkip: 0, ...layoutOf(channels) })
  await decoder.ready
  try {
    const { channelData, errors, samplesDecoded } = decoder.decodeFrames([...packets])
    if (errors.length > 0 || samplesDecoded === 0) return { ok: false, reason: 'damaged' }
    const from = Math.round(preSkip / RATIO)
    const to = Math.min(samplesDecoded, from + Math.round(length / RATIO))
    const samples = mixed(channelData, from, to)
    return { ok: true, samples, seconds: samples.length / SAMPLE_RATE }
  } finally {
    decoder.free()
  }
}

function layoutOf(channels: OpusStream['channels']) {
  return channels === 1
    ? { channels: 1, streamCount: 1, coupledStreamCount: 0, channelMappingTable: [0] }
    : { channels: 2, streamCount: 1, coupledStreamCount: 1, channelMappingTable: [0, 1] }
}

function mixed(channels: readonly Float32Array[], from: number, to: number): Int16Array {
  const mono = new Int16Array(Math.max(0, to - from))
  for (let at = 0; at < mono.length; at++) {
    const sum = channels.reduce((total, one) => total + (one[from + at] ?? 0), 0) / channels.length
    mono[at] = Math.round(Math.max(-1, Math.min(1, sum)) * 32_767)
  }
  return mono
}
