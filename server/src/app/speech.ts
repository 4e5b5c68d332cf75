import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort, Worker } from 'node:worker_threads'
import { createSpeechClient, guardedRecogniser } from '../adapters/speech/client.ts'
import type { AudioDecoder, Decoded, SpeechRecogniser } from '../features/speech/ports.ts'
import type { Metrics } from '../lib/metrics.ts'
import { type Circuit, outsideService } from '../lib/resilience/outside.ts'
import { answerOrders, createSideThread } from '../lib/side-thread.ts'
import type { SpeechConfig } from './config.ts'

const DECODE_DEADLINE_MS = 10_000
const IDLE_MS = 60_000
/** Two minutes at 16 kHz take 8 MB, whatever the file claims to be. */
const LIMITS = { maxOldGenerationSizeMb: 128 }
/** A minute of speech on a small machine without a graphics card. */
const CALL_MS = 30_000

export interface SpeechChannel {
  readonly config: SpeechConfig
  readonly recogniser: SpeechRecogniser
  readonly circuit: () => Circuit
}

export function openSpeech(config: SpeechConfig, metrics: Metrics): SpeechChannel {
  const { url, apiKey, model } = config
  const outside = outsideService('speech', metrics)
  const client = createSpeechClient({ url, apiKey, model, timeoutMs: CALL_MS })
  return { config, recogniser: guardedRecogniser(client, outside, CALL_MS * 2), circuit: outside.circuit }
}

/** The built product decodes in a thread of its own. From the sources, where there is none to start, in this one. */
export function openAudioDecoder(): AudioDecoder & { close(): Promise<void> } {
  const file = fileURLToPath(new URL('./decode-audio.js', import.meta.url))
  if (!existsSync(file)) return { decode, close: async () => undefined }
  const thread = createSideThread<Uint8Array, Decoded>({
    startThread: () => new Worker(file, { resourceLimits: LIMITS }),
    deadlineMs: DECODE_DEADLINE_MS,
    idleMs: IDLE_MS,
    // Whoever waits hears that it cannot be played; the guest is asked to write.
    lost: { ok: false, reason: 'damaged' },
  })
  return { decode: (bytes) => thread.ask(bytes), close: () => thread.close() }
}

/** The decoder is WebAssembly that only the thread needs. */
async function decode(bytes: Uint8Array) {
  const { decodeOggOpus } = await import('../adapters/speech/decode-opus.ts')
  return decodeOggOpus(bytes)
}

/** What runs in the decoding thread. */
export function decodeVoices(): void {
  if (!parentPort) throw new Error('decode-audio is a thread of serve and worker; it does nothing alone')
  answerOrders(parentPort, decode)
}
