import type { HeardNote } from '../../speech/domain/transcription.ts'
import { type Choice, type Step, say } from './effects.ts'
import type { DialogueEvent } from './events.ts'
import type { Frame } from './frame.ts'
import { reask } from './questions.ts'

/** WhatsApp takes 1024 characters above buttons; the sentence around it wants some of them. */
const LONGEST_READ_BACK = 700

/** What the talk hears of a voice note; `message`: it was understood, and reads as this. */
export function heardEvent(
  note: HeardNote | undefined,
  message: DialogueEvent | undefined,
): Extract<DialogueEvent, { type: 'message' | 'unsure' | 'media' }> {
  switch (note?.state) {
    case 'clear':
      return message?.type === 'message' ? message : { type: 'media', kind: 'audio_unclear' }
    case 'unclear':
      return { type: 'unsure', text: note.text }
    case 'nothing':
    case 'unreadable':
      return { type: 'media', kind: 'audio_unclear' }
    case 'too_long':
      return { type: 'media', kind: 'audio_long' }
    default:
      return { type: 'media', kind: 'audio' }
  }
}

/** Contract section 2.10: what was not heard well is read back; nothing is done with it before the guest says yes. */
export function readBack(frame: Frame, text: string): Step {
  const choices: Choice[] = [
    { action: { type: 'heard_yes' }, label: { key: 'yes' } },
    { action: { type: 'heard_no' }, label: { key: 'no' } },
  ]
  const heard = text.length > LONGEST_READ_BACK ? `${text.slice(0, LONGEST_READ_BACK)}…` : text
  return { frame: { ...frame, heard: text }, effects: [{ ...say('audio_read_back', { heard }), choices }] }
}

/** The answer to it. A yes takes up what was said, which is still spoken: it may never hold, change or cancel. */
export function settleHeard(frame: Frame, isRight: boolean): Step {
  const { heard } = frame
  const calm: Frame = { ...frame, heard: null, misses: 0 }
  if (heard === null) return { frame: calm, effects: reask(calm) }
  if (isRight) return { frame: calm, effects: [{ type: 'take_heard', text: heard }] }
  return { frame: calm, effects: [say('audio_unclear', {})] }
}

/** A yes or a no that is typed after it. Anything else leaves it behind: the guest has written what was meant. */
export function answerReadBack(
  frame: Frame,
  consent: 'yes' | 'no' | 'conditional' | 'none',
): Step | undefined {
  if (frame.heard === null || (consent !== 'yes' && consent !== 'no')) return undefined
  return settleHeard(frame, consent === 'yes')
}
