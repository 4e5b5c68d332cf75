import type { Language } from '../language/domain.ts'
import {
  isSilent,
  kindOfAudio,
  LONGEST_SECONDS,
  MOST_AUDIO_BYTES,
  mimeOf,
  SAMPLE_RATE,
  SHORTEST_SECONDS,
  toWav,
} from './domain/audio.ts'
import { type Certainty, certaintyOf, type Transcription } from './domain/transcription.ts'
import type { AudioDecoder, SpeechRecogniser } from './ports.ts'

export interface SpeechDeps {
  /** Null: no speech server is set. */
  readonly recogniser: SpeechRecogniser | null
  readonly decoder: AudioDecoder
  /** 0 to 1; below it what was understood is read back. */
  readonly minConfidence: number
}

export interface Spoken {
  readonly bytes: Uint8Array
  /** Tells the note apart in the log of the speech server; says nothing about its guest. */
  readonly name: string
  readonly language: Language | null
  readonly vocabulary: string
}

/**
 * `off`: there is no speech server. `failed`: it did not answer. `unreadable`: these bytes are no audio that can be
 * played. Everything else is understood, at worst as `nothing`.
 */
export type Heard =
  | { readonly ok: true; readonly transcription: Transcription; readonly certainty: Certainty }
  | { readonly ok: false; readonly reason: 'off' | 'failed' | 'unreadable' | 'too_long' | 'too_large' }

/** Understands what is spoken: looks at the bytes, plays them, and asks the speech server. */
export function speechService(deps: SpeechDeps) {
  return {
    isOn: deps.recogniser !== null,

    async hear(spoken: Spoken): Promise<Heard> {
      const { recogniser } = deps
      if (!recogniser) return { ok: false, reason: 'off' }
      const ready = await prepare(deps, spoken)
      if (!ready.ok) return ready
      if (ready.isSilent) return silence(ready.seconds)
      const { name, language, vocabulary } = spoken
      const filename = `${name}.${ready.extension}`
      const { bytes, mime } = ready
      const answer = await recogniser.recognise({ bytes, mime, filename, language, vocabulary })
      if (!answer.ok) return { ok: false, reason: answer.reason === 'refused' ? 'unreadable' : 'failed' }
      const transcription = {
        ...answer.transcription,
        seconds: ready.seconds ?? answer.transcription.seconds,
      }
      return { ok: true, transcription, certainty: certaintyOf(transcription, deps.minConfidence) }
    },
  }
}

export type SpeechService = ReturnType<typeof speechService>

type Ready =
  | {
      readonly ok: true
      readonly bytes: Uint8Array
      readonly mime: string
      readonly extension: string
      readonly seconds: number | null
      readonly isSilent: boolean
    }
  | Extract<Heard, { ok: false }>

/**
 * Voice notes are decoded here, because not every speech server takes Opus; a file somebody shares goes as it is, once
 * its first bytes say that it is audio.
 */
async function prepare({ decoder }: SpeechDeps, { bytes }: Spoken): Promise<Ready> {
  if (bytes.length > MOST_AUDIO_BYTES) return { ok: false, reason: 'too_large' }
  const kind = kindOfAudio(bytes)
  if (!kind) return { ok: false, reason: 'unreadable' }
  if (kind !== 'ogg') {
    return { ok: true, bytes, mime: mimeOf(kind), extension: kind, seconds: null, isSilent: false }
  }
  const decoded = await decoder.decode(bytes)
  if (!decoded.ok) return { ok: false, reason: decoded.reason === 'too_long' ? 'too_long' : 'unreadable' }
  const { samples, seconds } = decoded
  if (seconds > LONGEST_SECONDS) return { ok: false, reason: 'too_long' }
  const isNothing = seconds < SHORTEST_SECONDS || isSilent(samples)
  return {
    ok: true,
    bytes: toWav(samples),
    mime: 'audio/wav',
    extension: 'wav',
    seconds: samples.length / SAMPLE_RATE,
    isSilent: isNothing,
  }
}

function silence(seconds: number | null): Heard {
  const transcription = {
    text: '',
    language: null,
    seconds,
    confidence: null,
    noSpeech: 1,
    compression: null,
    words: [],
  }
  return { ok: true, transcription, certainty: 'nothing' }
}
