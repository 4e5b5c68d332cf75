import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import type { DialogueEvent, MediaKind } from './events.ts'
import type { Frame } from './frame.ts'
import { reserve } from './progress.ts'
import { handOver, reask } from './questions.ts'

/** A file, by what can be done with it. One message each: who sent a sticker is not asked two things. */
export function onMedia(frame: Frame, kind: MediaKind): Step {
  switch (kind) {
    // A voice note that cannot be heard mutes nobody: the guest is asked to write, and the talk goes on.
    case 'audio':
      return { frame, effects: [say('audio_unavailable', {}), ...reask(frame)] }
    case 'audio_unclear':
      return { frame, effects: [say('audio_unclear', {})] }
    case 'audio_long':
      return { frame, effects: [say('audio_too_long', {})] }
    case 'other':
      return { frame, effects: [say('media_unsupported', {})] }
    case 'picture':
      return { frame: { ...frame, misses: 0 }, effects: [say('photo_seen', {})] }
    // A sticker, or hands put together: people smile and go on.
    case 'silent':
      return { frame, effects: [] }
    case 'image':
    case 'document':
      return { frame: { ...frame, misses: 0 }, effects: [{ type: 'take_proof' }] }
  }
}

/** What guests do with the phone beside writing: a call, a place on the map, somebody's card. */
export function onGesture(
  frame: Frame,
  event: Extract<DialogueEvent, { type: 'called' | 'located' | 'card' }>,
  context: DialogueContext,
): Step {
  const calm: Frame = { ...frame, misses: 0 }
  switch (event.type) {
    case 'called':
      return handOver(calm, 'called', context)
    case 'located': {
      const directions: Effect = {
        type: 'answer_faq',
        topics: ['location'],
        reask: false,
        accommodationId: frame.accommodationId,
      }
      return { frame: calm, effects: [directions] }
    }
    case 'card':
      return onCard(calm, event, context)
  }
}

/** A card given where a telephone was asked for is the answer; otherwise it is somebody the owner should know of. */
function onCard(
  frame: Frame,
  { phone, name }: Extract<DialogueEvent, { type: 'card' }>,
  context: DialogueContext,
): Step {
  const { pending } = frame
  if (pending?.kind === 'phone' && phone && pending.offer)
    return reserve({ ...frame, phone }, pending.offer, context)
  const code = frame.reservationCode ?? context.bookings[0]?.code ?? null
  const known = [name, phone].filter((part) => part !== null).join(' ')
  const noted: Effect[] = code && known !== '' ? [{ type: 'note_name', code, name: known }] : []
  return { frame, effects: [...noted, say('card_noted', { name })] }
}
