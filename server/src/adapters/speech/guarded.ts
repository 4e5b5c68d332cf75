import type { SpeechRecogniser } from '../../features/speech/ports.ts'
import type { Outside } from '../../lib/resilience/outside.ts'

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
