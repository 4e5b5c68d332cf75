import { z } from 'zod'
import type { Transcription } from '../../features/speech/domain/transcription.ts'
import type { Recognised, SpeechRecogniser, ToRecognise } from '../../features/speech/ports.ts'
import type { Outside } from '../../lib/resilience/outside.ts'
import { jsonOrNothing, storableText } from '../../lib/storable-text.ts'

export interface SpeechClientOptions {
  /** The server, its `/v1`, or the whole address of its transcriptions. */
  readonly url: string
  readonly apiKey: string | null
  readonly model: string
  readonly timeoutMs: number
  readonly fetch?: typeof fetch
}

const MOST_TEXT = 4_000
/** A transcription with all its words weighs some hundred kilobytes. */
const MOST_ANSWER_BYTES = 4 * 1024 * 1024

const figure = z.number().nullish().catch(null)
const segment = z.object({
  start: figure,
  end: figure,
  avg_logprob: figure,
  no_speech_prob: figure,
  compression_ratio: figure,
})
/** `probability`: speaches and whisper.cpp; OpenAI's words carry none. */
const word = z.object({ word: z.string().catch(''), probability: figure })
const answerSchema = z.object({
  text: z.string(),
  language: z.string().nullish().catch(null),
  duration: z.coerce.number().nullish().catch(null),
  segments: z
    .array(segment.extend({ words: z.array(word).nullish().catch(null) }))
    .nullish()
    .catch(null),
  words: z.array(word).nullish().catch(null),
})
type Answer = z.infer<typeof answerSchema>

/** Any server with the shape of OpenAI's transcriptions: whisper.cpp, speaches, vLLM, LocalAI, Groq, OpenAI. */
export function createSpeechClient(options: SpeechClientOptions): SpeechRecogniser {
  const url = transcriptionsOf(options.url)

  async function ask(audio: ToRecognise, format: 'verbose_json' | 'json'): Promise<Response> {
    const form = new FormData()
    form.set('file', new Blob([Buffer.from(audio.bytes)], { type: audio.mime }), audio.filename)
    form.set('model', options.model)
    form.set('response_format', format)
    form.set('temperature', '0')
    if (audio.language) form.set('language', audio.language)
    if (audio.vocabulary) form.set('prompt', audio.vocabulary)
    if (format === 'verbose_json') {
      form.append('timestamp_granularities[]', 'segment')
      form.append('timestamp_granularities[]', 'word')
    }
    return (options.fetch ?? fetch)(url, {
      method: 'POST',
      body: form,
      headers: options.apiKey ? { authorization: `Bearer ${options.apiKey}` } : {},
      // The key and the voice of a guest go to the address the operator wrote, and to no other.
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    })
  }

  return {
    async recognise(audio) {
      try {
        const first = await ask(audio, 'verbose_json')
        if (first.status !== 400 && first.status !== 422) return await read(first)
        // Some models have no verbose form; what they say is never sure, so it is read back.
        await first.body?.cancel()
        return await read(await ask(audio, 'json'))
      } catch (error) {
        return failed(error instanceof Error ? `network: ${error.name}` : 'network')
      }
    },
  }
}

async function read(response: Response): Promise<Recognised> {
  if (!response.ok) {
    await response.body?.cancel()
    const isRefusal = [400, 413, 415, 422].includes(response.status)
    const detail = `HTTP ${response.status}`
    return isRefusal ? { ok: false, reason: 'refused', detail } : failed(detail)
  }
  const body = await readUpTo(response, MOST_ANSWER_BYTES)
  const parsed = body === undefined ? undefined : answerSchema.safeParse(jsonOrNothing(body)).data
  return parsed ? { ok: true, transcription: normalised(parsed) } : failed('unreadable answer')
}

function failed(detail: string): Recognised {
  return { ok: false, reason: 'failed', detail }
}

async function readUpTo(response: Response, most: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function normalised(answer: Answer): Transcription {
  const segments = answer.segments ?? []
  const logprob = weighted(segments, (one) => one.avg_logprob)
  const ratios = segments.flatMap((one) =>
    typeof one.compression_ratio === 'number' ? [one.compression_ratio] : [],
  )
  const words = answer.words ?? segments.flatMap((one) => one.words ?? [])
  return {
    text: storableText(answer.text).replace(/\s+/g, ' ').trim().slice(0, MOST_TEXT),
    language: answer.language ?? null,
    seconds: answer.duration ?? null,
    confidence: logprob === null ? null : Math.min(1, Math.exp(logprob)),
    noSpeech: weighted(segments, (one) => one.no_speech_prob),
    compression: ratios.length > 0 ? Math.max(...ratios) : null,
    words: words.map((one) => ({ word: one.word, probability: one.probability ?? null })),
  }
}

type Segment = z.infer<typeof segment>

/** The mean over the segments that tell it, each by its length; those without times weigh the same. */
function weighted(
  segments: readonly Segment[],
  value: (one: Segment) => number | null | undefined,
): number | null {
  let sum = 0
  let weight = 0
  for (const one of segments) {
    const told = value(one)
    if (typeof told !== 'number' || !Number.isFinite(told)) continue
    const seconds = (one.end ?? 0) - (one.start ?? 0)
    const heavy = seconds > 0 ? seconds : 1
    sum += told * heavy
    weight += heavy
  }
  return weight === 0 ? null : sum / weight
}

/** `http://host`, `http://host/v1` and the whole address are all understood. */
export function transcriptionsOf(address: string): string {
  const url = new URL(address)
  const path = url.pathname.replace(/\/+$/, '')
  if (/\/(?:transcriptions|inference)$/.test(path)) return url.href
  url.pathname = /\/v\d+$/.test(path) ? `${path}/audio/transcriptions` : `${path}/v1/audio/transcriptions`
  return url.href
}

/** The speech server behind its circuit. To be asked twice does it no harm, but a guest waits: a late one is not. */
export function guardedRecogniser(
  client: SpeechRecogniser,
  outside: Outside,
  deadlineMs: number,
): SpeechRecogniser {
  return {
    recognise: (audio) =>
      outside.call({
        work: () => client.recognise(audio),
        deadlineMs,
        isFailure: (answer) => !answer.ok && answer.reason === 'failed',
        mayRepeat: (answer) => !answer.ok && !answer.detail.endsWith('TimeoutError'),
        whenOpen: () => ({ ok: false, reason: 'failed', detail: 'it has been failing; not called' }),
        whenLate: () => ({ ok: false, reason: 'failed', detail: 'no answer in time' }),
      }),
  }
}
