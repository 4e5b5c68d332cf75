import { z } from 'zod'
import { type Finding, found } from '../../features/setup/domain/finding.ts'
import { troubleOf } from '../../lib/http/trouble.ts'
import { transcriptionsOf } from './client.ts'

export interface SpeechCheckOptions {
  /** STT_URL */
  readonly url: string
  readonly apiKey: string | null
  readonly model: string
  readonly timeoutMs: number
}

const answerShape = z.object({ text: z.string() })

/** Half a second of silence, transcribed as a voice note would be. */
export async function checkSpeech({ url, apiKey, model, timeoutMs }: SpeechCheckOptions): Promise<Finding> {
  const { host } = new URL(url)
  const form = new FormData()
  form.set('model', model)
  form.set('file', new Blob([silence()], { type: 'audio/wav' }), 'silence.wav')
  try {
    const response = await fetch(transcriptionsOf(url), {
      method: 'POST',
      headers: apiKey ? { authorization: `Bearer ${apiKey}` } : {},
      body: form,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await response.text()
    if (response.status === 401 || response.status === 403) return found('speech_key')
    if (!response.ok) return found('speech_failed', { detail: String(response.status) })
    return isTranscript(text) ? found('speech_ok') : found('speech_failed', { detail: 'unreadable' })
  } catch (error) {
    return found('speech_unreachable', { host, detail: troubleOf(error).detail })
  }
}

function isTranscript(text: string): boolean {
  try {
    return answerShape.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}

const RATE = 16_000
const HEADER_BYTES = 44

/** RIFF, one channel, 16 bits. */
function silence(): ArrayBuffer {
  const dataBytes = RATE
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + dataBytes))
  const word = (at: number, text: string) => {
    for (const [i, letter] of [...text].entries()) view.setUint8(at + i, letter.charCodeAt(0))
  }
  word(0, 'RIFF')
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  word(36, 'data')
  view.setUint32(40, dataBytes, true)
  return view.buffer
}
