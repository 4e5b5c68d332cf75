import type { Language } from '../language/domain.ts'
import type { Transcription } from './domain/transcription.ts'

export interface ToRecognise {
  readonly bytes: Uint8Array
  readonly mime: string
  readonly filename: string
  /** That of the talk; servers that guess it take Spanish of two words for Portuguese. Null: they may guess. */
  readonly language: Language | null
  readonly vocabulary: string
}

export type Recognised =
  | { readonly ok: true; readonly transcription: Transcription }
  /** `refused`: the server cannot read these bytes. `failed`: it did not do its part. */
  | { readonly ok: false; readonly reason: 'refused' | 'failed'; readonly detail: string }

export interface SpeechRecogniser {
  recognise(audio: ToRecognise): Promise<Recognised>
}

export type Decoded =
  /** Mono samples at `SAMPLE_RATE`. */
  | { readonly ok: true; readonly samples: Int16Array; readonly seconds: number }
  | { readonly ok: false; readonly reason: 'damaged' | 'too_long' | 'unsupported' }

/** OGG/Opus, the form of every voice note of WhatsApp. Never throws, whatever the bytes. */
export interface AudioDecoder {
  decode(bytes: Uint8Array): Promise<Decoded>
}
