import { audioLanguage, audioTranscription } from '@tranquera/contracts/speech'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import type { Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import type { Language } from '../language/domain.ts'
import { MOST_AUDIO_BYTES } from './domain/audio.ts'
import type { Heard, SpeechService } from './service.ts'

export interface SpeechRouteDeps {
  readonly db: Db
  readonly guards: Guards
  readonly speech: SpeechService
  /** What is likely to be said here, in that language. */
  readonly vocabulary: (db: Db, language: Language) => Promise<string>
}

export function speechRoutes(deps: SpeechRouteDeps): Routes {
  return (app: App) => {
    operation(app, {
      method: 'POST',
      url: '/admin/audio/transcribe',
      id: 'transcribeAudio',
      summary:
        'Tells what is spoken in an audio file (field `file`, at most 16 MB; `language`: es, pt or en).',
      tag: 'Language',
      guard: deps.guards.staff,
      config: { rateLimit: 'uploads', idempotency: false },
      problems: ['body_too_large', 'audio_unreadable', 'speech_unavailable'],
      upload: true,
      schema: { response: { 200: audioTranscription } },
      async handler(request) {
        if (!deps.speech.isOn) throw refused('off')
        const file = await request.file({ limits: { files: 1, fileSize: MOST_AUDIO_BYTES, fields: 4 } })
        if (!file) {
          const detail = 'Send the audio as a file field of a multipart form.'
          throw problem({ code: 'validation_failed', detail })
        }
        const bytes = await file.toBuffer()
        const language = languageIn(file.fields.language)
        const vocabulary = await deps.vocabulary(deps.db, language ?? 'es')
        const heard = await deps.speech.hear({ bytes, name: 'upload', language, vocabulary })
        if (!heard.ok) throw refused(heard.reason)
        const { transcription, certainty } = heard
        return {
          text: transcription.text,
          language: transcription.language,
          duration_seconds: transcription.seconds,
          confidence: transcription.confidence,
          certainty,
        }
      },
    })
  }
}

function languageIn(field: unknown): Language | null {
  const value = typeof field === 'object' && field !== null && 'value' in field ? field.value : null
  return audioLanguage.safeParse(value).data ?? null
}

function refused(reason: Extract<Heard, { ok: false }>['reason']) {
  switch (reason) {
    case 'off':
      return problem({
        code: 'speech_unavailable',
        detail: 'No speech server is set: give its address in STT_URL.',
      })
    case 'failed':
      return problem({ code: 'speech_unavailable', detail: 'The speech server does not answer.' })
    case 'too_long':
      return problem({ code: 'audio_unreadable', detail: 'At most two minutes are transcribed.' })
    case 'too_large':
      return problem({ code: 'body_too_large', detail: 'An audio file weighs 16 MB at most.' })
    case 'unreadable':
      return problem({ code: 'audio_unreadable', detail: 'These bytes are no audio that can be played.' })
  }
}
