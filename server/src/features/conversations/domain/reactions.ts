import { type Step, say } from './effects.ts'
import type { Frame } from './frame.ts'
import { again } from './progress.ts'
import { ask, reask } from './questions.ts'
import { settleHeard } from './voice-notes.ts'

const YES = new Set([...'👍👌✅🙌👏💪❤🙏🤝🆗😍🥰😊😀😃🎉💯'])
const NO = new Set([...'👎❌🚫🙅'])

export function moodOf(emoji: string | null): 'yes' | 'no' | null {
  const [first] = emoji ?? ''
  if (!first) return null
  if (YES.has(first)) return 'yes'
  return NO.has(first) ? 'no' : null
}

/**
 * A reaction to what was asked last. It answers a question, and never holds, changes, cancels or pays (contract section
 * 2.11): where a yes would do that, the guest is told once how to say it.
 */
export function onReaction(frame: Frame, mood: 'yes' | 'no'): Step {
  const { pending } = frame
  if (frame.heard !== null) return settleHeard(frame, mood === 'yes')
  switch (pending?.kind) {
    case 'resume':
      return mood === 'yes' ? again({ ...frame, pending: null }) : ask(frame, { kind: 'dates' })
    case 'choice': {
      const [only, ...others] = pending.options
      if (mood === 'no' || !only || others.length > 0) return { frame, effects: [] }
      return again({ ...frame, stay: only, pending: null })
    }
    case 'confirmation':
    case 'group':
    case 'cancel':
    case 'change':
      if (mood === 'no' || frame.reactedTo === frame.version) return { frame, effects: [] }
      return {
        frame: { ...frame, reactedTo: frame.version },
        effects: [say('needs_yes', {}), ...reask(frame)],
      }
    default:
      return { frame, effects: [] }
  }
}
