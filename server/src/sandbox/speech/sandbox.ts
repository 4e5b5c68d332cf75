import type { FastifyRequest } from 'fastify'
import { createFaults, type Faults } from '../faults.ts'
import { type Answer, answerUnderFault, rawBody, type SandboxPlugin } from '../http.ts'
import type { SpokenWords } from '../whatsapp/spoken.ts'

export interface SpeechSandboxOptions {
  readonly apiKey: string
  /** The words spoken in the note of this media id; undefined when nobody has told them. */
  readonly spokenIn: (mediaId: string) => SpokenWords | undefined
}

/** One call, for assertions. */
interface SpeechCall {
  readonly filename: string
  readonly mime: string
  readonly bytes: Uint8Array
  readonly fields: Readonly<Record<string, string>>
}

export interface SpeechSandbox {
  readonly plugin: SandboxPlugin
  readonly control: {
    readonly faults: Faults
    readonly calls: readonly SpeechCall[]
    /** What is heard in the next file that nobody has told the words of. */
    hearsNext(words: SpokenWords): void
  }
}

/**
 * A speech server with the shape of OpenAI's transcriptions. It has no ears: it knows what was said because the pretend
 * phone told it, and hears nothing in anything else.
 */
export function createSpeechSandbox(options: SpeechSandboxOptions): SpeechSandbox {
  const faults = createFaults()
  const calls: SpeechCall[] = []
  const next: SpokenWords[] = []

  async function transcribe(request: FastifyRequest): Promise<Answer> {
    if (request.headers.authorization !== `Bearer ${options.apiKey}`) {
      return { status: 401, body: { error: { message: 'Incorrect API key provided.' } } }
    }
    const call = await readCall(request)
    if (!call) return { status: 400, body: { error: { message: 'file is required' } } }
    calls.push(call)
    const words = options.spokenIn(call.filename.replace(/\.\w+$/, '')) ?? next.shift()
    return { status: 200, body: verbose(call, words) }
  }

  return {
    plugin: async (app) => {
      app.post('/v1/audio/transcriptions', (request, reply) =>
        answerUnderFault(reply, {
          fault: faults.strike('transcribe'),
          work: () => transcribe(request),
          failure: () => ({ error: { message: 'overloaded' } }),
        }),
      )
    },
    control: { faults, calls, hearsNext: (words) => void next.push(words) },
  }
}

async function readCall(request: FastifyRequest): Promise<SpeechCall | undefined> {
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) return undefined
  const form = await new Response(new Uint8Array(rawBody(request.body)), {
    headers: { 'content-type': type },
  }).formData()
  const file = form.get('file')
  if (file === null || typeof file === 'string') return undefined
  const fields = [...form.entries()].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { filename: file.name, mime: file.type, bytes, fields: Object.fromEntries(fields) }
}

/** Whisper's verbose form: one segment, whose log-probability is that of the clarity. */
function verbose({ bytes, fields }: SpeechCall, words: SpokenWords | undefined): object {
  const seconds = Math.max(0.1, (bytes.length - 44) / 32_000)
  const silence = { avg_logprob: -1.5, no_speech_prob: 0.95 }
  const speech = words && { avg_logprob: Math.log(Math.max(0.01, words.clarity)), no_speech_prob: 0.01 }
  const text = words?.text ?? ''
  const segment = {
    id: 0,
    start: 0,
    end: seconds,
    text,
    compression_ratio: 1.1,
    temperature: 0,
    ...(speech ?? silence),
  }
  return {
    task: 'transcribe',
    language: fields.language ?? 'es',
    duration: seconds,
    text,
    segments: [segment],
  }
}
