import { afterEach, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/test-server-http.ts'
import { createSpeechClient, transcriptionsOf } from './client.ts'

let server: TestServer | undefined
afterEach(() => server?.close())

const audio = {
  bytes: new Uint8Array([1, 2, 3]),
  mime: 'audio/wav',
  filename: 'note.wav',
  language: 'es' as const,
  vocabulary: 'Mallín',
}

/** What a server that answers like this is understood to have said. */
async function heard(...answers: readonly { readonly status: number; readonly body: unknown }[]) {
  server = await startTestServer(answers)
  const client = createSpeechClient({ url: server.origin, apiKey: 'k', model: 'base', timeoutMs: 5_000 })
  return client.recognise(audio)
}

it.each([
  ['http://host:9000', 'http://host:9000/v1/audio/transcriptions'],
  ['https://api.groq.example/openai/v1/', 'https://api.groq.example/openai/v1/audio/transcriptions'],
  ['http://host/v1/audio/transcriptions', 'http://host/v1/audio/transcriptions'],
  ['http://host/inference', 'http://host/inference'],
])('%s is asked at %s', (given, asked) => {
  expect(transcriptionsOf(given)).toBe(asked)
})

it('weighs the confidence of each segment by its length', async () => {
  const answer = await heard({
    status: 200,
    body: {
      text: ' hola,\n somos dos ',
      duration: '4',
      segments: [
        { start: 0, end: 3, avg_logprob: -0.1, no_speech_prob: 0.1, compression_ratio: 1 },
        { start: 3, end: 4, avg_logprob: -0.5, no_speech_prob: 0.5, compression_ratio: 1.4, words: [] },
      ],
    },
  })
  expect(answer).toMatchObject({
    ok: true,
    transcription: { text: 'hola, somos dos', seconds: 4, compression: 1.4 },
  })
  if (!answer.ok) return
  expect(answer.transcription.confidence).toBeCloseTo(Math.exp(-0.2))
  expect(answer.transcription.noSpeech).toBeCloseTo(0.2)
})

it('asks in the short form where the long one is not spoken, and knows no confidence then', async () => {
  const refusal = { status: 400, body: { error: { message: 'response_format is not supported' } } }
  const answer = await heard(refusal, { status: 200, body: { text: 'hola' } })
  expect(answer).toMatchObject({ ok: true, transcription: { text: 'hola', confidence: null } })
  expect(server?.bodies.map((body) => /name="response_format"\s+(\w+)/.exec(body)?.[1])).toEqual([
    'verbose_json',
    'json',
  ])
})

it.each([
  [503, {}, 'failed'],
  [401, {}, 'failed'],
  [415, {}, 'refused'],
  [200, '<html>', 'failed'],
  [200, { segments: [] }, 'failed'],
])('%s with %j is %s', async (status, body, reason) => {
  expect(await heard({ status, body })).toMatchObject({ ok: false, reason })
})

it('follows no redirect: the voice goes to the address that was written', async () => {
  server = await startTestServer([{ status: 307, body: '', headers: { location: 'http://127.0.0.1:1/' } }])
  const client = createSpeechClient({ url: server.origin, apiKey: 'k', model: 'base', timeoutMs: 5_000 })
  expect(await client.recognise(audio)).toMatchObject({ ok: false, reason: 'failed' })
})
